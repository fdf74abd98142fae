// Single-flight (golang.org/x/sync/singleflight): of all callers in a process that want the same key at the same time
// one does the work, the others wait for it and share the outcome.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/result.hpp"
#include "memory/account.hpp"
#include "sim/wait_list.hpp"

namespace cachebound {

/// The table of flights is bounded twice: a flight leaves it when it lands, and when all places are taken a further
/// key waits for one. A caller must not be dropped in mid-flight while others go on. O(1) expected a call, and a
/// landing O(callers that wait for a place).
class SingleFlight {
 public:
  /// What a flight takes besides its key, as charged: the same on every platform.
  static constexpr std::uint64_t flight_bytes = 64;

  /// `most_flights` at least 1.
  SingleFlight(Scheduler& scheduler, std::uint32_t most_flights, Account& account)
      : scheduler_(scheduler), most_flights_(most_flights), account_(account), places_(scheduler) {
    assert(most_flights > 0);
    flights_.reserve(most_flights);
  }
  SingleFlight(const SingleFlight&) = delete;
  SingleFlight& operator=(const SingleFlight&) = delete;
  ~SingleFlight() {
    for (const auto& [key, flight] : flights_) account_.release(flight_bytes + key.size());
  }

  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes(std::uint32_t most_flights,
                                                                std::uint64_t longest_key) noexcept {
    return most_flights * (flight_bytes + longest_key);
  }

  struct Landing {
    Result<std::string> outcome;
    bool led = false;  ///< this caller did the work
  };

  /// `work()` gives a Task<Result<std::string>>; a fault is shared as well, and not remembered.
  template <class Work>
  [[nodiscard]] Task<Landing> run(std::string key, Work work) {
    while (true) {
      if (const auto found = flights_.find(key); found != flights_.end()) {
        const std::shared_ptr<Flight> flight = found->second;
        co_await flight->landed.wait();
        co_return Landing{*flight->outcome, false};
      }
      if (flights_.size() < most_flights_) break;
      co_await places_.wait();
    }
    const auto flight = std::make_shared<Flight>(scheduler_);
    flights_.emplace(key, flight);
    account_.charge(flight_bytes + key.size());
    flight->outcome = co_await work();
    flights_.erase(key);
    account_.release(flight_bytes + key.size());
    flight->landed.wake_all();
    // All of them: the first takes the place, and those with its key join it.
    places_.wake_all();
    co_return Landing{*flight->outcome, true};
  }

  /// In the air now.
  [[nodiscard]] std::uint32_t flights() const noexcept { return static_cast<std::uint32_t>(flights_.size()); }

 private:
  struct Flight {
    explicit Flight(Scheduler& scheduler) noexcept : landed(scheduler) {}
    WaitList landed;
    std::optional<Result<std::string>> outcome;
  };

  Scheduler& scheduler_;
  std::uint32_t most_flights_;
  Account& account_;
  WaitList places_;
  std::unordered_map<std::string, std::shared_ptr<Flight>> flights_;  // only looked up
};

}  // namespace cachebound
