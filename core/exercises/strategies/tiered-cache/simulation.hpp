// Services with a cache of their own each (L1) in front of one that they share (L2).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "exercises/strategies/shared/service_simulation.hpp"
#include "pattern/local_cache.hpp"
#include "pattern/pubsub_invalidation.hpp"
#include "pattern/tiered_cache.hpp"

namespace cachebound::exercises::tiered_cache {

struct Params {
  std::optional<std::uint32_t> maxsize = 100;     ///< of each L1
  std::optional<std::uint32_t> l1_ttl_ms = 1000;  ///< none: an entry is trusted until it leaves
  double l2_ttl_ms = 10'000;
  bool promote = true;
  bool told = false;  ///< writes are published to the other L1s
  double lost = 0;
  std::uint32_t services = 3, keys = 500, requests = 4000, write_every = 20;
  double interval_ms = 1, load_ms = 5, cache_ms = 0.5, skew = 1;
  std::uint32_t seed = 38;
};

/// What an L1 has of a key.
enum class Copy : std::uint8_t { none, right, outdated };

/// Memory: the L1s, bounded or not, what L2 keeps, and a few numbers a request.
class Simulation final : public ServiceSimulation {
 public:
  Simulation(const Params& params, std::string name, bool drawn, Stores& stores);
  ~Simulation() override { stop(); }

  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[nodiscard]] const Params& params() const noexcept { return params_; }
  [[nodiscard]] std::uint32_t l1_hits() const noexcept { return answered(Origin::local); }
  [[nodiscard]] std::uint32_t l2_hits() const noexcept { return answered(Origin::cache); }
  [[nodiscard]] std::uint32_t misses() const noexcept { return answered(Origin::database); }
  [[nodiscard]] std::uint64_t promotions() const noexcept;
  [[nodiscard]] std::uint64_t evictions() const noexcept;
  /// Of all L1s.
  [[nodiscard]] std::uint64_t entries() const noexcept;
  [[nodiscard]] std::uint64_t messages_sent() const noexcept override;
  /// O(entries of its L1).
  [[nodiscard]] Copy copy(std::uint32_t service, std::uint32_t key) const;
  /// Of all L1s; no bound where they have none.
  [[nodiscard]] const Account& l1_account() const noexcept { return l1_account_; }

 private:
  struct Service {
    std::unique_ptr<LocalCache> local;
    std::unique_ptr<TieredCache> cache;
  };

  [[nodiscard]] Task<Result<Answer>> read(std::uint32_t service, std::string key) override;
  [[nodiscard]] Task<> write(std::uint32_t service, std::string key, std::string value) override;

  Params params_;
  std::string name_;
  Account l1_account_;
  std::vector<Service> services_;
};

}  // namespace cachebound::exercises::tiered_cache
