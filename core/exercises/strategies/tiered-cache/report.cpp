// What a run of `tiered-cache` says of itself.
#include <algorithm>

#include "base/text.hpp"
#include "engine/frames/table_frame.hpp"
#include "exercises/strategies/tiered-cache/run.hpp"

namespace cachebound::exercises::tiered_cache {

namespace {

/// The goals: one read in two answered by L1, none outdated for longer than so, and in so many entries a service.
constexpr std::uint64_t reads_a_near_one = 2, entries_allowed = 80;
constexpr Nanoseconds longest_allowed = std::chrono::milliseconds{50};

double l1_ratio(const Simulation& simulation) { return ratio(simulation.l1_hits(), simulation.reads()); }
double l2_ratio(const Simulation& simulation) {
  return ratio(simulation.l2_hits(), simulation.reads() - simulation.l1_hits());
}

std::string_view tier(Origin origin) {
  return origin == Origin::local ? "from its L1" : origin == Origin::cache ? "from L2" : "from the database";
}

}  // namespace

std::span<const MetricOf<Run>> Run::metrics() {
  using R = const Run&;
  static constexpr MetricOf<Run> list[]{
      {{"hits", "Hits", "", Role::hit, "reads answered by L1 or L2"},
       [](R run) { return as_number(std::uint64_t{run.chosen().l1_hits()} + run.chosen().l2_hits()); }},
      {{"misses", "Misses", "", Role::miss, "reads answered by the database"},
       [](R run) { return as_number(run.chosen().misses()); }},
      {{"l1_hits", "Hits in L1", "", Role::hit, "in the service's own memory, at once"},
       [](R run) { return as_number(run.chosen().l1_hits()); }},
      {{"l2_hits", "Hits in L2", "", Role::hit, "in the shared cache, across the network"},
       [](R run) { return as_number(run.chosen().l2_hits()); }},
      {{"l1_ratio", "Hit ratio of L1", "ratio", Role::hit, "of all reads"},
       [](R run) { return l1_ratio(run.chosen()); }},
      {{"l2_ratio", "Hit ratio of L2", "ratio", Role::plain, "of the reads that L1 did not answer"},
       [](R run) { return l2_ratio(run.chosen()); }},
      {{"promotions", "Promotions", "", Role::plain, "entries of L2 that were taken into an L1"},
       [](R run) { return as_number(run.chosen().promotions()); }},
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
      {{"currsize", "Entries in L1", "", Role::plain, "of all services together"},
       [](R run) { return as_number(run.chosen().entries()); }},
      {{"maxsize", "Maxsize", "", Role::plain, "entries that all L1s together may hold"},
       [](R run) {
         return run.params_.maxsize ? as_number(std::uint64_t{run.params_.services} * *run.params_.maxsize) : no_figure;
       }},
      {{"evictions", "Evictions", "", Role::eviction, "entries that left an L1 so that another could enter"},
       [](R run) { return as_number(run.chosen().evictions()); }},
      {{"l1_bytes", "L1, all services", "B", Role::memory, "as chosen"},
       [](R run) { return as_number(run.chosen().l1_account().current()); }},
      {{"twin_bytes", "… without bound or time", "B", Role::unbounded, "the same reads, everything kept"},
       [](R run) { return run.twin() == nullptr ? no_figure : as_number(run.twin()->l1_account().current()); }},
  };
  return list;
}

std::string Run::now() const {
  if (steps() == 0) return "All caches are empty, nobody has asked yet";
  const Simulation& simulation = chosen();
  const std::string stale = counted(simulation.stale_reads(), "stale read", "stale reads");
  if (finished()) {
    return "All is done: of " + counted(simulation.reads(), "read", "reads") + " L1 answered " +
           percent(simulation.l1_hits(), simulation.reads()) + ", L2 " +
           percent(simulation.l2_hits(), simulation.reads()) + "; " + stale;
  }
  const auto request = static_cast<std::uint32_t>(steps() - 1);
  std::string sentence = "At " + in_milliseconds(simulation.elapsed()) + ", service " +
                         std::to_string(simulation.service_of(request) + 1) +
                         (simulation.is_write(request) ? " writes " : " reads ") +
                         ServiceSimulation::key_name(last_key_);
  sentence += "; " + stale + " so far";
  if (simulation.log().size() > 0) sentence += "; last done, " + simulation.told(simulation.log().newest(0), tier);
  return sentence;
}

void Run::write_tables(JsonWriter& json) const {
  const Simulation& simulation = chosen();
  json.key("tables").object();
  {
    TableFrame table(json, "tiers",
                     {{"tier"}, {"asked"}, {"answered"}, {"hit ratio", "ratio"}, {"of all reads", "ratio"}});
    const std::uint64_t reads = simulation.reads(), past_l1 = reads - simulation.l1_hits();
    table.row({"L1, in each service", as_number(reads), as_number(simulation.l1_hits()), l1_ratio(simulation),
               l1_ratio(simulation)});
    table.row({"L2, shared", as_number(past_l1), as_number(simulation.l2_hits()), l2_ratio(simulation),
               ratio(simulation.l2_hits(), reads)});
    table.row({"database", as_number(simulation.misses()), as_number(simulation.misses()), no_figure,
               ratio(simulation.misses(), reads)});
  }
  {
    TableFrame table(json, "copies", {{"L1 of"}, {"the last key written to"}, {"its copy"}});
    constexpr std::array<std::string_view, 3> words{"none", "right", "outdated"};
    for (std::uint32_t service = 0; simulation.writes() > 0 && service < params_.services; ++service) {
      table.row({"service " + std::to_string(service + 1), ServiceSimulation::key_name(written_key_),
                 std::string(words[static_cast<std::size_t>(simulation.copy(service, written_key_))])});
    }
  }
  {
    TableFrame table(json, "ways",
                     {{"tiers"},
                      {"hits in L1", "ratio"},
                      {"hits in L2", "ratio"},
                      {"database loads"},
                      {"mean wait", "ms"},
                      {"99 % waited at most", "ms"},
                      {"stale reads"},
                      {"longest staleness", "ms"},
                      {"most bytes in L1", "B"},
                      {"most bytes in L2", "B"}});
    for (const auto& way : simulations()) {
      table.row({way->name(), l1_ratio(*way), l2_ratio(*way), as_number(way->database().loads()),
                 way->latencies().mean_ms(), way->latencies().percentile_ms(99), as_number(way->stale_reads()),
                 to_milliseconds(way->max_staleness()), as_number(way->l1_account().peak()),
                 as_number(way->store_account().peak())});
    }
  }
  json.end();
}

void Run::write_frame(JsonWriter& json) const {
  json.field("now", now());
  write_tables(json);
  chosen().write_events(json, tier);
  json.key("timelines").object();
  if (const Timeline* timeline = chosen().timeline()) {
    timeline->write(json, "tiers", chosen().now(), ServiceSimulation::key_name);
  }
  json.end();
}

std::vector<Site> Run::memory() const {
  std::vector<Site> sites;
  const auto add = [&](std::string_view name, const Account& account) {
    Site site = site_of(account, account.current());
    site.name = name;
    sites.push_back(site);
  };
  add("l1", chosen().l1_account());
  if (const Simulation* of = twin()) add("unbounded_twin", of->l1_account());
  add("l2", chosen().store_account());
  add("workload", workload_account_);
  add("instrument", chosen().instrument_account());
  return sites;
}

std::vector<Fact> Run::facts() const {
  const Simulation& simulation = chosen();
  const auto longest = longest_staleness();
  return {
      {"reads that crossed the network, of all", ratio(simulation.reads() - simulation.l1_hits(), simulation.reads()),
       "ratio"},
      {"promotions, of the hits in L2", ratio(simulation.promotions(), simulation.l2_hits()), "ratio"},
      {"stale reads, of all", ratio(simulation.stale_reads(), simulation.reads()), "ratio"},
      {"longest staleness possible", longest ? to_milliseconds(*longest) : no_figure, "ms"},
      {"L1 without bound or time", twin() == nullptr ? no_figure : as_number(twin()->l1_account().current()), "B"},
      {"… and its longest staleness", twin() == nullptr ? no_figure : to_milliseconds(twin()->max_staleness()), "ms"},
  };
}

std::vector<Check> Run::checks() const {
  const Simulation& simulation = chosen();
  std::vector<Check> checks{
      check_equal("every-read-counted", "reads are hits in L1, hits in L2 and loads", simulation.reads(),
                  std::uint64_t{simulation.l1_hits()} + simulation.l2_hits() + simulation.misses()),
      check_at_most("promotions-are-hits", "entries promoted, of the hits in L2", simulation.l2_hits(),
                    simulation.promotions()),
  };
  if (finished()) {
    checks.push_back(check_equal("all-done", "requests left waiting", 0, simulation.waiting()));
    checks.push_back(check_equal("every-load-counted", "each miss has its load", simulation.misses(),
                                 simulation.database().loads()));
  }
  if (const auto bound = simulation.l1_account().bound()) {
    checks.push_back(
        check_at_most("l1-bounded", "high-water mark of all L1s in bytes", *bound, simulation.l1_account().peak()));
  }
  if (const auto longest = longest_staleness()) {
    checks.push_back(check_at_most("staleness-bounded", "longest staleness in ns, of both times to live and a load",
                                   static_cast<std::uint64_t>(longest->count()),
                                   static_cast<std::uint64_t>(simulation.max_staleness().count())));
  }
  return checks;
}

std::vector<Goal> Run::goals() const {
  const Simulation& simulation = chosen();
  if (simulation.writes() == 0 || simulation.reads() == 0) {
    const std::string why = finished() ? "nobody reads and writes" : "nothing has been read and written yet";
    return {{"near", 0, why}, {"coherent", 0, ""}, {"small", 0, ""}};
  }
  const double near = std::min(1.0, ratio(reads_a_near_one * simulation.l1_hits(), simulation.reads()));
  const Nanoseconds longest = simulation.max_staleness();
  const double coherent = longest <= longest_allowed ? 1 : to_milliseconds(longest_allowed) / to_milliseconds(longest);
  const double small = !params_.maxsize                      ? 0
                       : *params_.maxsize <= entries_allowed ? 1
                                                             : ratio(entries_allowed, *params_.maxsize);
  const bool both = near == 1 && coherent == 1;
  return {
      {"near", near, percent(simulation.l1_hits(), simulation.reads()) + " of the reads answered by L1"},
      {"coherent", near == 1 ? coherent : 0,
       near < 1 ? "first answer half of the reads" : "longest " + in_milliseconds(longest)},
      {"small", both ? small : 0,
       !both              ? "first be near and coherent"
       : !params_.maxsize ? "no bound"
                          : counted(*params_.maxsize, "entry", "entries") + " a service"},
  };
}

}  // namespace cachebound::exercises::tiered_cache
