#include "exercises/stage-5/cached-stage/simulation.hpp"

namespace cachebound::exercises::cached_stage {

RankingPipeline::RankingPipeline(CachePlace place, Capacity capacity, std::uint32_t candidates, Account& stages,
                                 Account& entries)
    : place_(place),
      capacity_(place == CachePlace::none ? Capacity::bounded(0) : capacity),
      candidates_(candidates),
      stages_(&stages),
      entries_(&entries),
      cached_(make_cache(capacity_)) {}

std::variant<RankingPipeline::UserCache, RankingPipeline::MethodCache, RankingPipeline::WeakCache>
RankingPipeline::make_cache(Capacity capacity) const {
  switch (place_) {
    case CachePlace::method:
      return MethodCache({capacity, *entries_}, {}, {});
    case CachePlace::weak_key:
      return WeakCache({capacity, *entries_}, {}, {});
    case CachePlace::none:
    case CachePlace::per_stage:
    case CachePlace::user_key:
      break;
  }
  UserCache cache({capacity, *entries_}, {}, {});
  cache.bypass(place_ == CachePlace::none);
  return cache;
}

std::optional<std::uint64_t> RankingPipeline::worst_case_stage_bytes(CachePlace place, Capacity capacity,
                                                                     std::uint32_t candidates) noexcept {
  if (place != CachePlace::method) return RankingStage::bytes(candidates);
  if (!capacity.is_bounded()) return std::nullopt;
  return (std::uint64_t{*capacity.bound()} + 1) * RankingStage::bytes(candidates);
}

std::optional<std::uint64_t> RankingPipeline::worst_case_entry_bytes(CachePlace place, Capacity capacity) noexcept {
  using ByUserEntries = LruCache<std::uint32_t, StageEntry<Ranked>>;
  using ByStageEntries = LruCache<OwningKey<const RankingStage>, StageEntry<Ranked>, OwnerKeyHash>;
  if (place == CachePlace::none) return 0;
  const bool by_stage = place == CachePlace::method || place == CachePlace::weak_key;
  return by_stage ? ByStageEntries::worst_case_bytes(capacity) : ByUserEntries::worst_case_bytes(capacity);
}

bool RankingPipeline::rebuild(std::uint64_t limit) {
  // The old one goes first: two at once would double the memory.
  stage_.reset();
  if (place_ == CachePlace::per_stage) {
    before_ = counts();
    cached_ = make_cache(Capacity::bounded(0));
    cached_ = make_cache(capacity_);
  }
  if (stages_->current() + RankingStage::bytes(candidates_) > limit) return false;
  stage_ = std::make_shared<const RankingStage>(++built_, candidates_, *stages_);
  return true;
}

RankingPipeline::Event RankingPipeline::serve(std::uint32_t user, std::span<std::uint64_t> scratch) {
  const Request request{&stage_, user, scratch};
  Event event = std::visit(
      [&](auto& cached) {
        auto call = cached.run(request);
        Event made{call.output, call.served, call.idle, std::nullopt, 0};
        if (const auto& gone = call.evicted) {
          made.evicted = Event::Gone{user_of(gone->key), gone->value.output.stage, cached.calls() - gone->value.used};
        }
        return made;
      },
      cached_);
  event.stages_alive = stages_alive();
  return event;
}

Ranked RankingPipeline::rank(std::uint32_t user, std::span<std::uint64_t> scratch) const {
  return Rank{}({&stage_, user, scratch});
}

void RankingPipeline::remember(std::uint32_t user, const Ranked& answer) {
  std::visit([&](auto& cached) { cached.store({&stage_, user, {}}, answer); }, cached_);
}

StageCounts RankingPipeline::counts() const {
  StageCounts sum = look([](const auto& cached) { return cached.counts(); });
  sum.hits += before_.hits;
  sum.misses += before_.misses;
  sum.bypassed += before_.bypassed;
  sum.recomputations += before_.recomputations;
  sum.evictions += before_.evictions;
  return sum;
}

std::uint32_t RankingPipeline::size() const {
  return look([](const auto& cached) { return cached.cache().size(); });
}

std::uint64_t RankingPipeline::used_entry_bytes() const {
  return look([](const auto& cached) { return cached.cache().used_bytes(); });
}

}  // namespace cachebound::exercises::cached_stage
