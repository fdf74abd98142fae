// Compute, cache and storage as layers of their own; each of them is taken away for a time.

#include "engine/measured_exercise.hpp"
#include "exercises/strategies/layers/run.hpp"

namespace cachebound::exercises::layers {

namespace {

using Params = Params;

constexpr auto log = Scale::logarithmic;
constexpr std::array<std::string_view, 4> broken_names{"none", "compute", "cache", "storage"};
constexpr std::array<std::string_view, 3> when_down_names{"fail", "bypass", "redo"};
constexpr std::array<std::string_view, 2> returns_names{"empty", "as-it-was"};
constexpr std::array<std::string_view, 2> routing_names{"by-key", "any"};

constexpr Field fields[]{
    choice<&Params::design>(
        "design", spelled<design_names>, "design",
        "one cache for all services, one beside each, or everything in the service and saved later"),
    choice<&Params::broken>("broken", spelled<broken_names>, "what breaks",
                            "service 1, the (first) cache or the database"),
    number<&Params::at_ms>("at_ms", {0, 100'000}, "breaks at", "after the first request", {"ms", log}),
    number<&Params::for_ms>("for_ms", {1, 100'000}, "for", "until it is back", {"ms", log}),
    choice<&Params::when_down>(
        "when_down", spelled<when_down_names>, "without the cache",
        "requests fail; or go to the database; or do so and make good the erases the cache has missed"),
    choice<&Params::returns>("returns", spelled<returns_names>, "the cache returns",
                             "restarted without its entries, or with them as after a broken cable"),
    choice<&Params::routing>("routing", spelled<routing_names>, "a key's requests go to",
                             "always the same service, or any"),
    integer<&Params::services>("services", {1, 16}, "services", "without state, unless fused"),
    integer<&Params::connections>("connections", {0, 100}, "connections",
                                  "requests that the database works on at once; 0: as many as come", {"", log}),
    integer<&Params::requests>("requests", {1, 5000}, "requests", "in all", {"", log}),
    number<&Params::interval_ms>("interval_ms", {0.1, 1000}, "interval", "between two requests", {"ms", log}),
    integer<&Params::write_every>("write_every", {0, 1000}, "a write every", "so many requests; 0: none",
                                  {"requests", log}),
    integer<&Params::keys>("keys", {1, 1000}, "keys", "some far busier than others", {"", log}),
    number<&Params::ttl_ms>("ttl_ms", {1, 1'000'000}, "time to live", "of an entry in the cache", {"ms", log}),
    number<&Params::load_ms>("load_ms", {0.1, 1000}, "load", "what the database takes for one, or for a save",
                             {"ms", log}),
    number<&Params::cache_ms>("cache_ms", {0, 50}, "cache", "what a command takes, there and back", {"ms", log, true}),
    number<&Params::save_after_ms>("save_after_ms", {1, 10'000}, "saved after", "fused: a write, acknowledged at once",
                                   {"ms", log, true}),
    number<&Params::skew>("skew", {0, 3}, "skew", "zipf: how much the first keys dominate", {"", Scale::linear, true}),
    integer<&Params::seed>("seed", {0, 4'294'967'295}, "seed", "same seed, same requests", {"", log, true}),
};

constexpr View views[]{
    CountersView{"Counters",
                 {{"hits", ""},
                  {"misses", ""},
                  {"database_loads", ""},
                  {"refused_requests", ""},
                  {"stale_reads", ""},
                  {"lost_writes", ""},
                  {"mean_latency_ms", ""},
                  {"p99_latency_ms", ""},
                  {"requests_waiting", ""}}},
    TimelineView{"Services, cache and database", "layers"},
    LineChartView{"Wait of late over requests", "requests", {"recent_latency_ms"}, 0, as_needed},
    LineChartView{"Hits and loads over requests", "requests", {"hits", "database_loads"}, 0, as_needed},
    TableView{"Before, while it was down, and after", "phases"},
    TableView{"All designs on these requests", "designs"},
    LineChartView{"Refused and wrong over requests", "requests", {"refused_requests", "stale_reads"}, 0, as_needed},
    MemoryStripView{"Erases owed to the cache", "requests", "owed_erases", "owed_bytes", "twin_bytes"},
    EventsView{"Events"},
    ResultsView{"Results"},
    ChecksView{"Checks"},
};

constexpr Preset presets[]{
    {"lecture", "As in the lecture", ""},
    {"fail", "Services that need their cache", "when_down=fail"},
    {"enough-connections", "A database sized for the misses", "connections=4"},
    {"per-service", "A cache beside each service", "design=per-service"},
    {"compute", "A service is killed", "broken=compute"},
    {"compute-own-cache", "… and its own cache with it", "broken=compute&design=per-service"},
    {"fused", "… and all that it kept", "broken=compute&design=fused"},
    {"storage", "The database is away", "broken=storage"},
    {"cable", "The cache is back with what it had", "returns=as-it-was&when_down=bypass&write_every=5&connections=4"},
    {"cable-redo", "… and is told what it missed", "returns=as-it-was&write_every=5&connections=4"},
    {"any-service", "Any service for any key, each with its cache",
     "design=per-service&routing=any&broken=none&write_every=5"},
};

constexpr GoalSpec goals[]{{"answered", "Nobody refused, though a layer breaks"},
                           {"right", "… every answer right, no write lost"},
                           {"quick", "… and 99 % wait no longer than two loads meanwhile"}};

}  // namespace

const ExerciseSpec& exercise() {
  static constexpr ExerciseSpec spec{
      .id = "layers",
      .order = 1,
      .title = "Layers",
      .description =
          "Compute, cache and storage, each a layer of its own. Take one away for a second: who is still answered, is "
          "it right, and what does it cost?",
      .fields = fields,
      .views = views,
      .presets = presets,
      .goals = goals,
      .contrast = "fail",
      .prediction = {"refused_requests", "storage"},
      .run = run_of<Run, Params>,
      .keeps_stores = true,
  };
  return spec;
}

}  // namespace cachebound::exercises::layers
