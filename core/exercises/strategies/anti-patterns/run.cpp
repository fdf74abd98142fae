#include "exercises/strategies/anti-patterns/run.hpp"

#include "exercises/strategies/shared/stores_of.hpp"

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

AntiPatternsRun::AntiPatternsRun(const AntiPatternParams& params, const Environment& environment)
    : params_(params),
      workload_account_("workload", Zipf::worst_case_bytes(params.workload.keys)),
      random_(params.workload.seed),
      keys_(params.workload.keys, params.workload.skew, std::uint64_t{params.workload.seed} + 1, workload_account_) {
  Stores& stores = stores_of(environment);
  const auto enter = [&](std::string_view name, const std::optional<Design>& design, const char* site) {
    entrants_.push_back({name, std::make_unique<DesignLane>(params_.workload, design, site, stores)});
  };
  if (!stores.is_real()) {
    const Design sound;
    enter("no cache", std::nullopt, "none");
    enter("everything cached", with(Admission::everything, sound.limit_kb, sound.on_write, sound.ttl_ms), "other");
    enter("no bound", with(sound.admit, std::nullopt, sound.on_write, sound.ttl_ms), "other");
    enter("no invalidation", with(sound.admit, sound.limit_kb, WriteRule::leave, sound.ttl_ms), "other");
    enter("too long a time to live", with(sound.admit, sound.limit_kb, sound.on_write, too_long_ms), "other");
    enter("all four", with(Admission::everything, std::nullopt, WriteRule::leave, too_long_ms), "unbounded_cache");
    enter("sound", sound, "other");
  }
  enter("yours", with(params.admit, params.limit_kb, params.on_write, params.ttl_ms), "cache");
}

DesignRequest AntiPatternsRun::next_request() {
  const DesignWorkload& workload = params_.workload;
  const double place = static_cast<double>(steps_) + random_.random();
  const double interval = static_cast<double>(from_milliseconds(workload.interval_ms).count());
  const double drawn = random_.random();
  DesignRequest request;
  request.offset = Nanoseconds{static_cast<Nanoseconds::rep>(place * interval)};
  request.kind = drawn < workload.one_off_share                          ? DesignRequest::Kind::one_off
                 : drawn < workload.one_off_share + workload.write_share ? DesignRequest::Kind::write
                                                                         : DesignRequest::Kind::read;
  request.key = request.kind == DesignRequest::Kind::one_off ? static_cast<std::uint32_t>(steps_) : keys_.next();
  if (workload.change_every > 0 && (steps_ + 1) % workload.change_every == 0) request.changed = keys_.next();
  return request;
}

void AntiPatternsRun::step(std::uint64_t events) {
  for (; events > 0; --events, ++steps_) {
    if (steps_ == params_.workload.requests) {
      for (const Entrant& entrant : entrants_) entrant.lane->finish();
      continue;
    }
    last_ = next_request();
    for (const Entrant& entrant : entrants_) entrant.lane->request(last_);
  }
}

const DesignLane* AntiPatternsRun::entrant(std::string_view name) const {
  for (const Entrant& entrant : entrants_) {
    if (entrant.name == name) return entrant.lane.get();
  }
  return nullptr;
}

std::uint64_t AntiPatternsRun::digest() const {
  Digest digest;
  for (const Entrant& entrant : entrants_) digest.add(entrant.lane->digest());
  return digest.value();
}

}  // namespace cachebound::exercises::anti_patterns
