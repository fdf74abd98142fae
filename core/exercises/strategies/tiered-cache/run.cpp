#include "exercises/strategies/tiered-cache/run.hpp"

namespace cachebound::exercises::tiered_cache {

Run::Run(const Params& params, const Environment& environment)
    : RivalsRun(params.requests, environment),
      params_(params),
      workload_account_("workload", Zipf::worst_case_bytes(params.keys)),
      keys_(params.keys, params.skew, params.seed, workload_account_) {
  add(true, params, "as chosen", true);
  Params other = params;
  other.maxsize = 0;
  other.told = false;
  add(false, other, "L2 alone", false);
  other = params;
  other.maxsize = Params().maxsize;
  other.l1_ttl_ms = Params().l1_ttl_ms;
  other.promote = true;
  other.told = false;
  add(false, other, "L1 with bound and time", false);
  other.told = true;
  add(false, other, "… and told of writes", false);
  other.maxsize = other.l1_ttl_ms = std::nullopt;
  other.told = false;
  add(false, other, "L1 without bound or time", false);
}

void Run::next_request() {
  last_key_ = keys_.next();
  if (chosen().is_write(static_cast<std::uint32_t>(steps()))) written_key_ = last_key_;
  pass_on(last_key_);
}

// A value is read in the middle of its load, stored in L2 and read from there up to the end of its time; then it begins
// its time in L1.
std::optional<Nanoseconds> Run::longest_staleness() const {
  const ServicesSetup& setup = chosen().setup();
  if (is_real() || (!params_.l1_ttl_ms && params_.maxsize != 0U)) return std::nullopt;
  const Nanoseconds in_l1 = params_.maxsize == 0U ? Nanoseconds::zero() : from_milliseconds(*params_.l1_ttl_ms);
  return setup.load - setup.load / 2 + setup.cache + from_milliseconds(params_.l2_ttl_ms) + in_l1;
}

}  // namespace cachebound::exercises::tiered_cache
