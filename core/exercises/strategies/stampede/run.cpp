#include "exercises/strategies/stampede/run.hpp"

#include "exercises/strategies/shared/stores_of.hpp"

namespace cachebound::exercises::stampede {

StampedeRun::StampedeRun(const StampedeParams& params, const Environment& environment)
    : params_(params), random_(params.seed) {
  Stores& stores = stores_of(environment);
  for (std::size_t i = 0; i < strategy_names.size(); ++i) {
    const auto strategy = static_cast<Strategy>(i);
    const bool is_chosen = strategy == params.strategy;
    if (stores.is_real() && !is_chosen) continue;
    lanes_.push_back(std::make_unique<StampedeLane>(params_, strategy, is_chosen, stores));
    if (is_chosen) chosen_ = lanes_.back().get();
  }
}

Nanoseconds StampedeRun::next_offset() {
  const double place = static_cast<double>(steps_) + params_.jitter * random_.random();
  const double interval = static_cast<double>(from_milliseconds(params_.interval_ms).count());
  return Nanoseconds{static_cast<Nanoseconds::rep>(place * interval)};
}

void StampedeRun::step(std::uint64_t events) {
  for (; events > 0; --events, ++steps_) {
    if (steps_ == params_.requests) {
      for (const auto& lane : lanes_) lane->finish();
      continue;
    }
    const Nanoseconds offset = next_offset();
    for (const auto& lane : lanes_) lane->request(offset);
  }
}

const StampedeLane* StampedeRun::lane(Strategy strategy) const {
  for (const auto& lane : lanes_) {
    if (lane->strategy() == strategy) return lane.get();
  }
  return nullptr;
}

// Two a time to live, begun ones included.
std::uint64_t StampedeRun::loads_allowed() const noexcept {
  const auto lives = static_cast<std::uint64_t>(chosen().elapsed() / from_milliseconds(params_.ttl_ms)) + 1;
  return 2 * lives;
}

std::uint64_t StampedeRun::digest() const {
  Digest digest;
  for (const auto& lane : lanes_) digest.add(lane->digest());
  if (const Timeline* timeline = chosen().timeline()) digest.add(timeline->digest());
  return digest.value();
}

}  // namespace cachebound::exercises::stampede
