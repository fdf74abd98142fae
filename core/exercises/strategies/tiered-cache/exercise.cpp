// A cache in each service in front of one that they share: what each tier answers, and what a write leaves behind.

#include "engine/measured_exercise.hpp"
#include "exercises/strategies/tiered-cache/run.hpp"

namespace cachebound::exercises::tiered_cache {

namespace {

using Params = Params;

constexpr auto log = Scale::logarithmic;

constexpr Field fields[]{
    integer<&Params::maxsize>("maxsize", {0, 2000}, "maxsize of L1",
                              "entries that a service may hold in its own memory; 0: no L1; none: no bound",
                              {"entries", log}),
    integer<&Params::l1_ttl_ms>("l1_ttl_ms", {1, 1'000'000}, "time to live in L1",
                                "none: an entry is trusted until it leaves", {"ms", log}),
    number<&Params::l2_ttl_ms>("l2_ttl_ms", {1, 1'000'000}, "time to live in L2", "of the shared cache", {"ms", log}),
    flag<&Params::told>("told", "told of writes", "who writes tells the other services, which erase their copy"),
    number<&Params::lost>("lost_share", {0, 1}, "lost messages", "share of messages that never come to a service"),
    flag<&Params::promote>("promote", "promotion", "what is found in L2 is kept in L1 as well"),
    integer<&Params::services>("services", {1, 16}, "services", "each with an L1 of its own"),
    integer<&Params::keys>("keys", {1, 2000}, "keys", "some far busier than others", {"", log}),
    integer<&Params::write_every>("write_every", {0, 10'000}, "a write every", "so many requests; 0: none",
                                  {"requests", log}),
    integer<&Params::requests>("requests", {1, 10'000}, "requests", "in all, reads and writes", {"", log}),
    number<&Params::interval_ms>("interval_ms", {0.1, 1000}, "interval", "between two requests", {"ms", log}),
    number<&Params::load_ms>("load_ms", {0, 1000}, "database", "what a load takes, and a save", {"ms", log}),
    number<&Params::cache_ms>("cache_ms", {0, 50}, "L2", "what a command to the shared cache takes, there and back",
                              {"ms", log}),
    number<&Params::skew>("skew", {0, 3}, "skew", "zipf: how much the first keys dominate", {"", Scale::linear, true}),
    integer<&Params::seed>("seed", {0, 4'294'967'295}, "seed", "same seed, same keys and lost messages",
                           {"", log, true}),
};

constexpr View views[]{
    CountersView{"Counters",
                 {{"l1_hits", ""},
                  {"l2_hits", ""},
                  {"misses", ""},
                  {"l1_ratio", ""},
                  {"l2_ratio", ""},
                  {"promotions", "l2_hits"},
                  {"stale_reads", ""},
                  {"max_staleness_ms", ""},
                  {"mean_latency_ms", ""},
                  {"currsize", "maxsize"}}},
    LineChartView{"Hit ratio by tier over requests", "requests", {"l1_ratio", "l2_ratio"}, 0, 1},
    TimelineView{"Services, L2 and database", "tiers"},
    TableView{"Which tier answers", "tiers"},
    TableView{"After a write: whose copy is what?", "copies"},
    TableView{"Other tiers on these requests", "ways"},
    LineChartView{"Stale reads over requests", "requests", {"stale_reads"}, 0, as_needed},
    MemoryStripView{"Memory of L1, all services", "requests", "l1", "l1_bytes", "twin_bytes"},
    EventsView{"Events"},
    ResultsView{"Results"},
    ChecksView{"Checks"},
};

constexpr Preset presets[]{
    {"lecture", "As in the lecture", ""},
    {"l2-alone", "L2 alone", "maxsize=0"},
    {"naive", "An L1 without bound or time", "maxsize=none&l1_ttl_ms=none"},
    {"told", "Services tell each other", "told=true"},
    {"told-small", "… with less in L1", "told=true&maxsize=80"},
    {"told-lossy", "… and some do not hear it", "told=true&lost_share=0.05"},
    {"told-forever", "… and rely on it", "told=true&lost_share=0.05&l1_ttl_ms=none"},
    {"no-promotion", "Without promotion", "promote=false"},
    {"one-service", "One service", "services=1"},
    {"many-services", "Twelve services", "services=12"},
};

constexpr GoalSpec goals[]{{"near", "Half of the reads answered by L1"},
                           {"coherent", "… none of them outdated for more than 50 ms"},
                           {"small", "… with at most 80 entries a service"}};

}  // namespace

const ExerciseSpec& exercise() {
  static constexpr ExerciseSpec spec{
      .id = "tiered-cache",
      .order = 6,
      .title = "Tiered cache",
      .description =
          "A small cache in each of three services, a larger one that they share, and the database behind. See which "
          "tier answers, and which copies a write leaves behind.",
      .fields = fields,
      .views = views,
      .presets = presets,
      .goals = goals,
      .contrast = "l2-alone",
      .prediction = {"stale_reads", "naive"},
      .run = run_of<Run, Params>,
      .keeps_stores = true,
  };
  return spec;
}

}  // namespace cachebound::exercises::tiered_cache
