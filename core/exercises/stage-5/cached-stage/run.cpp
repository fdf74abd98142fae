#include "exercises/stage-5/cached-stage/run.hpp"

#include <algorithm>

namespace cachebound::exercises::cached_stage {

namespace {

Capacity capacity_of(const CachedRankingParams& params) {
  return params.mode == CachePlace::none ? Capacity::bounded(0) : Capacity::functools(params.maxsize);
}

std::uint64_t stage_bound(const CachedRankingParams& params) {
  const std::uint64_t limit = std::uint64_t{params.limit_mb} * 1'000'000;
  const auto worst = RankingPipeline::worst_case_stage_bytes(params.mode, capacity_of(params), params.candidates);
  return std::min(worst.value_or(limit), limit);
}

}  // namespace

CachedRanking::CachedRanking(const CachedRankingParams& params, const Environment& environment)
    : params_(params),
      capacity_(capacity_of(params)),
      cost_(from_milliseconds(params.rank_cost_ms)),
      limit_(std::uint64_t{params.limit_mb} * 1'000'000),
      stages_account_("stages", stage_bound(params)),
      cache_account_("cache", RankingPipeline::worst_case_entry_bytes(params.mode, capacity_)),
      probe_account_("one_entry_fewer", Probe::worst_case_bytes(one_fewer())),
      workload_account_("workload", Zipf::worst_case_bytes(params.users)),
      instrument_account_("instrument", params.candidates * sizeof(std::uint64_t) +
                                            EventLog<Happening>::worst_case_bytes(log_capacity)),
      stream_(params.users, params.skew, params.seed, workload_account_),
      pipeline_(params.mode, capacity_, params.candidates, stages_account_, cache_account_),
      unbounded_twin_(CachePlace::method, Capacity::unbounded(), params.candidates, twin_stages_, twin_entries_),
      one_entry_fewer_(one_fewer(), probe_account_),
      scratch_(params.candidates, 0, TrackingAllocator<std::uint64_t>(instrument_account_)),
      log_(log_capacity, instrument_account_),
      clock_(environment.clock) {}

Capacity CachedRanking::one_fewer() const {
  const std::uint32_t bound = capacity_.bound().value_or(0);
  return Capacity::bounded(bound == 0 ? 0 : bound - 1);
}

void CachedRanking::step(std::uint64_t events) {
  const std::uint64_t period = params_.rebuild_every.value_or(params_.requests);
  while (events > 0) {
    if (stopped_at_ == 0 && position_ % period == 0 && !rebuild()) stopped_at_ = position_ + 1;
    if (stopped_at_ != 0) {
      position_ += events;
      return;
    }
    const auto block =
        static_cast<std::size_t>(std::min({events, period - position_ % period, std::uint64_t{block_size}}));
    for (std::size_t i = 0; i < block; ++i) users_[i] = stream_.next();
    serve({users_.data(), block});
    events -= block;
  }
}

bool CachedRanking::rebuild() {
  if (twin_stopped_at_ == 0 && !unbounded_twin_.rebuild(limit_)) twin_stopped_at_ = position_ + 1;
  if (params_.mode != CachePlace::user_key) one_entry_fewer_.clear();
  const std::uint32_t old = pipeline_.stages_built();
  const bool built = pipeline_.rebuild(limit_);
  const std::uint32_t alive = pipeline_.stages_alive(), others = built ? alive - 1 : alive;
  if (others < stages_alive_) log_.record({position_ + 1, 0, 0, old, Kind::freed});
  log_.record({position_ + 1, 0, 0, old + 1, built ? Kind::built : Kind::stopped});
  stages_alive_ = alive;
  return built;
}

/// Each block is served with the cache and at once without it: both times meet the same machine. They take turns at
/// going first, since whoever comes second finds the processor prepared for the same users. Keeping the figures counts
/// to neither.
void CachedRanking::serve(std::span<const std::uint32_t> users) {
  const auto timed = [&](auto&& serve_one) {
    const Nanoseconds start = real_time();
    for (std::size_t i = 0; i < users.size(); ++i) serve_one(i);
    return real_time() - start;
  };
  const auto with_cache = [&](std::size_t i) { events_[i] = pipeline_.serve(users[i], scratch_); };
  const auto without = [&](std::size_t i) { fresh_[i] = pipeline_.rank(users[i], scratch_); };
  plain_first_ = !plain_first_;
  const Nanoseconds first = plain_first_ ? timed(without) : timed(with_cache);
  const Nanoseconds second = plain_first_ ? timed(with_cache) : timed(without);
  real_.add(users.size(), plain_first_ ? second : first, plain_first_ ? first : second);
  for (std::size_t i = 0; i < users.size(); ++i) account_for(users[i], events_[i], fresh_[i]);
  largest_size_ = std::max(largest_size_, pipeline_.size());
}

void CachedRanking::account_for(std::uint32_t user, const RankingPipeline::Event& event, const Ranked& fresh) {
  ++position_;
  ++served_;
  if (event.answer.stage != fresh.stage) {
    ++stale_;
  } else if (!(event.answer == fresh)) {
    ++wrong_;
  }
  for (std::uint32_t place = 0; place < RankingStage::places; ++place) {
    ranking_sum_ += std::uint64_t{place + 1} * event.answer.ranking[place];
  }
  const Kind kind = event.served == Served::hit        ? Kind::hit
                    : event.served == Served::bypassed ? Kind::bypassed
                                                       : Kind::miss;
  log_.record({position_, event.idle, user, event.answer.stage, kind});
  digest_.add(std::uint64_t{user} << 2 | static_cast<std::uint64_t>(event.served));
  digest_.add(std::uint64_t{event.answer.ranking[0]} << 32 | event.answer.stage);
  if (const auto& gone = event.evicted) {
    log_.record({position_, gone->idle, gone->user, gone->stage, Kind::eviction});
    digest_.add(std::uint64_t{gone->user} << 32 | gone->stage);
    if (event.stages_alive < stages_alive_) log_.record({position_, 0, 0, gone->stage, Kind::freed});
  }
  stages_alive_ = event.stages_alive;
  if (twin_stopped_at_ == 0) unbounded_twin_.remember(user, event.answer);
  if (one_entry_fewer_.get(user) != nullptr) {
    ++probe_hits_;
  } else {
    one_entry_fewer_.put(user, {});
  }
}

}  // namespace cachebound::exercises::cached_stage
