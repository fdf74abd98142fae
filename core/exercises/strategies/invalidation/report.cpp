// What a run of `invalidation` says of itself.
#include <algorithm>

#include "base/text.hpp"
#include "engine/frames/table_frame.hpp"
#include "exercises/strategies/invalidation/run.hpp"

namespace cachebound::exercises::invalidation {

namespace {

/// The goals: at most one stale read in so many, none by more than so long though so many messages are lost, at most
/// one load in so many reads, and so many entries a key.
constexpr std::uint64_t reads_a_stale_one = 100, reads_a_load = 4, entries_a_key = 4;
constexpr double least_lost = 0.02;
constexpr Nanoseconds longest_allowed = std::chrono::milliseconds{500};

std::uint64_t hits(const Simulation& simulation) {
  return std::uint64_t{simulation.answered(Origin::local)} + simulation.answered(Origin::cache);
}

double bytes(const Simulation* simulation) {
  return simulation == nullptr ? no_figure : as_number(simulation->store_account().current());
}

}  // namespace

std::span<const MetricOf<Run>> Run::metrics() {
  using R = const Run&;
  static constexpr MetricOf<Run> list[]{
      {{"hits", "Hits", "", Role::hit, "reads answered by a cache"},
       [](R run) { return as_number(hits(run.chosen())); }},
      {{"misses", "Misses", "", Role::miss, "reads answered by the database"},
       [](R run) { return as_number(run.chosen().answered(Origin::database)); }},
      {{"database_loads", "Database loads", "", Role::miss, "begun so far"},
       [](R run) { return as_number(run.chosen().database().loads()); }},
      {{"writes", "Writes", "", Role::plain, "acknowledged"}, [](R run) { return as_number(run.chosen().writes()); }},
      {{"stale_reads", "Stale reads", "", Role::plain, "answers that were no longer true when they were given"},
       [](R run) { return as_number(run.chosen().stale_reads()); }},
      {{"mean_staleness_ms", "Mean staleness", "ms", Role::plain, "of stale reads: since when it was no longer true"},
       [](R run) { return run.chosen().mean_staleness_ms(); }},
      {{"max_staleness_ms", "Longest staleness", "ms", Role::plain, "of all reads"},
       [](R run) { return to_milliseconds(run.chosen().max_staleness()); }},
      {{"lost_messages", "Messages unheard", "", Role::plain, "lost on their way to a service, or still on it"},
       [](R run) { return as_number(run.chosen().messages_unheard()); }},
      {{"mean_latency_ms", "Mean wait", "ms", Role::plain, "of reads"},
       [](R run) { return run.chosen().latencies().mean_ms(); }},
      {{"p99_latency_ms", "99 % waited at most", "ms", Role::plain, "of reads: the 99th percentile, nearest rank"},
       [](R run) { return run.chosen().latencies().percentile_ms(99); }},
      {{"currsize", "Entries", "", Role::plain, "in the shared cache, or in all local caches together"},
       [](R run) {
         return run.is_real() && !tells(run.params_.strategy) ? no_figure : as_number(run.chosen().entries());
       }},
      {{"maxsize", "Maxsize", "", Role::plain, "entries that all local caches together may hold"},
       [](R run) {
         return tells(run.params_.strategy) ? as_number(std::uint64_t{run.params_.services} * run.params_.maxsize)
                                            : no_figure;
       }},
      {{"evictions", "Evictions", "", Role::eviction, "entries that left a local cache so that another could enter"},
       [](R run) { return as_number(run.chosen().evictions()); }},
      {{"orphans", "Orphaned versions", "", Role::plain, "entries that nobody can reach any more"},
       [](R run) { return as_number(run.chosen().orphans().versions); }},
      {{"orphan_bytes", "Orphans’ bytes", "B", Role::memory, "what they take in the shared cache"},
       [](R run) { return as_number(run.chosen().orphans().bytes); }},
      {{"tagged_bytes", "Version tags", "B", Role::memory,
        "the shared cache with version tags and a time to live, whatever strategy is chosen"},
       [](R run) { return bytes(run.simulation_of(Invalidation::version_tags)); }},
      {{"twin_bytes", "… without a time to live", "B", Role::unbounded, "the same with versions that never leave"},
       [](R run) { return bytes(run.simulation_of(Invalidation::version_tags_forever)); }},
  };
  return list;
}

std::string Run::now() const {
  if (steps() == 0) return "All caches are empty, nobody has asked yet";
  const Simulation& simulation = chosen();
  const std::string stale = counted(simulation.stale_reads(), "stale read", "stale reads");
  if (finished()) {
    return "All is done: " + stale + " of " + grouped(std::uint64_t{simulation.reads()}) + ", " +
           counted(simulation.database().loads(), "load", "loads");
  }
  const auto request = static_cast<std::uint32_t>(steps() - 1);
  std::string sentence = "At " + in_milliseconds(simulation.elapsed()) + ", service " +
                         std::to_string(simulation.service_of(request) + 1) +
                         (simulation.is_write(request) ? " writes " : " reads ") +
                         ServiceSimulation::key_name(last_key_);
  sentence += "; " + stale + " so far";
  if (simulation.log().size() > 0) sentence += "; last done, " + simulation.told(simulation.log().newest(0), in_words);
  return sentence;
}

void Run::write_table(JsonWriter& json) const {
  json.key("tables").object();
  {
    TableFrame table(json, "strategies",
                     {{"strategy"},
                      {"database loads"},
                      {"stale reads"},
                      {"mean staleness", "ms"},
                      {"longest staleness", "ms"},
                      {"messages unheard"},
                      {"mean wait", "ms"},
                      {"99 % waited at most", "ms"},
                      {"most bytes in the caches", "B"},
                      {"orphans"},
                      {"orphans’ bytes", "B"}});
    for (const auto& simulation : simulations()) {
      const Orphans orphans = simulation->orphans();
      table.row({std::string(invalidation_names[static_cast<std::size_t>(simulation->strategy())]),
                 as_number(simulation->database().loads()), as_number(simulation->stale_reads()),
                 simulation->mean_staleness_ms(), to_milliseconds(simulation->max_staleness()),
                 as_number(simulation->messages_unheard()), simulation->latencies().mean_ms(),
                 simulation->latencies().percentile_ms(99),
                 as_number(simulation->store_account().peak() + simulation->local_account().peak()),
                 as_number(orphans.versions), as_number(orphans.bytes)});
    }
  }
  json.end();
}

void Run::write_frame(JsonWriter& json) const {
  json.field("now", now());
  write_table(json);
  chosen().write_events(json, in_words);
  json.key("timelines").object();
  if (const Timeline* timeline = chosen().timeline()) {
    timeline->write(json, "services", chosen().now(), ServiceSimulation::key_name);
  }
  json.end();
}

std::vector<Site> Run::memory() const {
  std::vector<Site> sites;
  const auto add = [&](const Account& account) { sites.push_back(site_of(account, account.current())); };
  for (const Invalidation strategy : {Invalidation::version_tags, Invalidation::version_tags_forever}) {
    if (const Simulation* of = simulation_of(strategy)) add(of->store_account());
  }
  if (!tags(params_.strategy)) add(chosen().store_account());
  if (tells(params_.strategy)) add(chosen().local_account());
  add(workload_account_);
  add(chosen().instrument_account());
  return sites;
}

std::vector<Fact> Run::facts() const {
  const Simulation& simulation = chosen();
  const auto longest = longest_staleness();
  return {
      {"stale, of all reads", ratio(simulation.stale_reads(), simulation.reads()), "ratio"},
      {"answered by the database, of all reads", ratio(simulation.answered(Origin::database), simulation.reads()),
       "ratio"},
      {"staleness that the strategy allows at most", longest ? to_milliseconds(*longest) : no_figure, "ms"},
      {"messages sent to services", as_number(simulation.messages_sent()), ""},
      {"orphans, of the shared cache’s bytes", ratio(simulation.orphans().bytes, simulation.store_account().current()),
       "ratio"},
  };
}

std::vector<Check> Run::checks() const {
  const Simulation& simulation = chosen();
  std::vector<Check> checks{
      check_equal("everyone-counted", "requests are reads, writes and those under way", simulation.requested(),
                  std::uint64_t{simulation.reads()} + simulation.writes() + simulation.waiting()),
      check_equal("reads-counted", "reads are hits and misses", simulation.reads(),
                  hits(simulation) + simulation.answered(Origin::database)),
  };
  if (finished()) {
    checks.push_back(check_equal("all-done", "requests left under way", 0, simulation.waiting()));
    checks.push_back(check_equal("loads-counted", "every miss is one load", simulation.answered(Origin::database),
                                 simulation.database().loads()));
    if (params_.lost == 0 && !is_real()) {
      checks.push_back(
          check_equal("all-heard", "messages unheard, when none is lost", 0, simulation.messages_unheard()));
    }
  }
  if (const auto longest = longest_staleness()) {
    checks.push_back(check_at_most("staleness-bounded", "longest staleness in nanoseconds",
                                   static_cast<std::uint64_t>(longest->count()),
                                   static_cast<std::uint64_t>(simulation.max_staleness().count())));
  }
  if (const Simulation* tagged = simulation_of(Invalidation::version_tags); tagged != nullptr && !is_real()) {
    checks.push_back(check_at_most("orphans-bounded", "high-water mark of the cache with version tags in bytes",
                                   Simulation::tagged_bytes(params_), tagged->store_account().peak()));
  }
  if (tells(params_.strategy)) {
    checks.push_back(check_at_most("local-bounded", "high-water mark of the local caches in bytes",
                                   *simulation.local_account().bound(), simulation.local_account().peak()));
  }
  return checks;
}

std::vector<Goal> Run::goals() const {
  const Simulation& simulation = chosen();
  if (simulation.reads() == 0)
    return {{"true", 0, "nobody has been answered yet"}, {"soon", 0, ""}, {"spared", 0, ""}, {"tidy", 0, ""}};
  const std::uint64_t stale = std::uint64_t{simulation.stale_reads()} * reads_a_stale_one;
  const double fresh = stale <= simulation.reads() ? 1 : ratio(simulation.reads(), stale);
  const Nanoseconds longest = simulation.max_staleness();
  const bool unsafe = params_.lost >= least_lost;
  const double within = longest <= longest_allowed
                            ? 1
                            : static_cast<double>(longest_allowed.count()) / static_cast<double>(longest.count());
  const double soon = unsafe ? within : 0;
  const std::uint64_t loads = simulation.database().loads() * reads_a_load;
  const double spared = loads <= simulation.reads() ? 1 : ratio(simulation.reads(), loads);
  const std::uint64_t room = entries_a_key * params_.keys;
  const double tidy = simulation.entries() <= room ? 1 : ratio(room, simulation.entries());
  const bool both = fresh == 1 && soon == 1;
  const std::string first = "first have the answers true";
  return {{"true", fresh, percent(simulation.stale_reads(), simulation.reads()) + " of the reads were stale"},
          {"soon", soon,
           unsafe ? "the longest was outdated for " + in_milliseconds(longest)
                  : "too few messages get lost for that to count"},
          {"spared", both ? spared : 0,
           both ? percent(simulation.database().loads(), simulation.reads()) + " of the reads went to the database"
                : first},
          {"tidy", both ? tidy : 0,
           both ? counted(simulation.entries(), "entry", "entries") + ", " + grouped(room) + " allowed" : first}};
}

}  // namespace cachebound::exercises::invalidation
