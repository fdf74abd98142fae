#include "store/native/redis_stores.hpp"

#include <random>

#include "base/digest.hpp"
#include "store/native/real_time.hpp"

namespace cachebound {

namespace {

/// 64 bits that nobody else draws.
std::string token() {
  std::random_device device;
  Digest digest;
  for (int i = 0; i < 4; ++i) digest.add(std::uint64_t{device()});
  return digest.hex();
}

}  // namespace

RedisStores::RedisStores(std::vector<RedisEndpoint> servers, RedisStoreOptions options)
    : servers_(std::move(servers)), options_(std::move(options)), run_(token()) {}

Result<void> RedisStores::probe() {
  RealTime time;
  Scheduler scheduler(time, 1);
  return RedisStore(scheduler, servers_, options_).ping();
}

std::unique_ptr<WaitableClock> RedisStores::clock() { return std::make_unique<RealTime>(); }

std::unique_ptr<Store> RedisStores::open(Scheduler& scheduler, Account&, const SimulatedRedisOptions& simulated) {
  RedisStoreOptions options = options_;
  options.prefix = "cachebound:" + run_ + ":" + std::to_string(++opened_) + ":";
  options.is_temporary = true;
  options.most_waiting = simulated.most_waiting;
  return std::make_unique<RedisStore>(scheduler, servers_, options);
}

std::string RedisStores::name() const {
  if (!servers_.front().socket.empty()) return "unix:" + servers_.front().socket;
  std::string name = "redis://";
  for (const RedisEndpoint& server : servers_) name += (&server == &servers_.front() ? "" : ",") + in_words(server);
  return name;
}

}  // namespace cachebound
