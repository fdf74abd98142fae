// The ranking stage in use: rebuilt now and then, with a cache in one of the places where people put it.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <variant>

#include "cache/cached_stage.hpp"
#include "cache/owner_key.hpp"
#include "exercises/stage-5/cached-stage/ranking_stage.hpp"

namespace cachebound::exercises::cached_stage {

enum class CachePlace : std::uint8_t {
  none,
  method,     ///< one cache for all stages, keyed by (stage, user): @lru_cache on the method
  per_stage,  ///< a cache of its own in each stage
  weak_key,   ///< one cache for all stages, keyed by (weak reference to the stage, user)
  user_key,   ///< one cache for all stages, keyed by the user alone
};

class RankingPipeline {
 public:
  /// What a request did.
  struct Event {
    Ranked answer;
    Served served{};
    std::uint64_t idle = 0;  ///< of a hit: requests since its entry was used last
    struct Gone {
      std::uint32_t user, stage;
      std::uint64_t idle;
    };
    std::optional<Gone> evicted;
    std::uint32_t stages_alive = 0;  ///< after the request
  };

  /// Stages are charged to one account, entries to the other. Without a stage until the first `rebuild`.
  RankingPipeline(CachePlace place, Capacity capacity, std::uint32_t candidates, Account& stages, Account& entries);

  /// The most bytes of stages that can be alive at once: the present one, and in a method cache one an entry.
  [[nodiscard]] static std::optional<std::uint64_t> worst_case_stage_bytes(CachePlace place, Capacity capacity,
                                                                           std::uint32_t candidates) noexcept;
  [[nodiscard]] static std::optional<std::uint64_t> worst_case_entry_bytes(CachePlace place,
                                                                           Capacity capacity) noexcept;

  /// Drops the stage, then loads the next; false, and no stage at all, when the stages alive would need more than
  /// `limit` bytes.
  bool rebuild(std::uint64_t limit);

  /// The user's ranking, through the cache. `scratch` has room for all candidates.
  Event serve(std::uint32_t user, std::span<std::uint64_t> scratch);
  /// The user's ranking by the present stage, past the cache and uncounted.
  [[nodiscard]] Ranked rank(std::uint32_t user, std::span<std::uint64_t> scratch) const;
  /// Makes `answer` the present stage's answer for the user, as if it had just been computed here.
  void remember(std::uint32_t user, const Ranked& answer);

  [[nodiscard]] std::uint32_t stages_built() const noexcept { return built_; }
  [[nodiscard]] std::uint32_t stages_alive() const noexcept { return static_cast<std::uint32_t>(stages_->count()); }
  /// Over all stages.
  [[nodiscard]] StageCounts counts() const;
  [[nodiscard]] std::uint32_t size() const;
  [[nodiscard]] std::uint64_t used_entry_bytes() const;

  /// Calls `visit(cached)` with the CachedStage in use.
  template <class Visit>
  decltype(auto) look(Visit&& visit) const {
    return std::visit(std::forward<Visit>(visit), cached_);
  }

  [[nodiscard]] static std::uint32_t user_of(std::uint32_t key) noexcept { return key; }
  template <class Handle>
  [[nodiscard]] static std::uint32_t user_of(const OwnerKey<Handle>& key) noexcept {
    return key.argument;
  }

 private:
  using Owner = std::shared_ptr<const RankingStage>;
  struct Request {
    const Owner* stage;
    std::uint32_t user;
    std::span<std::uint64_t> scratch;
  };
  struct ByUser {
    std::uint32_t operator()(const Request& request) const { return request.user; }
  };
  template <class Key>
  struct ByStageAndUser {
    Key operator()(const Request& request) const { return {*request.stage, (*request.stage)->number(), request.user}; }
  };
  struct Rank {
    Ranked operator()(const Request& request) const {
      return {(*request.stage)->rank(request.user, request.scratch), (*request.stage)->number()};
    }
  };
  using UserCache = CachedStage<const Request, ByUser, Rank>;
  template <class Key>
  using SharedCache =
      CachedStage<const Request, ByStageAndUser<Key>, Rank, LruCache<Key, StageEntry<Ranked>, OwnerKeyHash>>;
  using MethodCache = SharedCache<OwningKey<const RankingStage>>;
  using WeakCache = SharedCache<WeakKey<const RankingStage>>;

  [[nodiscard]] std::variant<UserCache, MethodCache, WeakCache> make_cache(Capacity capacity) const;

  CachePlace place_;
  Capacity capacity_;
  std::uint32_t candidates_;
  Account* stages_;
  Account* entries_;
  std::uint32_t built_ = 0;
  Owner stage_;
  StageCounts before_;  ///< of the caches that went with their stages
  std::variant<UserCache, MethodCache, WeakCache> cached_;
};

}  // namespace cachebound::exercises::cached_stage
