// A real Redis as the place where a run keeps its stores.
#pragma once

#include <string>
#include <vector>

#include "store/native/redis_store.hpp"
#include "store/stores.hpp"

namespace cachebound {

/// Every store opened here has a prefix that no other store and no other process has, and takes its entries with it.
class RedisStores final : public Stores {
 public:
  RedisStores(std::vector<RedisEndpoint> servers, RedisStoreOptions options = {});

  /// Whether a server answers, or why not.
  [[nodiscard]] Result<void> probe();

  [[nodiscard]] std::unique_ptr<WaitableClock> clock() override;
  [[nodiscard]] std::unique_ptr<Store> open(Scheduler& scheduler, Account& account,
                                            const SimulatedRedisOptions& simulated = {}) override;
  [[nodiscard]] bool is_real() const override { return true; }
  /// "redis://HOST:PORT", or "unix:PATH".
  [[nodiscard]] std::string name() const override;

 private:
  std::vector<RedisEndpoint> servers_;
  RedisStoreOptions options_;
  std::string run_;  ///< tells this process from others on the same server
  std::uint64_t opened_ = 0;
};

}  // namespace cachebound
