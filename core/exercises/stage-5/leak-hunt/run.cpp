#include "exercises/stage-5/leak-hunt/run.hpp"

#include <cmath>

namespace cachebound::exercises::leak_hunt {

namespace {

double hours(std::uint32_t steps) { return steps / static_cast<double>(steps_an_hour); }
std::uint32_t step_at(double hour) { return static_cast<std::uint32_t>(std::floor(hour * steps_an_hour + 0.5)); }

}  // namespace

LeakHunt::LeakHunt(const LeakHuntParams& params, const Environment& environment)
    : params_(params),
      process_bytes_(environment.process_bytes),
      limit_(std::uint64_t{params.limit_mb} * 1'000'000),
      leak_bytes_(static_cast<std::uint64_t>(std::floor(params.leak_kb_s * 1000 * step_seconds + 0.5))),
      first_at_(step_at(std::min(params.first_snapshot_h, params.second_snapshot_h))),
      second_at_(step_at(std::max(params.first_snapshot_h, params.second_snapshot_h))),
      load_(params.seed),
      process_(limit_, load_.leaking_site(), leak_bytes_),
      unrepaired_(limit_, load_.leaking_site(), leak_bytes_),
      watch_({std::chrono::minutes{params.window_min}, limit_, LeakSettings{}.horizon}, instrument_account_),
      log_(log_capacity, instrument_account_) {
  take_snapshots();
}

void LeakHunt::note(EventKind kind, std::size_t site, double figure) {
  log_.record({kind, now_, static_cast<std::uint32_t>(site), figure});
  digest_.add(std::uint64_t{now_} << 8 | static_cast<std::uint64_t>(kind));
}

void LeakHunt::take_snapshots() {
  if (process_.killed()) return;
  const auto bytes = static_cast<double>(total());
  if (now_ == first_at_) {
    first_ = process_.accounts().snapshot();
    note(EventKind::snapshot, 0, bytes);
  }
  if (now_ == second_at_) {
    second_ = process_.accounts().snapshot();
    note(EventKind::snapshot, 1, bytes);
    if (params_.repair == Repair::bounded && suspected()) {
      process_.bound_strays(*suspected());
      note(EventKind::repair, *suspected(), bytes - static_cast<double>(total()));
    }
  }
}

void LeakHunt::half_a_minute() {
  ++now_;
  const Load load = load_.next();
  if (!unrepaired_.killed()) {
    unrepaired_.advance(load);
    if (unrepaired_.killed()) killed_at_ = now_;
  }
  if (!process_.killed()) {
    process_.advance(load);
    if (load.deploy) note(EventKind::deploy, plugins, 250 * 100'000.0);
    if (process_.killed()) {
      died_at_ = now_;
      note(EventKind::killed, process_.killed_by(), static_cast<double>(total()));
    } else {
      if (const auto named = watch_.observe(process_, now_)) {
        note(EventKind::alarm, *named, watch_.slope_at_alarm(*named));
      }
      take_snapshots();
      if (killed_at_ == now_) note(EventKind::unrepaired_killed, 0, 0);
    }
  }
  digest_.add(total());
}

std::optional<SiteDifference> LeakHunt::largest_growth() const {
  if (!taken(second_at_)) return std::nullopt;
  const auto differences = compare(second_, first_);
  return differences.empty() ? std::nullopt : std::optional(differences.front());
}

bool LeakHunt::evidence_right() const {
  const auto growth = largest_growth();
  return leaking() && growth && growth->size_diff > 0 && growth->name == process_sites[*leaking()].name;
}

double LeakHunt::way_at_alarm() const {
  const auto alarm = leaking() ? watch_.alarm(*leaking()) : std::nullopt;
  return alarm ? way_at(*alarm) : no_figure;
}

double LeakHunt::way_at(std::uint32_t step) const {
  return killed_at_ ? step / static_cast<double>(*killed_at_) : no_figure;
}

namespace {

double number_of(std::string_view name) {
  for (std::size_t i = 0; i < process_sites.size(); ++i) {
    if (process_sites[i].name == name) return static_cast<double>(i + 1);
  }
  return no_figure;
}

template <std::size_t Site, class Run>
double bytes_of(const Run& process) {
  return static_cast<double>(process.account(Site).current());
}

}  // namespace

std::span<const MetricOf<LeakHunt>> LeakHunt::metrics() {
  using Run = const LeakHunt&;
  static constexpr MetricOf<LeakHunt> list[]{
      {{"total_bytes", "Process", "B", Role::memory, "booked at all sites now"},
       [](Run run) { return static_cast<double>(run.total()); }},
      {{"peak_bytes", "High-water mark", "B", Role::memory, "the most booked at once"},
       [](Run run) { return static_cast<double>(run.process_.accounts().traced().peak); }},
      {{"twin_bytes", "Without repair", "B", Role::unbounded, "the same process that nobody repairs"},
       [](Run run) { return static_cast<double>(run.unrepaired_.accounts().traced().current); }},
      {{"response_cache_bytes", "response_cache", "B", Role::plain, "1: a bounded cache"},
       [](Run run) { return bytes_of<response_cache>(run.process_); }},
      {{"batch_buffer_bytes", "batch_buffer", "B", Role::plain, "2: a saw-tooth"},
       [](Run run) { return bytes_of<batch_buffer>(run.process_); }},
      {{"sessions_bytes", "sessions", "B", Role::plain, "3: as many as come also go"},
       [](Run run) { return bytes_of<sessions>(run.process_); }},
      {{"templates_bytes", "templates", "B", Role::plain, "4: warms up, then is flat"},
       [](Run run) { return bytes_of<templates>(run.process_); }},
      {{"plugins_bytes", "plugins", "B", Role::plain, "5: a step after the deploy"},
       [](Run run) { return bytes_of<plugins>(run.process_); }},
      {{"event_log_bytes", "event_log", "B", Role::plain, "6: a ring"},
       [](Run run) { return bytes_of<event_log>(run.process_); }},
      {{"named_site", "Named by slope", "", Role::plain, "number of the first site in which the detector saw a leak"},
       [](Run run) {
         const auto named = run.watch_.first_named();
         return named ? static_cast<double>(*named + 1) : no_figure;
       }},
      {{"hours_to_alarm", "Alarm after", "h", Role::plain, "when the leaking site was named"},
       [](Run run) {
         const auto alarm = run.leaking() ? run.watch_.alarm(*run.leaking()) : std::nullopt;
         return alarm ? hours(*alarm) : no_figure;
       }},
      {{"hours_to_limit", "Limit after", "h", Role::plain, "when the process is killed if nobody repairs it"},
       [](Run run) { return run.killed_at_ ? hours(*run.killed_at_) : no_figure; }},
      {{"way_at_alarm", "Way at the alarm", "ratio", Role::plain, "hours to the alarm of the hours to the limit"},
       [](Run run) { return run.way_at_alarm(); }},
      {{"forecast_h", "Time left", "h", Role::plain, "until the limit, at the slope of the named site"},
       [](Run run) {
         const auto named = run.watch_.first_named();
         const auto left = named && !run.process_.killed()
                               ? seconds_to_fill(run.limit_ - run.total(), run.watch_.trend(*named).slope)
                               : std::nullopt;
         return left ? *left / 3600 : no_figure;
       }},
      {{"growth_site", "Largest growth", "", Role::plain, "number of the site that changed most between snapshots"},
       [](Run run) {
         const auto growth = run.largest_growth();
         return growth ? number_of(growth->name) : no_figure;
       }},
      {{"growth_bytes", "… grew by", "B", Role::plain, "its bytes in the second snapshot less those in the first"},
       [](Run run) {
         const auto growth = run.largest_growth();
         return growth ? static_cast<double>(growth->size_diff) : no_figure;
       }},
      {{"false_alarms", "False alarms", "", Role::miss, "healthy sites that the detector named"},
       [](Run run) { return static_cast<double>(run.watch_.false_alarms(run.leaking())); }},
      {{"hours_alive", "Alive", "h", Role::plain, "until now or until it was killed"},
       [](Run run) { return hours(run.died_at_.value_or(run.now_)); }},
  };
  return list;
}

}  // namespace cachebound::exercises::leak_hunt
