#include "exercises/strategies/stampede/run.hpp"

namespace cachebound::exercises::stampede {

Run::Run(const Params& params, const Environment& environment)
    : RivalsRun(params.requests, environment), params_(params), random_(params.seed) {
  for (std::size_t i = 0; i < strategy_names.size(); ++i) {
    const auto strategy = static_cast<Strategy>(i);
    const bool is_chosen = strategy == params.strategy;
    add(is_chosen, params, strategy, is_chosen);
  }
}

void Run::next_request() {
  const double place = static_cast<double>(steps()) + params_.jitter * random_.random();
  const double interval = static_cast<double>(from_milliseconds(params_.interval_ms).count());
  pass_on(Nanoseconds{static_cast<Nanoseconds::rep>(place * interval)});
}

// Two a time to live, begun ones included.
std::uint64_t Run::loads_allowed() const noexcept {
  const auto lives = static_cast<std::uint64_t>(chosen().elapsed() / from_milliseconds(params_.ttl_ms)) + 1;
  return 2 * lives;
}

}  // namespace cachebound::exercises::stampede
