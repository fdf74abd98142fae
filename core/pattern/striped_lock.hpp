// Mutual exclusion by key with a fixed number of locks (striping: D. Lea, ConcurrentHashMap): bounded by construction,
// where a lock a key would grow with the keys.
#pragma once

#include <cassert>
#include <cstdint>
#include <deque>
#include <string_view>
#include <utility>

#include "sim/wait_list.hpp"

namespace cachebound {

/// Callers whose keys share a stripe come one after the other, in order of arrival; some wait for a key that is not
/// theirs. One caller holds at most one stripe at a time, or two callers could wait for each other for ever. O(key).
///
/// Tasks that wait here are dropped all together or not at all.
class StripedLock {
 public:
  /// At least one stripe.
  StripedLock(Scheduler& scheduler, std::uint32_t stripes) {
    assert(stripes > 0);
    for (std::uint32_t i = 0; i < stripes; ++i) stripes_.emplace_back(scheduler);
  }
  StripedLock(const StripedLock&) = delete;
  StripedLock& operator=(const StripedLock&) = delete;

 private:
  struct Stripe {
    explicit Stripe(Scheduler& scheduler) noexcept : waiting(scheduler) {}
    WaitList waiting;
    bool taken = false;
  };

 public:
  /// A stripe, until it is destroyed. Who waits longest is next.
  class [[nodiscard]] Held {
   public:
    explicit Held(Stripe& stripe) noexcept : stripe_(&stripe) {}
    Held(Held&& other) noexcept : stripe_(std::exchange(other.stripe_, nullptr)) {}
    Held& operator=(Held&& other) noexcept {
      std::swap(stripe_, other.stripe_);
      return *this;
    }
    ~Held() {
      // The stripe comes with the wake-up: nobody gets it in between.
      if (stripe_ != nullptr && !stripe_->waiting.wake_one()) stripe_->taken = false;
    }

   private:
    Stripe* stripe_;
  };

  [[nodiscard]] Task<Held> lock(std::string_view key) {
    return take(stripes_[stripe_of(key, static_cast<std::uint32_t>(stripes_.size()))]);
  }

  /// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv), 32 bits: the same stripe on every platform.
  [[nodiscard]] static constexpr std::uint32_t stripe_of(std::string_view key, std::uint32_t stripes) noexcept {
    std::uint32_t hash = 2'166'136'261U;
    for (const char byte : key) hash = (hash ^ static_cast<unsigned char>(byte)) * 16'777'619U;
    return hash % stripes;
  }

 private:
  static Task<Held> take(Stripe& stripe) {
    if (std::exchange(stripe.taken, true)) co_await stripe.waiting.wait();
    co_return Held(stripe);
  }

  std::deque<Stripe> stripes_;
};

}  // namespace cachebound
