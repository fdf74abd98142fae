#include "exercises/strategies/invalidation/run.hpp"

namespace cachebound::exercises::invalidation {

Run::Run(const Params& params, const Environment& environment)
    : RivalsRun(params.requests, environment),
      params_(params),
      workload_account_("workload", Zipf::worst_case_bytes(params.keys)),
      keys_(params.keys, params.skew, params.seed, workload_account_) {
  for (std::size_t i = 0; i < invalidation_names.size(); ++i) {
    const auto strategy = static_cast<Invalidation>(i);
    const bool is_chosen = strategy == params.strategy;
    add(is_chosen, params, strategy, is_chosen);
  }
}

void Run::next_request() {
  last_key_ = keys_.next();
  pass_on(last_key_);
}

// A value is read in the middle of its load. Without a sliding time it leaves the cache no later than its time to live
// after the load has been stored there; and a save takes half of its time to be acknowledged, before anybody is told.
std::optional<Nanoseconds> Run::longest_staleness() const {
  const ServicesSetup& setup = chosen().setup();
  const Nanoseconds half_a_load = setup.load - setup.load / 2, ttl = from_milliseconds(params_.ttl_ms);
  if (is_real()) return std::nullopt;
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

}  // namespace cachebound::exercises::invalidation
