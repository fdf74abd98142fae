// Wall time for a real redis-server that a test moves on: hours pass at once, and never by themselves.
#pragma once

#include <cstdint>
#include <string>

#include "base/clock.hpp"
#include "support/temporary_folder.hpp"

namespace cachebound {

/// Whether a server's time can be steered here: by preloading a library, on Linux. Where it cannot, the test that asks
/// says so and may return early.
[[nodiscard]] bool can_steer_time();

/// Given to RedisServer. Begins at a whole second long after the epoch.
class SteeredTime {
 public:
  SteeredTime();
  SteeredTime(const SteeredTime&) = delete;
  SteeredTime& operator=(const SteeredTime&) = delete;
  ~SteeredTime();

  /// Whole microseconds; the server sees it with the next command.
  void pass(Nanoseconds time);

  /// What a process has to find in its environment, in place of LD_PRELOAD and CACHEBOUND_STEERED_TIME.
  [[nodiscard]] static std::string library();
  [[nodiscard]] std::string file() const { return (folder_.path() / "time").string(); }

 private:
  TemporaryFolder folder_;
  volatile std::int64_t* microseconds_ = nullptr;
};

}  // namespace cachebound
