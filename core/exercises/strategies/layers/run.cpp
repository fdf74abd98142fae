#include "exercises/strategies/layers/run.hpp"

#include <array>
#include <utility>

namespace cachebound::exercises::layers {

Run::Run(const Params& params, const Environment& environment)
    : RivalsRun(params.requests, environment),
      params_(params),
      workload_account_("workload", Zipf::worst_case_bytes(params.keys)),
      keys_(params.keys, params.skew, params.seed, workload_account_) {
  const bool chose_own = params.design == Design::per_service;
  const std::array<std::pair<Design, WhenCacheIsDown>, 5> ways{
      {{Design::shared, WhenCacheIsDown::fail},
       {Design::shared, WhenCacheIsDown::bypass},
       {Design::shared, WhenCacheIsDown::redo},
       {Design::per_service, chose_own ? params.when_down : WhenCacheIsDown::redo},
       {Design::fused, params.when_down}}};
  for (const auto& [design, when_down] : ways) {
    const bool is_chosen = design == params.design && when_down == params.when_down;
    add(is_chosen, params, design, when_down, is_chosen);
  }
}

void Run::next_request() {
  last_key_ = keys_.next();
  pass_on(last_key_);
}

const Simulation* Run::owing() const {
  return find(
      [](const Simulation& it) { return it.design() == Design::shared && it.when_down() == WhenCacheIsDown::redo; });
}

// Each key has one service then, and what that service was told it reads: unless its memory was all there was of a
// write, or it forgot to erase what the cache still has.
bool Run::must_be_right() const noexcept {
  const bool fused_died =
      params_.design == Design::fused && (params_.broken == Layer::compute || params_.broken == Layer::cache);
  // What a real server keeps when it is away is its own affair.
  const bool keeps = is_real() || (params_.broken == Layer::cache && params_.returns == CacheReturns::as_it_was);
  const bool forgot = params_.design != Design::fused && params_.when_down == WhenCacheIsDown::bypass && keeps;
  return params_.routing == Routing::by_key && !fused_died && !forgot;
}

}  // namespace cachebound::exercises::layers
