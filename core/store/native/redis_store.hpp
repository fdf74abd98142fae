// A real Redis: where users outgrow one machine's memory.
#pragma once

#include <string>
#include <vector>

#include "sim/scheduler.hpp"
#include "store/native/redis_cluster.hpp"
#include "store/native/redis_subscription.hpp"
#include "store/store.hpp"

namespace cachebound {

struct RedisStoreOptions {
  RedisTimeouts timeouts;
  RedisBackoff backoff;
  Nanoseconds poll_interval = std::chrono::milliseconds{1};  ///< how often a subscription that waits looks
  std::uint32_t most_waiting = 1000;  ///< messages a subscription keeps until they are taken, at least 1
  std::string prefix;                 ///< put before every key and channel: keeps users of one server apart
  bool is_temporary = false;          ///< its entries go with it; needs a prefix that nobody else has
};

/// A command blocks its thread for one round trip, never longer than the timeouts, and lets other coroutines run
/// before it returns. Times are whole milliseconds on the server: an expiry is rounded up. The server counts memory its
/// own way, and a full one is `store_full`. When the server goes away every command is a fault, told at once between
/// attempts to connect; when it is back the next attempt finds it. Nothing is ever sent twice: a command whose reply is
/// missing may have been carried out. The scheduler has to run on real time.
///
/// In a cluster redirections are followed. Channels are those of the first server that answers; messages reach
/// subscribers of all, but only its own are counted.
class RedisStore final : public Store {
 public:
  /// `servers`: one, or some of a cluster. Connects with the first command.
  RedisStore(Scheduler& scheduler, std::vector<RedisEndpoint> servers, RedisStoreOptions options = {});
  RedisStore(const RedisStore&) = delete;
  RedisStore& operator=(const RedisStore&) = delete;
  ~RedisStore() override;

  /// Whether a server is there, or why not.
  [[nodiscard]] Result<void> ping();
  /// Deletes every key with the prefix, which must not be empty, on every server this store has used. Blocks; O(keys on
  /// the server). The number deleted, as far as servers answered.
  std::uint64_t erase_all();

  [[nodiscard]] Task<Result<std::optional<std::string>>> get(std::string key) override;
  [[nodiscard]] Task<Result<bool>> set(std::string key, std::string value, SetOptions options = {}) override;
  [[nodiscard]] Task<Result<bool>> erase(std::string key) override;
  [[nodiscard]] Task<Result<bool>> erase_if(std::string key, std::string value) override;
  [[nodiscard]] Task<Result<bool>> expire(std::string key, Nanoseconds time) override;
  [[nodiscard]] Task<Result<TimeToLive>> ttl(std::string key) override;
  [[nodiscard]] Task<Result<std::int64_t>> incr(std::string key, std::int64_t by = 1) override;
  [[nodiscard]] Task<Result<std::uint32_t>> publish(std::string channel, std::string message) override;
  [[nodiscard]] Task<Result<std::unique_ptr<Subscription>>> subscribe(std::string channel) override;

  [[nodiscard]] const RedisCluster& servers() const noexcept { return servers_; }

 private:
  /// `arguments` with the key, already prefixed, in second place.
  [[nodiscard]] Task<Result<RedisReply>> command(std::vector<std::string> arguments, std::size_t key = 1);
  [[nodiscard]] Task<Result<bool>> asked(std::vector<std::string> arguments, std::size_t key = 1);
  std::uint64_t erase_all(RedisNode& node);

  Scheduler& scheduler_;
  RedisStoreOptions options_;
  RedisCluster servers_;
};

}  // namespace cachebound
