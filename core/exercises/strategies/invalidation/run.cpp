#include "exercises/strategies/invalidation/run.hpp"

#include "exercises/strategies/shared/stores_of.hpp"

namespace cachebound::exercises::invalidation {

InvalidationRun::InvalidationRun(const InvalidationParams& params, const Environment& environment)
    : params_(params),
      workload_account_("workload", Zipf::worst_case_bytes(params.keys)),
      keys_(params.keys, params.skew, params.seed, workload_account_),
      real_(stores_of(environment).is_real()) {
  Stores& stores = stores_of(environment);
  for (std::size_t i = 0; i < invalidation_names.size(); ++i) {
    const auto strategy = static_cast<Invalidation>(i);
    const bool is_chosen = strategy == params.strategy;
    if (real_ && !is_chosen) continue;
    fleets_.push_back(std::make_unique<InvalidationFleet>(params, strategy, is_chosen, stores));
    if (is_chosen) chosen_ = fleets_.back().get();
  }
}

void InvalidationRun::step(std::uint64_t events) {
  for (; events > 0; --events, ++steps_) {
    if (steps_ == params_.requests) {
      for (const auto& fleet : fleets_) fleet->finish();
      continue;
    }
    last_key_ = keys_.next();
    for (const auto& fleet : fleets_) fleet->request(last_key_);
  }
}

const InvalidationFleet* InvalidationRun::fleet(Invalidation strategy) const {
  for (const auto& fleet : fleets_) {
    if (fleet->strategy() == strategy) return fleet.get();
  }
  return nullptr;
}

// A value is read in the middle of its load. Without a sliding time it leaves the cache no later than its time to live
// after the load has been stored there; and a save takes half of its time to be acknowledged, before anybody is told.
std::optional<Nanoseconds> InvalidationRun::longest_staleness() const {
  const FleetSetup& setup = chosen().setup();
  const Nanoseconds half_a_load = setup.load - setup.load / 2, ttl = from_milliseconds(params_.ttl_ms);
  if (real_) return std::nullopt;
  switch (params_.strategy) {
    case Invalidation::forgotten:
    case Invalidation::sliding_ttl:
      return std::nullopt;
    case Invalidation::ttl:
      return half_a_load + setup.cache + ttl;
    case Invalidation::pub_sub:
      if (params_.lost > 0) return std::nullopt;
      return half_a_load + setup.cache;
    case Invalidation::pub_sub_ttl:
      if (params_.lost > 0) return half_a_load + ttl;
      return half_a_load + setup.cache;
    case Invalidation::version_tags:
    case Invalidation::version_tags_forever:
      return half_a_load + 2 * setup.cache;
  }
  return std::nullopt;
}

std::uint64_t InvalidationRun::digest() const {
  Digest digest;
  for (const auto& fleet : fleets_) digest.add(fleet->digest());
  if (const Timeline* timeline = chosen().timeline()) digest.add(timeline->digest());
  return digest.value();
}

}  // namespace cachebound::exercises::invalidation
