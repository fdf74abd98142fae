// A lock that processes share: SET NX with an expiry, so that a holder that dies does not keep it for ever
// (https://redis.io/docs/latest/develop/clients/patterns/distributed-locks, on a single server).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "sim/scheduler.hpp"
#include "store/store.hpp"

namespace cachebound {

enum class Unlock : std::uint8_t {
  own,  ///< only while the lock still carries the holder's token
  any,  ///< the naive way: erase it, whoever has it by now
};

struct StoreLockOptions {
  /// After that the lock is anybody's, whether or not its holder is done.
  Nanoseconds lifetime{};
  std::string owner;  ///< distinct for each process: tokens begin with it
  Unlock unlock = Unlock::own;
};

/// Mutual exclusion as good as the lifetime is long: a holder that takes longer is not alone. Unlocking by token at
/// least leaves the next holder's lock alone; the naive way gives that up as well, and so on for everyone behind.
class StoreLock {
 public:
  StoreLock(Scheduler& scheduler, Store& store, StoreLockOptions options)
      : scheduler_(scheduler), store_(store), options_(std::move(options)) {}

  /// What its holder needs to give the lock up.
  struct Held {
    std::string token;
    Nanoseconds until{};
  };

  /// Nothing when somebody else has it.
  [[nodiscard]] Task<Result<std::optional<Held>>> try_lock(std::string key);
  /// False when there was nothing left to give up.
  [[nodiscard]] Task<Result<bool>> unlock(std::string key, Held held);

  /// Locks whose time was over before their holder was done.
  [[nodiscard]] std::uint64_t overruns() const noexcept { return overruns_; }

 private:
  [[nodiscard]] static std::string name_of(const std::string& key) { return "lock:" + key; }

  Scheduler& scheduler_;
  Store& store_;
  StoreLockOptions options_;
  std::uint64_t tokens_ = 0, overruns_ = 0;
};

}  // namespace cachebound
