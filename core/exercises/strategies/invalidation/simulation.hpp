// Services that cache what others change, under one way of finding out about it.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exercises/strategies/invalidation/orphan_ledger.hpp"
#include "exercises/strategies/shared/service_simulation.hpp"
#include "pattern/local_cache.hpp"
#include "pattern/pubsub_invalidation.hpp"
#include "pattern/ttl_caching.hpp"
#include "pattern/version_tags.hpp"

namespace cachebound::exercises::invalidation {

enum class Invalidation : std::uint8_t {
  forgotten,             ///< nothing ever leaves the shared cache
  ttl,                   ///< entries of the shared cache end by themselves
  sliding_ttl,           ///< … unless they are read
  pub_sub,               ///< local caches that are told
  pub_sub_ttl,           ///< … and do not rely on it
  version_tags,          ///< entries of the shared cache, unreachable after a write to their group
  version_tags_forever,  ///< … and never removed
};
inline constexpr std::array<std::string_view, 7> invalidation_names{
    "forgotten", "ttl", "sliding-ttl", "pub-sub", "pub-sub-ttl", "version-tags", "version-tags-forever"};

/// Whether services have caches of their own and tell each other of writes.
[[nodiscard]] constexpr bool tells(Invalidation strategy) noexcept {
  return strategy == Invalidation::pub_sub || strategy == Invalidation::pub_sub_ttl;
}
[[nodiscard]] constexpr bool tags(Invalidation strategy) noexcept {
  return strategy == Invalidation::version_tags || strategy == Invalidation::version_tags_forever;
}

struct Params {
  Invalidation strategy = Invalidation::forgotten;
  std::uint32_t services = 4, keys = 50, tags = 10, requests = 4000, write_every = 20, maxsize = 128;
  double interval_ms = 5, ttl_ms = 2000, lost = 0.02, load_ms = 5, cache_ms = 0.5, skew = 1;
  std::uint32_t seed = 38;
};

class Simulation final : public ServiceSimulation {
 public:
  Simulation(const Params& params, Invalidation strategy, bool drawn, Stores& stores);
  ~Simulation() override { stop(); }

  [[nodiscard]] Invalidation strategy() const noexcept { return strategy_; }
  /// Versions in the shared cache that nobody can reach any more.
  [[nodiscard]] Orphans orphans() const { return ledger_.orphans(now()); }
  /// In the shared cache, or in all local ones together. Of a server that is none of ours nobody knows: 0.
  [[nodiscard]] std::uint64_t entries() const noexcept;
  /// From local caches, for want of room.
  [[nodiscard]] std::uint64_t evictions() const noexcept;
  [[nodiscard]] std::uint64_t messages_sent() const noexcept override { return messages_sent_; }
  [[nodiscard]] const Account& local_account() const noexcept { return local_account_; }

  /// The group a key belongs to.
  [[nodiscard]] static std::string tag_of(const Params& params, std::uint32_t key) {
    return "t" + std::to_string(key % params.tags);
  }
  /// What the shared cache can come to hold with version tags and a time to live: one entry for each read whose entry
  /// may still live, and the tags' versions.
  [[nodiscard]] static std::uint64_t tagged_bytes(const Params& params);

 private:
  /// What a service has of its own.
  struct Service {
    std::unique_ptr<LocalCache> local;
    std::unique_ptr<LocalCaching> local_caching;
    std::unique_ptr<InvalidationPublisher> publisher;
    std::unique_ptr<TtlCaching> ttl_caching;
    std::unique_ptr<VersionTags> tags;
  };
  [[nodiscard]] Task<Result<Answer>> read(std::uint32_t service, std::string key) override;
  [[nodiscard]] Task<> write(std::uint32_t service, std::string key, std::string value) override;
  void stored(const std::string& key, std::uint64_t value_bytes, const SetOptions& options) override;
  [[nodiscard]] Service equipped(std::uint32_t service);

  Params params_;
  Invalidation strategy_;
  Account local_account_;
  std::vector<Service> services_;
  mutable OrphanLedger ledger_;  ///< lets go of what has expired when it is asked
  std::uint64_t messages_sent_ = 0;
};

}  // namespace cachebound::exercises::invalidation
