// A store that takes in only what was offered before: whoever caches what he misses caches it at the second miss.
#pragma once

#include <string>
#include <utility>

#include "pattern/doorkeeper.hpp"
#include "store/forwarding_store.hpp"

namespace cachebound {

/// Everything but `set` goes straight to the store. Its naive rival is the store itself, which takes in everything.
class SelectiveStore final : public ForwardingStore<> {
 public:
  SelectiveStore(Store& store, Doorkeeper& doorkeeper) : ForwardingStore(store), doorkeeper_(doorkeeper) {}

  /// `store_full`, and no command, when the key is offered for the first time. What the store has of it stays.
  [[nodiscard]] Task<Result<bool>> set(std::string key, std::string value, SetOptions options = {}) override {
    if (!doorkeeper_.seen(key)) co_return Fault{FaultCode::store_full, "", "offered for the first time: not taken in"};
    co_return co_await ForwardingStore::set(std::move(key), std::move(value), options);
  }

 private:
  Doorkeeper& doorkeeper_;
};

}  // namespace cachebound
