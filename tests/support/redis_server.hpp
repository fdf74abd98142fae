// A real redis-server, started for a test and ended with it.
#pragma once

#include <memory>
#include <string>
#include <sys/types.h>
#include <vector>

#include "store/native/store_address.hpp"
#include "support/steered_time.hpp"
#include "support/temporary_folder.hpp"

namespace cachebound {

/// Whether the machine has redis-server. Where it has not, the test that asks says so and may return early; in CI it
/// fails.
[[nodiscard]] bool has_redis_server();

/// On a socket in a directory of its own, without persistence. Ends with the object, by its process id, also when the
/// test fails; and with the test's process, should that die.
class RedisServer {
 public:
  /// Starts it, with further options as redis-server takes them, and waits until it answers. `time`, where given, is
  /// its wall time, and outlives it.
  explicit RedisServer(std::vector<std::string> options = {}, const SteeredTime* time = nullptr);
  RedisServer(const RedisServer&) = delete;
  RedisServer& operator=(const RedisServer&) = delete;
  ~RedisServer();

  /// Kills it: what it held is gone, and so is its socket.
  void stop();
  /// After `stop`, at the same address; empty.
  void start();
  /// It answers nothing any more, but is there (SIGSTOP), until `resume`.
  void pause() const;
  void resume() const;

  [[nodiscard]] std::string socket() const { return (folder_.path() / "redis.sock").string(); }
  [[nodiscard]] RedisEndpoint endpoint() const { return {"", 0, socket()}; }

 private:
  TemporaryFolder folder_;
  std::vector<std::string> options_;
  const SteeredTime* time_;
  pid_t process_ = -1;
};

/// One for all tests of this process that do not mind what others have left on it.
[[nodiscard]] RedisServer& shared_redis_server();

/// TCP ports of this machine that nobody listens on now, all different.
[[nodiscard]] std::vector<std::uint16_t> free_ports(std::size_t count);

}  // namespace cachebound
