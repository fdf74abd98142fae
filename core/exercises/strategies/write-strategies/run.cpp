#include "exercises/strategies/write-strategies/run.hpp"

#include "exercises/strategies/shared/stores_of.hpp"

namespace cachebound::exercises::write_strategies {

WriteStrategiesRun::WriteStrategiesRun(const WriteParams& params, const Environment& environment)
    : params_(params),
      workload_account_("workload", Zipf::worst_case_bytes(params.keys)),
      random_(params.seed),
      keys_(params.keys, params.skew, std::uint64_t{params.seed} + 1, workload_account_) {
  Stores& stores = stores_of(environment);
  for (std::size_t i = 0; i < write_strategy_names.size(); ++i) {
    const auto strategy = static_cast<WriteStrategy>(i);
    const bool is_chosen = strategy == params.strategy;
    if (stores.is_real() && !is_chosen) continue;
    lanes_.push_back(std::make_unique<WriteLane>(params_, strategy, is_chosen, stores));
    if (is_chosen) chosen_ = lanes_.back().get();
  }
}

WriteRequest WriteStrategiesRun::next_request() {
  const double place = static_cast<double>(steps_) + random_.random();
  const double interval = static_cast<double>(from_milliseconds(params_.interval_ms).count());
  WriteRequest request;
  request.offset = Nanoseconds{static_cast<Nanoseconds::rep>(place * interval)};
  request.reads = random_.random() < params_.read_share;
  request.key = keys_.next();
  return request;
}

void WriteStrategiesRun::step(std::uint64_t events) {
  for (; events > 0; --events, ++steps_) {
    if (steps_ == params_.requests) {
      for (const auto& lane : lanes_) lane->finish();
      continue;
    }
    last_ = next_request();
    for (const auto& lane : lanes_) lane->request(last_);
  }
}

const WriteLane* WriteStrategiesRun::lane(WriteStrategy strategy) const {
  for (const auto& lane : lanes_) {
    if (lane->strategy() == strategy) return lane.get();
  }
  return nullptr;
}

std::uint64_t WriteStrategiesRun::digest() const {
  Digest digest;
  for (const auto& lane : lanes_) digest.add(lane->digest());
  if (const Timeline* timeline = chosen().timeline()) digest.add(timeline->digest());
  return digest.value();
}

}  // namespace cachebound::exercises::write_strategies
