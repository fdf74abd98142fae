#include "exercises/stage-5/cache-safety/run.hpp"

#include <algorithm>

namespace cachebound::exercises::cache_safety {

namespace {

Nanoseconds seconds(double s) { return from_milliseconds(s * 1000); }

SafetySetup setup_of(const SafetyParams& params) {
  return {{params.defect, params.defect_rate, params.failure_rate, seconds(params.period_s)},
          Capacity::functools(params.maxsize),
          seconds(params.ttl_s),
          std::uint64_t{params.seed} + 2};
}

}  // namespace

SafetyRun::SafetyRun(const SafetyParams& params)
    : params_(params),
      setup_(setup_of(params)),
      audits_(audit(setup_)),
      cache_account_("cache", Entries::worst_case_bytes(setup_.capacity())),
      workload_account_("workload", Zipf::worst_case_bytes(params.users) + params.users * sizeof(StageInput)),
      instrument_account_("instrument", EventLog<Happening>::worst_case_bytes(log_capacity)),
      stage_(setup_.conditions, clock_, setup_.seed),
      stream_(params.users, params.skew, params.seed, workload_account_),
      inputs_(params.users, StageInput{}, TrackingAllocator<StageInput>(workload_account_)),
      guarded_(Cached({setup_.capacity(), cache_account_}, {}, {this}, {&clock_, setup_.lifetime()}),
               SafetyGuard(params.sample, params.bypass_after, std::uint64_t{params.seed} + 1)),
      unbounded_twin_(Capacity::unbounded(), twin_account_),
      log_(log_capacity, instrument_account_) {
  for (std::uint32_t user = 0; user < params.users; ++user) inputs_[user] = DefectiveStage::input_of(user);
}

void SafetyRun::serve(std::uint32_t user) {
  if (served_ > 0) clock_.advance(interval);
  if (served_ == params_.requests / 2) stage_.change_setting();
  ++served_;
  const auto outcome = guarded_.run(inputs_[user]);
  if (!outcome) {
    ++refused_;
    log_.record({served_, 0, user, 0, 0, Kind::refused});
    digest_.add(std::uint64_t{user} << 3 | 7U);
    return;
  }
  record(user, *outcome);
  judge(user, *outcome);
}

void SafetyRun::record(std::uint32_t user, const Guarded::Call& call) {
  const auto& [output, served, idle, age, evicted] = call.cached;
  constexpr std::array<Kind, 4> kinds{Kind::hit, Kind::miss, Kind::expired, Kind::bypassed};
  log_.record({served_, idle, user, output, stage_.truth(user), kinds[static_cast<std::size_t>(served)]});
  digest_.add(std::uint64_t{user} << 3 | static_cast<std::uint64_t>(served));
  digest_.add(std::uint64_t{output} << 2 | static_cast<std::uint64_t>(call.check));
  if (evicted) {
    const std::uint64_t unused = guarded_.cached().calls() - evicted->value.used;
    log_.record({served_, unused, evicted->key, evicted->value.output, 0, Kind::eviction});
    digest_.add(std::uint64_t{evicted->key});
  }
  if (call.refuted) log_.record({served_, idle, user, output, *call.refuted, Kind::mismatch});
  if (bypassed_at_ == 0 && guarded_.cached().bypassed()) {
    bypassed_at_ = served_;
    log_.record({served_, 0, user, 0, 0, Kind::bypass});
  }
  largest_size_ = std::max(largest_size_, guarded_.cached().cache().size());
  if (unbounded_twin_.peek(user) == nullptr) unbounded_twin_.put(user, {output, served_, clock_.now()});
}

void SafetyRun::judge(std::uint32_t user, const Guarded::Call& call) {
  const bool from_entry = call.cached.served == Served::hit && !call.refuted;
  if (from_entry && call.cached.age >= setup_.ttl) ++late_;
  const std::uint32_t right = stage_.truth(user);
  if (call.cached.served == Served::hit && call.refuted.value_or(call.cached.output) != right) ++wrong_hits_;
  if (call.cached.output == right) return;
  ++(bypassed_at_ == 0 || bypassed_at_ == served_ ? wrong_before_ : wrong_after_);
}

}  // namespace cachebound::exercises::cache_safety
