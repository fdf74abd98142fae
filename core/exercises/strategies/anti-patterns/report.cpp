// What a run of `anti-patterns` says of itself.
#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "engine/frames/event_frame.hpp"
#include "engine/frames/table_frame.hpp"
#include "exercises/strategies/anti-patterns/run.hpp"

namespace cachebound::exercises::anti_patterns {

namespace {

/// One entry in so many stored must be wanted again; and of the reads, the share that may be loads.
constexpr std::uint64_t stored_a_reuse = 3;
constexpr double loads_allowed = 0.75;

/// To a hundredth.

double share_of(double allowed, double found) { return found <= allowed ? 1 : allowed / found; }

}  // namespace

std::span<const MetricOf<Run>> Run::metrics() {
  using R = const Run&;
  static constexpr MetricOf<Run> list[]{
      {{"hits", "Hits", "", Role::hit, "reads answered by the cache"},
       [](R run) { return as_number(run.chosen().hits()); }},
      {{"misses", "Misses", "", Role::miss, "reads answered by the database"},
       [](R run) { return as_number(run.chosen().misses()); }},
      {{"database_loads", "Database loads", "", Role::miss, "reads that reached the database"},
       [](R run) { return as_number(run.chosen().loads()); }},
      {{"entries_stored", "Entries stored", "", Role::plain, "values put into the cache"},
       [](R run) { return as_number(run.chosen().entries_stored()); }},
      {{"entries_reused", "… and hit", "", Role::hit, "of those, what was wanted again before it left"},
       [](R run) { return as_number(run.chosen().entries_reused()); }},
      {{"stale_reads", "Stale reads", "", Role::plain, "given a value that had been replaced"},
       [](R run) { return as_number(std::uint64_t{run.chosen().stale_by_own()} + run.chosen().stale_by_other()); }},
      {{"own_stale_reads", "… by own writes", "", Role::plain, "the program itself had replaced it"},
       [](R run) { return as_number(run.chosen().stale_by_own()); }},
      {{"longest_stale_ms", "Stale for at most", "ms", Role::plain, "since the other system replaced it"},
       [](R run) { return to_milliseconds(run.chosen().longest_outdated()); }},
      {{"mean_latency_ms", "Mean wait", "ms", Role::plain, "from asking to being answered"},
       [](R run) { return run.chosen().latencies().mean_ms(); }},
      {{"p99_latency_ms", "99 % waited at most", "ms", Role::plain, "the 99th percentile, up to 1/64 too high"},
       [](R run) { return run.chosen().latencies().percentile_ms(99); }},
      {{"currsize", "Entries", "", Role::plain, "entries in the cache, expired ones included until they are found"},
       [](R run) { return as_number(run.chosen().cache_account().count()); }},
      {{"requests_waiting", "Waiting", "", Role::plain, "requests that are not answered yet"},
       [](R run) { return as_number(run.chosen().waiting()); }},
      {{"checks_broken", "Checks broken", "", Role::plain, "of the four"},
       [](R run) { return as_number(run.broken()); }},
      {{"cache_bytes", "Your cache", "B", Role::memory, "entries of the design under repair"},
       [](R run) { return as_number(run.chosen().cache_account().current()); }},
      {{"twin_bytes", "All four faults", "B", Role::unbounded, "entries of the design that has them all"},
       [](R run) {
         const Simulation* const twin = run.entrant("all four");
         return twin == nullptr ? no_figure : as_number(twin->cache_account().current());
       }},
  };
  return list;
}

std::array<DesignVerdict, 4> Run::verdicts(const Simulation& simulation) const {
  const std::uint64_t stored = simulation.entries_stored(), reused = simulation.entries_reused();
  const std::uint64_t budget = std::uint64_t{params_.budget_kb} * 1000, peak = simulation.cache_account().peak();
  const double wanted = stored == 0 ? 0 : std::min(1.0, ratio(stored_a_reuse * reused, stored));
  const double bounded = share_of(as_number(budget), as_number(peak));
  const double invalidated = 1 / (1 + as_number(simulation.stale_by_own()));
  const double fresh = share_of(params_.tolerated_ms, to_milliseconds(simulation.longest_outdated()));
  return {{{"worth caching", "a third of what is stored is wanted again", wanted == 1, wanted,
            stored == 0 ? "nothing is stored" : percent(reused, stored) + " of " + grouped(stored)},
           {"bounded", "the cache keeps to its budget", bounded == 1, bounded,
            grouped(peak) + " of " + grouped(budget) + " B"},
           {"invalidated", "nobody reads what the program has replaced", invalidated == 1, invalidated,
            counted(simulation.stale_by_own(), "read", "reads")},
           {"fresh enough", "a change of another system is seen in time", fresh == 1, fresh,
            "after " + in_milliseconds(simulation.longest_outdated())}}};
}

std::uint32_t Run::broken() const {
  const auto all = verdicts(chosen());
  return static_cast<std::uint32_t>(std::count_if(all.begin(), all.end(), [](const auto& one) { return !one.holds; }));
}

namespace {

std::string why(const DesignAnswer& given) {
  std::string text = given.kind == DesignAnswer::Kind::hit    ? "found"
                     : given.kind == DesignAnswer::Kind::miss ? "loaded"
                                                              : "saved";
  text += " after " + in_milliseconds(given.waited);
  if (given.asked == DesignRequest::Kind::one_off) text += "; nobody will ask for it again";
  if (given.stale_by_own) text += "; the program had replaced it " + in_milliseconds(given.outdated) + " before";
  if (given.stale_by_other) text += "; another system had replaced it " + in_milliseconds(given.outdated) + " before";
  return text;
}

}  // namespace

std::string Run::now() const {
  if (steps() == 0) return "The cache is empty, nobody has asked yet";
  const Simulation& simulation = chosen();
  if (finished()) {
    return "Everyone is answered: " + counted(broken(), "check is", "checks are") + " broken by this design";
  }
  std::string sentence = "At " + in_milliseconds(last_.offset) + ", request " + grouped(steps()) +
                         (last_.kind == DesignRequest::Kind::write ? " writes " : " reads ") +
                         Simulation::key_name(last_.kind, last_.key);
  if (last_.changed) {
    sentence += "; another system changes " + Simulation::key_name(DesignRequest::Kind::read, *last_.changed);
  }
  if (simulation.log().size() > 0) {
    const DesignAnswer& given = simulation.log().newest(0);
    sentence += "; last, " + Simulation::key_name(given.asked, given.key) + " was " + why(given);
  }
  return sentence;
}

void Run::write_tables(JsonWriter& json) const {
  json.key("tables").object();
  {
    TableFrame table(json, "verdicts", {{"check"}, {"must hold"}, {"holds"}, {"found"}});
    for (const DesignVerdict& verdict : verdicts(chosen())) {
      table.row({std::string(verdict.check), std::string(verdict.must_hold), std::string(verdict.holds ? "yes" : "no"),
                 verdict.found});
    }
  }
  {
    TableFrame table(json, "designs",
                     {{"design"},
                      {"hits"},
                      {"database loads"},
                      {"mean wait", "ms"},
                      {"stored"},
                      {"wanted again"},
                      {"cache, at most", "B"},
                      {"stale by own writes"},
                      {"stale by others"},
                      {"stale for at most", "ms"},
                      {"checks broken"}});
    for (const auto& simulation : simulations()) {
      const auto all = verdicts(*simulation);
      const auto bad = std::count_if(all.begin(), all.end(), [](const auto& one) { return !one.holds; });
      const bool cached = simulation->name() != "no cache";
      table.row({std::string(simulation->name()), as_number(simulation->hits()), as_number(simulation->loads()),
                 simulation->latencies().mean_ms(), as_number(simulation->entries_stored()),
                 as_number(simulation->entries_reused()), as_number(simulation->cache_account().peak()),
                 as_number(simulation->stale_by_own()), as_number(simulation->stale_by_other()),
                 to_milliseconds(simulation->longest_outdated()), cached ? static_cast<double>(bad) : no_figure});
    }
  }
  json.end();
}

void Run::write_events(JsonWriter& json) const {
  const auto& log = chosen().log();
  cachebound::write_events(json, log, [&](const DesignAnswer& given) -> EventRow {
    constexpr std::array<std::string_view, 3> kinds{"hit", "miss", "note"};
    const bool stale = given.stale_by_own || given.stale_by_other;
    return {std::uint64_t{given.request} + 1, stale ? "expired" : kinds[static_cast<std::size_t>(given.kind)],
            Simulation::key_name(given.asked, given.key), why(given)};
  });
}

void Run::write_frame(JsonWriter& json) const {
  json.field("now", now());
  write_tables(json);
  write_events(json);
}

std::vector<Site> Run::memory() const {
  std::vector<Site> sites;
  const Simulation* const twin = entrant("all four");
  const Account* const accounts[] = {&chosen().cache_account(), twin == nullptr ? nullptr : &twin->cache_account(),
                                     &chosen().doorkeeper_account(), &chosen().instrument_account(),
                                     &workload_account_};
  for (const Account* account : accounts) {
    if (account != nullptr) sites.push_back(site_of(*account, account->current()));
  }
  return sites;
}

std::vector<Fact> Run::facts() const {
  const Simulation& simulation = chosen();
  const Simulation* const naive = entrant("no cache");
  const std::uint64_t reads = std::uint64_t{simulation.hits()} + simulation.misses();
  return {
      {"hits, of all reads", ratio(simulation.hits(), reads), "ratio"},
      {"loads, of those without a cache", naive == nullptr ? no_figure : ratio(simulation.loads(), naive->loads()),
       "ratio"},
      {"entries wanted again, of those stored", ratio(simulation.entries_reused(), simulation.entries_stored()),
       "ratio"},
      {"most bytes of the cache", as_number(simulation.cache_account().peak()), "B"},
      {"stale reads, of all reads",
       ratio(std::uint64_t{simulation.stale_by_own()} + simulation.stale_by_other(), reads), "ratio"},
  };
}

std::vector<Check> Run::checks() const {
  const Simulation& simulation = chosen();
  std::vector<Check> checks{
      check_equal("everyone-counted", "requests are hits, misses, writes and those waiting", simulation.requested(),
                  std::uint64_t{simulation.hits()} + simulation.misses() + simulation.written() + simulation.waiting()),
      check_at_most("reused-once", "entries that were hit are among those stored", simulation.entries_stored(),
                    simulation.entries_reused()),
  };
  // What a reader finds was read from the database at most half a load before it was stored. Real machines are late.
  if (entrant("sound") != nullptr) {
    const Nanoseconds most = from_milliseconds(params_.ttl_ms + params_.workload.load_ms + params_.workload.cache_ms);
    checks.push_back(check_at_most(
        "no-longer-than-ttl", "nanoseconds a value is served after another system has replaced it",
        static_cast<std::uint64_t>(most.count()), static_cast<std::uint64_t>(simulation.longest_outdated().count())));
  }
  if (finished()) {
    checks.push_back(check_equal("all-answered", "requests left without an answer", 0, simulation.waiting()));
    checks.push_back(
        check_at_most("loads-are-misses", "loads, each by one of the misses", simulation.misses(), simulation.loads()));
  }
  if (params_.limit_kb) {
    checks.push_back(check_at_most("memory-bounded", "high-water mark of the cache in bytes",
                                   std::uint64_t{*params_.limit_kb} * 1000, simulation.cache_account().peak()));
  }
  return checks;
}

std::vector<Goal> Run::goals() const {
  constexpr std::array<std::string_view, 4> ids{"worth-caching", "bounded", "invalidated", "fresh-enough"};
  std::vector<Goal> goals;
  bool all = true;
  const auto each = verdicts(chosen());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    all = all && each[i].holds;
    goals.push_back({ids[i], finished() ? each[i].score : 0, finished() ? each[i].found : "not over yet"});
  }
  const Simulation& simulation = chosen();
  const std::uint64_t reads = std::uint64_t{simulation.hits()} + simulation.misses();
  const double loads = ratio(simulation.loads(), reads);
  goals.push_back({"still-useful", finished() && all && reads > 0 ? share_of(loads_allowed, loads) : 0,
                   !finished() ? "not over yet"
                   : !all      ? "first pass all four checks"
                               : percent(simulation.hits(), reads) + " of the reads are hits"});
  return goals;
}

}  // namespace cachebound::exercises::anti_patterns
