// The naive rival of SingleFlight: `locks.setdefault(key, Lock())`, a lock for every key ever asked for.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

#include "memory/account.hpp"
#include "sim/wait_list.hpp"

namespace cachebound {

/// Callers with the same key come one after the other. No lock is ever taken out of the table again: it grows with the
/// number of distinct keys, long after the last of them was of use to anybody.
class LockPerKey {
 public:
  /// What a lock takes besides its key, as charged: as much as a flight of SingleFlight.
  static constexpr std::uint64_t lock_bytes = 64;

  LockPerKey(Scheduler& scheduler, Account& account) : scheduler_(scheduler), account_(account) {}
  LockPerKey(const LockPerKey&) = delete;
  LockPerKey& operator=(const LockPerKey&) = delete;
  ~LockPerKey() {
    for (const auto& [key, lock] : locks_) account_.release(lock_bytes + key.size());
  }

  /// Suspends while somebody else has the key.
  [[nodiscard]] Task<> lock(std::string key) {
    const auto [found, is_new] = locks_.try_emplace(key, scheduler_);
    if (is_new) account_.charge(lock_bytes + key.size());
    Lock& lock = found->second;
    // The lock comes with the wake-up: nobody gets it in between.
    if (std::exchange(lock.taken, true)) co_await lock.waiting.wait();
  }

  /// By whoever has it. Who waits longest is next.
  void unlock(const std::string& key) {
    Lock& lock = locks_.at(key);
    if (!lock.waiting.wake_one()) lock.taken = false;
  }

  /// Locks in the table, taken or not.
  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(locks_.size()); }

 private:
  struct Lock {
    explicit Lock(Scheduler& scheduler) noexcept : waiting(scheduler) {}
    WaitList waiting;
    bool taken = false;
  };

  Scheduler& scheduler_;
  Account& account_;
  std::unordered_map<std::string, Lock> locks_;  // only looked up; its elements stay where they are
};

}  // namespace cachebound
