#include "exercises/strategies/layers/run.hpp"

#include <array>
#include <utility>

#include "exercises/strategies/shared/stores_of.hpp"

namespace cachebound::exercises::layers {

LayersRun::LayersRun(const LayersParams& params, const Environment& environment)
    : params_(params),
      workload_account_("workload", Zipf::worst_case_bytes(params.keys)),
      keys_(params.keys, params.skew, params.seed, workload_account_),
      real_(stores_of(environment).is_real()) {
  Stores& stores = stores_of(environment);
  const bool chose_own = params.design == Design::per_service;
  const std::array<std::pair<Design, WhenCacheIsDown>, 5> ways{
      {{Design::shared, WhenCacheIsDown::fail},
       {Design::shared, WhenCacheIsDown::bypass},
       {Design::shared, WhenCacheIsDown::redo},
       {Design::per_service, chose_own ? params.when_down : WhenCacheIsDown::redo},
       {Design::fused, params.when_down}}};
  for (const auto& [design, when_down] : ways) {
    const bool is_chosen = design == params.design && when_down == params.when_down;
    if (real_ && !is_chosen) continue;
    systems_.push_back(std::make_unique<LayersSystem>(params, design, when_down, is_chosen, stores));
    if (is_chosen) chosen_ = systems_.back().get();
  }
}

void LayersRun::step(std::uint64_t events) {
  for (; events > 0; --events, ++steps_) {
    if (steps_ == params_.requests) {
      for (const auto& system : systems_) system->finish();
      continue;
    }
    last_key_ = keys_.next();
    for (const auto& system : systems_) system->request(last_key_);
  }
}

const LayersSystem* LayersRun::owing() const {
  for (const auto& system : systems_) {
    if (system->design() == Design::shared && system->when_down() == WhenCacheIsDown::redo) return system.get();
  }
  return nullptr;
}

// Each key has one service then, and what that service was told it reads: unless its memory was all there was of a
// write, or it forgot to erase what the cache still has.
bool LayersRun::must_be_right() const noexcept {
  const bool fused_died =
      params_.design == Design::fused && (params_.broken == Layer::compute || params_.broken == Layer::cache);
  // What a real server keeps when it is away is its own affair.
  const bool keeps = real_ || (params_.broken == Layer::cache && params_.returns == CacheReturns::as_it_was);
  const bool forgot = params_.design != Design::fused && params_.when_down == WhenCacheIsDown::bypass && keeps;
  return params_.routing == Routing::by_key && !fused_died && !forgot;
}

std::uint64_t LayersRun::digest() const {
  Digest digest;
  for (const auto& system : systems_) digest.add(system->digest());
  if (const Timeline* timeline = chosen().timeline()) digest.add(timeline->digest());
  return digest.value();
}

}  // namespace cachebound::exercises::layers
