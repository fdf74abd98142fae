// What a run of `stampede` says of itself.

#include "base/text.hpp"
#include "engine/frames/event_frame.hpp"
#include "engine/frames/table_frame.hpp"
#include "exercises/strategies/stampede/run.hpp"
#include "pattern/xfetch.hpp"

namespace cachebound::exercises::stampede {

namespace {

std::uint64_t loaded_or_joined(const Simulation& simulation) {
  return std::uint64_t{simulation.answered(Origin::database)} + simulation.answered(Origin::joined);
}

double bytes(const Simulation* simulation) {
  return simulation == nullptr ? no_figure : as_number(simulation->locks_account().current());
}

}  // namespace

std::span<const MetricOf<Run>> Run::metrics() {
  using R = const Run&;
  static constexpr MetricOf<Run> list[]{
      {{"hits", "Hits", "", Role::hit, "requests answered by an entry within its time"},
       [](R run) { return as_number(run.chosen().answered(Origin::cache)); }},
      {{"misses", "Misses", "", Role::miss, "requests answered by a load, their own or another's"},
       [](R run) { return as_number(loaded_or_joined(run.chosen())); }},
      {{"database_loads", "Database loads", "", Role::miss, "begun since the first request, renewals included"},
       [](R run) { return as_number(run.chosen().database().loads()); }},
      {{"hot_loads", "… of the hot key", "", Role::miss, "those of the key that everyone wants"},
       [](R run) { return as_number(run.chosen().database().watched_loads()); }},
      {{"loads_at_once", "Most at once", "", Role::plain, "loads of the hot key that were under way together"},
       [](R run) { return as_number(run.chosen().database().most_at_once()); }},
      {{"early_renewals", "Early renewals", "", Role::plain, "loads begun before the entry's end"},
       [](R run) { return as_number(run.chosen().early()); }},
      {{"mean_latency_ms", "Mean wait", "ms", Role::plain, "from asking to being answered"},
       [](R run) { return run.chosen().latencies().mean_ms(); }},
      {{"p99_latency_ms", "99 % waited at most", "ms", Role::plain, "the 99th percentile, nearest rank"},
       [](R run) { return run.chosen().latencies().percentile_ms(99); }},
      {{"requests_waiting", "Waiting", "", Role::plain, "requests that are not answered yet"},
       [](R run) { return as_number(run.chosen().waiting()); }},
      {{"stale_reads", "Stale reads", "", Role::plain, "answers that the source had changed since"},
       [](R run) { return as_number(run.chosen().stale_reads()); }},
      {{"expired_reads", "Past their time", "", Role::plain, "answers by an entry past its time to live"},
       [](R run) { return as_number(run.chosen().answered(Origin::expired)); }},
      {{"overrun_locks", "Locks overrun", "", Role::plain, "locks whose time was over before their holder was done"},
       [](R run) { return as_number(run.chosen().overruns()); }},
      {{"lock_bytes", "Bounded lock table", "B", Role::memory, "of single-flight, whatever strategy is chosen"},
       [](R run) { return bytes(run.simulation_of(Strategy::single_flight)); }},
      {{"twin_bytes", "A lock for every key", "B", Role::unbounded, "the same for a table that nobody clears"},
       [](R run) { return bytes(run.simulation_of(Strategy::lock_per_key)); }},
  };
  return list;
}

std::string Run::outcome(const Answered& answered) const {
  std::string text = std::string(in_words(answered.origin)) + " after " + in_milliseconds(answered.waited);
  if (answered.stale) text += "; the source had changed";
  return text;
}

std::string Run::now() const {
  if (steps() == 0) {
    return params_.beginning == Beginning::fresh ? "The entry is fresh, nobody has asked yet"
                                                 : "The entry has just expired, nobody has asked yet";
  }
  const Simulation& simulation = chosen();
  const std::string loads = counted(simulation.database().loads(), "load", "loads") + " so far, " +
                            grouped(std::uint64_t{simulation.database().at_once()}) + " of the hot key under way";
  if (finished()) return "Everyone has been answered: " + counted(simulation.database().loads(), "load", "loads");
  std::string sentence = "At " + in_milliseconds(simulation.elapsed()) + ", request " + grouped(steps()) +
                         " asks for " + Simulation::key_of(params_, static_cast<std::uint32_t>(steps() - 1));
  sentence += "; " + counted(simulation.waiting(), "request waits", "requests wait") + "; " + loads;
  if (simulation.log().size() > 0) {
    const Answered& last = simulation.log().newest(0);
    sentence += "; the last answer: request " + grouped(std::uint64_t{last.request} + 1) + ", " + outcome(last);
  }
  return sentence;
}

void Run::write_table(JsonWriter& json) const {
  json.key("tables").object();
  {
    TableFrame table(json, "strategies",
                     {{"strategy"},
                      {"database loads"},
                      {"most at once"},
                      {"mean wait", "ms"},
                      {"99 % waited at most", "ms"},
                      {"longest wait", "ms"},
                      {"stale reads"},
                      {"past their time"},
                      {"early renewals"},
                      {"locks", "B"}});
    for (const auto& simulation : simulations()) {
      table.row({std::string(strategy_names[static_cast<std::size_t>(simulation->strategy())]),
                 as_number(simulation->database().loads()), as_number(simulation->database().most_at_once()),
                 simulation->latencies().mean_ms(), simulation->latencies().percentile_ms(99),
                 simulation->latencies().longest_ms(), as_number(simulation->stale_reads()),
                 as_number(simulation->answered(Origin::expired)), as_number(simulation->early()),
                 as_number(simulation->locks_account().peak())});
    }
  }
  json.end();
}

void Run::write_events(JsonWriter& json) const {
  const auto& log = chosen().log();
  cachebound::write_events(json, log, [&](const Answered& answered) -> EventRow {
    const std::string_view kind = answered.origin == Origin::cache     ? "hit"
                                  : answered.origin == Origin::expired ? "expired"
                                                                       : "miss";
    return {std::uint64_t{answered.request} + 1, kind, Simulation::key_of(params_, answered.request),
            "answered " + outcome(answered)};
  });
}

void Run::write_frame(JsonWriter& json) const {
  json.field("now", now());
  write_table(json);
  write_events(json);
  json.key("timelines").object();
  if (const Timeline* timeline = chosen().timeline()) {
    timeline->write(json, "clients", chosen().now(), [](std::uint32_t key) {
      return key == 0 ? std::string(Simulation::hot_key) : "other:" + std::to_string(key - 1);
    });
  }
  json.end();
}

std::vector<Site> Run::memory() const {
  std::vector<Site> sites;
  for (const Strategy strategy : {Strategy::single_flight, Strategy::lock_per_key}) {
    if (const Simulation* of = simulation_of(strategy)) {
      sites.push_back(site_of(of->locks_account(), of->locks_account().current()));
    }
  }
  sites.push_back(site_of(chosen().store_account(), chosen().store_account().current()));
  sites.push_back(site_of(chosen().instrument_account(), chosen().instrument_account().current()));
  return sites;
}

std::vector<Fact> Run::facts() const {
  const Simulation* naive = simulation_of(Strategy::none);
  const Nanoseconds ttl = from_milliseconds(params_.ttl_ms), load = from_milliseconds(params_.load_ms);
  return {
      {"loads, of those without a strategy",
       naive == nullptr ? no_figure : ratio(chosen().database().loads(), naive->database().loads()), "ratio"},
      {"clients that come while one load takes place",
       params_.interval_ms > 0 ? params_.load_ms / params_.interval_ms : no_figure, ""},
      {"longest wait", chosen().latencies().longest_ms(), "ms"},
      {"XFetch renews with a tenth of the time left, by the formula", XFetch::probability(ttl / 10, load, params_.beta),
       "ratio"},
      {"entries' bytes in the store", as_number(chosen().store_account().current()), "B"},
  };
}

std::vector<Check> Run::checks() const {
  const Simulation& simulation = chosen();
  std::uint64_t answered = 0;
  for (std::size_t i = 0; i < origins; ++i) answered += simulation.answered(static_cast<Origin>(i));
  std::vector<Check> checks{
      check_equal("everyone-counted", "requests are those answered and those waiting", simulation.requested(),
                  answered + simulation.waiting()),
  };
  // XFetch's renewals are loads that their reader waits for; those of early refresh are nobody's.
  const bool behind_backs =
      params_.strategy == Strategy::early_refresh || params_.strategy == Strategy::unguarded_refresh;
  if (finished()) {
    checks.push_back(check_equal("loads-counted", "every load is a reader's own or a renewal",
                                 simulation.answered(Origin::database) + (behind_backs ? simulation.early() : 0),
                                 simulation.database().loads()));
    checks.push_back(check_equal("all-answered", "requests left without an answer", 0, simulation.waiting()));
  }
  if (params_.strategy != Strategy::stale_fallback) {
    checks.push_back(check_equal("within-time", "answers past their time, without a fallback to allow it", 0,
                                 simulation.answered(Origin::expired)));
  }
  if (const Simulation* flights = simulation_of(Strategy::single_flight)) {
    checks.push_back(check_at_most("single-flight", "loads of the hot key that single-flight has at once",
                                   params_.services, flights->database().most_at_once()));
    checks.push_back(check_at_most("lock-table-bounded", "high-water mark of the lock table in bytes",
                                   params_.services * Simulation::table_bytes(params_),
                                   flights->locks_account().peak()));
  }
  return checks;
}

std::vector<Goal> Run::goals() const {
  const Simulation& simulation = chosen();
  if (simulation.latencies().count() == 0) {
    return {{"spared", 0, "nobody has been answered yet"}, {"no-wait", 0, ""}, {"fresh", 0, ""}};
  }
  const std::uint64_t loads = simulation.database().watched_loads();
  const double spared = loads <= loads_allowed() ? 1 : ratio(loads_allowed(), loads);
  const double p99 = simulation.latencies().percentile_ms(99), limit = params_.load_ms / 10;
  const double quick = p99 <= limit ? 1 : limit / p99;
  const std::uint32_t late = simulation.answered(Origin::expired);
  const bool both = spared == 1 && quick == 1;
  return {
      {"spared", spared, counted(loads, "load", "loads") + " of the hot key, " + grouped(loads_allowed()) + " allowed"},
      {"no-wait", quick, "99 % waited at most " + in_milliseconds(p99)},
      {"fresh", both && late == 0 ? 1.0 : 0.0,
       !both      ? "first spare the database and its clients"
       : late > 0 ? counted(late, "answer", "answers") + " past their time"
                  : "no answer past its time"}};
}

}  // namespace cachebound::exercises::stampede
