#include "exercises/strategies/write-strategies/run.hpp"

namespace cachebound::exercises::write_strategies {

Run::Run(const Params& params, const Environment& environment)
    : RivalsRun(params.requests, environment),
      params_(params),
      workload_account_("workload", Zipf::worst_case_bytes(params.keys)),
      random_(params.seed),
      keys_(params.keys, params.skew, std::uint64_t{params.seed} + 1, workload_account_) {
  for (std::size_t i = 0; i < write_strategy_names.size(); ++i) {
    const auto strategy = static_cast<WriteStrategy>(i);
    const bool is_chosen = strategy == params.strategy;
    add(is_chosen, params, strategy, is_chosen);
  }
}

void Run::next_request() {
  const double place = static_cast<double>(steps()) + random_.random();
  const double interval = static_cast<double>(from_milliseconds(params_.interval_ms).count());
  last_.offset = Nanoseconds{static_cast<Nanoseconds::rep>(place * interval)};
  last_.reads = random_.random() < params_.read_share;
  last_.key = keys_.next();
  pass_on(last_);
}

}  // namespace cachebound::exercises::write_strategies
