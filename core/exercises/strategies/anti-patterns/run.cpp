#include "exercises/strategies/anti-patterns/run.hpp"

namespace cachebound::exercises::anti_patterns {

namespace {

/// Longer than a run lasts.
constexpr double too_long_ms = 3'600'000;

Design with(Admission admit, std::optional<std::uint32_t> limit_kb, WriteRule on_write, double ttl_ms) {
  Design design;
  design.admit = admit;
  design.limit_kb = limit_kb;
  design.on_write = on_write;
  design.ttl_ms = ttl_ms;
  return design;
}

}  // namespace

Run::Run(const AntiPatternParams& params, const Environment& environment)
    : RivalsRun(params.workload.requests, environment),
      params_(params),
      workload_account_("workload", Zipf::worst_case_bytes(params.workload.keys)),
      random_(params.workload.seed),
      keys_(params.workload.keys, params.workload.skew, std::uint64_t{params.workload.seed} + 1, workload_account_) {
  const auto enter = [&](std::string_view name, const std::optional<Design>& design, std::string_view site) {
    add(name == "yours", params.workload, name, design, site);
  };
  const Design sound;
  enter("no cache", std::nullopt, "none");
  enter("everything cached", with(Admission::everything, sound.limit_kb, sound.on_write, sound.ttl_ms), "other");
  enter("no bound", with(sound.admit, std::nullopt, sound.on_write, sound.ttl_ms), "other");
  enter("no invalidation", with(sound.admit, sound.limit_kb, WriteRule::leave, sound.ttl_ms), "other");
  enter("too long a time to live", with(sound.admit, sound.limit_kb, sound.on_write, too_long_ms), "other");
  enter("all four", with(Admission::everything, std::nullopt, WriteRule::leave, too_long_ms), "unbounded_cache");
  enter("sound", sound, "other");
  enter("yours", with(params.admit, params.limit_kb, params.on_write, params.ttl_ms), "cache");
}

const Simulation* Run::entrant(std::string_view name) const {
  return find([&](const Simulation& it) { return it.name() == name; });
}

void Run::next_request() {
  const DesignWorkload& workload = params_.workload;
  const double place = static_cast<double>(steps()) + random_.random();
  const double interval = static_cast<double>(from_milliseconds(workload.interval_ms).count());
  const double drawn = random_.random();
  last_ = {};
  last_.offset = Nanoseconds{static_cast<Nanoseconds::rep>(place * interval)};
  last_.kind = drawn < workload.one_off_share                          ? DesignRequest::Kind::one_off
               : drawn < workload.one_off_share + workload.write_share ? DesignRequest::Kind::write
                                                                       : DesignRequest::Kind::read;
  last_.key = last_.kind == DesignRequest::Kind::one_off ? static_cast<std::uint32_t>(steps()) : keys_.next();
  if (workload.change_every > 0 && (steps() + 1) % workload.change_every == 0) last_.changed = keys_.next();
  pass_on(last_);
}

}  // namespace cachebound::exercises::anti_patterns
