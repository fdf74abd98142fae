#include "exercises/strategies/tiered-cache/run.hpp"

#include "exercises/strategies/shared/stores_of.hpp"

namespace cachebound::exercises::tiered_cache {

TieredRun::TieredRun(const TieredParams& params, const Environment& environment)
    : params_(params),
      workload_account_("workload", Zipf::worst_case_bytes(params.keys)),
      keys_(params.keys, params.skew, params.seed, workload_account_),
      real_(stores_of(environment).is_real()) {
  Stores& stores = stores_of(environment);
  const auto add = [&](std::string name, const TieredParams& of) {
    const bool is_chosen = fleets_.empty();
    if (is_chosen || !real_) fleets_.push_back(std::make_unique<TieredFleet>(of, std::move(name), is_chosen, stores));
  };
  add("as chosen", params);
  TieredParams other = params;
  other.maxsize = 0;
  other.told = false;
  add("L2 alone", other);
  other = params;
  other.maxsize = TieredParams().maxsize;
  other.l1_ttl_ms = TieredParams().l1_ttl_ms;
  other.promote = true;
  other.told = false;
  add("L1 with bound and time", other);
  other.told = true;
  add("… and told of writes", other);
  other.maxsize = other.l1_ttl_ms = std::nullopt;
  other.told = false;
  add("L1 without bound or time", other);
}

void TieredRun::step(std::uint64_t events) {
  for (; events > 0; --events, ++steps_) {
    if (steps_ == params_.requests) {
      for (const auto& fleet : fleets_) fleet->finish();
      continue;
    }
    last_key_ = keys_.next();
    if (chosen().is_write(static_cast<std::uint32_t>(steps_))) written_key_ = last_key_;
    for (const auto& fleet : fleets_) fleet->request(last_key_);
  }
}

// A value is read in the middle of its load, stored in L2 and read from there up to the end of its time; then it begins
// its time in L1.
std::optional<Nanoseconds> TieredRun::longest_staleness() const {
  const FleetSetup& setup = chosen().setup();
  if (real_ || (!params_.l1_ttl_ms && params_.maxsize != 0U)) return std::nullopt;
  const Nanoseconds in_l1 = params_.maxsize == 0U ? Nanoseconds::zero() : from_milliseconds(*params_.l1_ttl_ms);
  return setup.load - setup.load / 2 + setup.cache + from_milliseconds(params_.l2_ttl_ms) + in_l1;
}

std::uint64_t TieredRun::digest() const {
  Digest digest;
  for (const auto& fleet : fleets_) digest.add(fleet->digest());
  if (const Timeline* timeline = chosen().timeline()) digest.add(timeline->digest());
  return digest.value();
}

}  // namespace cachebound::exercises::tiered_cache
