// Replays requests as they come: memory is that of the caches, however long the trace.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/clock.hpp"
#include "memory/account.hpp"
#include "trace/replay/contender.hpp"
#include "trace/request.hpp"

namespace cachebound {

class StreamingReplay {
 public:
  /// No contender has a relative size. Those that need the future are given `next` positions: every batch must have
  /// them then.
  StreamingReplay(std::span<const Contender> contenders, std::uint64_t seed, const Clock* clock, Account& account);

  void replay(const RequestBatch& batch);

  /// In the order of the contenders.
  [[nodiscard]] std::vector<ReplayRow> rows() const;

 private:
  struct Lane {
    std::unique_ptr<eviction::Policy> policy;
    std::unique_ptr<eviction::ForesightPolicy> foresight;  ///< either this one or the other
    ReplayRow row;
  };

  const Clock* clock_;
  std::vector<Lane> lanes_;
};

}  // namespace cachebound
