// One hot key expires under load: who loads it anew, and who waits?

#include "engine/measured_exercise.hpp"
#include "exercises/strategies/stampede/run.hpp"

namespace cachebound::exercises::stampede {

namespace {

using Params = Params;

constexpr auto log = Scale::logarithmic;
constexpr std::array<std::string_view, 2> beginning_names{"fresh", "expired"};

constexpr Field fields[]{
    choice<&Params::strategy>(
        "strategy", spelled<strategy_names>, "strategy",
        "of the readers; the last three are the naive rivals of lock, single-flight and early refresh"),
    integer<&Params::requests>("requests", {1, 5000}, "requests", "of clients, each waits for its answer", {"", log}),
    number<&Params::interval_ms>("interval_ms", {0, 100}, "interval", "between two requests on average; 0: all at once",
                                 {"ms", log}),
    choice<&Params::beginning>("beginning", spelled<beginning_names>, "at the beginning",
                               "the entry has just been loaded, or has just expired"),
    number<&Params::ttl_ms>("ttl_ms", {10, 1'000'000}, "time to live", "of the entry", {"ms", log}),
    number<&Params::load_ms>("load_ms", {1, 1000}, "load", "what the database takes for one", {"ms", log}),
    integer<&Params::connections>("connections", {0, 1000}, "connections",
                                  "loads that the database works on at once; 0: as many as come", {"", log}),
    integer<&Params::services>("services", {1, 16}, "services",
                               "processes that share the cache; request i comes to service i % services"),
    number<&Params::early_share>("early_share", {0, 1}, "early share",
                                 "early refresh: the last share of the time in which to renew"),
    number<&Params::beta>("beta", {0, 10}, "beta", "XFetch: more renews earlier"),
    number<&Params::lock_ms>("lock_ms", {1, 100'000}, "lock", "lifetime of a lock in the store", {"ms", log}),
    number<&Params::grace_ms>("grace_ms", {0, 1'000'000}, "grace",
                              "stale fallback: how long past its time an entry may stand in", {"ms", log}),
    integer<&Params::change_ms>("change_ms", {10, 1'000'000}, "source changes", "every so often; none: never",
                                {"ms", log}),
    integer<&Params::other_every>("other_every", {0, 10'000}, "another key every",
                                  "so many requests ask for a key that nobody else wants; 0: none", {"requests", log}),
    integer<&Params::most_flights>("most_flights", {1, 10'000}, "lock table",
                                   "single-flight: keys that a service may load at once", {"keys", log}),
    number<&Params::poll_ms>("poll_ms", {10, 1000}, "poll", "lock: who waits looks again after", {"ms", log, true}),
    number<&Params::cache_ms>("cache_ms", {0, 50}, "cache", "what a command takes, there and back", {"ms", log, true}),
    number<&Params::jitter>("jitter", {0, 1}, "jitter", "how unevenly requests come, as a share of the interval",
                            {"", Scale::linear, true}),
    integer<&Params::seed>("seed", {0, 4'294'967'295}, "seed", "of the requests' times and of XFetch", {"", log, true}),
};

constexpr View views[]{
    CountersView{"Counters",
                 {{"database_loads", ""},
                  {"loads_at_once", ""},
                  {"hits", ""},
                  {"misses", ""},
                  {"requests_waiting", ""},
                  {"mean_latency_ms", ""},
                  {"p99_latency_ms", ""},
                  {"stale_reads", ""},
                  {"expired_reads", ""},
                  {"early_renewals", "database_loads"}}},
    TimelineView{"Clients, cache, lock and database", "clients"},
    TableView{"All strategies on these requests", "strategies"},
    LineChartView{"Loads over requests", "requests", {"database_loads", "early_renewals"}, 0, as_needed},
    LineChartView{"Waiting over requests", "requests", {"requests_waiting"}, 0, as_needed},
    MemoryStripView{"Lock tables", "requests", "lock_table", "lock_bytes", "twin_bytes"},
    EventsView{"Events"},
    ResultsView{"Results"},
    ChecksView{"Checks"},
};

constexpr Preset presets[]{
    {"lecture", "As in the lecture", ""},
    {"single-flight", "One flies for all", "strategy=single-flight"},
    {"thousand", "A thousand clients, one expired key", "beginning=expired&requests=1000&interval_ms=0"},
    {"thousand-single-flight", "… and one flies for all",
     "strategy=single-flight&beginning=expired&requests=1000&interval_ms=0"},
    {"four-services", "… in each of four services",
     "strategy=single-flight&beginning=expired&requests=1000&interval_ms=0&services=4"},
    {"lock", "A lock that services share", "strategy=lock&services=4"},
    {"lock-overrun", "A lock shorter than the load", "strategy=lock&services=4&lock_ms=60"},
    {"early-refresh", "Renewed in the last tenth", "strategy=early-refresh&load_ms=50"},
    {"early-unguarded", "… by everyone who comes", "strategy=early-unguarded&load_ms=50"},
    {"xfetch", "XFetch", "strategy=xfetch"},
    {"stale-fallback", "The old value meanwhile", "strategy=stale-fallback&services=4"},
    {"small-database", "A database with ten connections", "connections=10"},
    {"lock-table", "Every second key is new", "strategy=single-flight&other_every=2"},
};

constexpr GoalSpec goals[]{{"spared", "At most two loads of the hot key a time to live"},
                           {"no-wait", "99 % wait no longer than a tenth of a load"},
                           {"fresh", "… and nobody is given what is past its time"}};

}  // namespace

const ExerciseSpec& exercise() {
  static constexpr ExerciseSpec spec{
      .id = "stampede",
      .order = 5,
      .title = "Cache stampede",
      .description =
          "One hot key expires under load, and everyone who misses it loads it. Choose who may: the database counts "
          "the loads, the clients the time they wait.",
      .fields = fields,
      .views = views,
      .presets = presets,
      .goals = goals,
      .contrast = "single-flight",
      .prediction = {"database_loads", "thousand"},
      .run = run_of<Run, Params>,
      .keeps_stores = true,
  };
  return spec;
}

}  // namespace cachebound::exercises::stampede
