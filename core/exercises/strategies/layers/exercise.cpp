#include "exercises/strategies/layers/exercise.hpp"

#include <limits>

#include "exercises/strategies/layers/run.hpp"

namespace cachebound {

namespace {

using Params = LayersParams;

Schema<Params> schema() {
  constexpr auto log = Scale::logarithmic;
  return Schema<Params>({
      choice("design", &Params::design, {design_names.begin(), design_names.end()}, "design",
             "one cache for all services, one beside each, or everything in the service and saved later"),
      choice("broken", &Params::broken, {"none", "compute", "cache", "storage"}, "what breaks",
             "service 1, the (first) cache or the database"),
      number("at_ms", &Params::at_ms, {0, 100'000}, "breaks at", "after the first request", {"ms", log}),
      number("for_ms", &Params::for_ms, {1, 100'000}, "for", "until it is back", {"ms", log}),
      choice("when_down", &Params::when_down, {"fail", "bypass", "redo"}, "without the cache",
             "requests fail; or go to the database; or do so and make good the erases the cache has missed"),
      choice("returns", &Params::returns, {"empty", "as-it-was"}, "the cache returns",
             "restarted without its entries, or with them as after a broken cable"),
      choice("routing", &Params::routing, {"by-key", "any"}, "a key's requests go to",
             "always the same service, or any"),
      integer("services", &Params::services, {1, 16}, "services", "without state, unless fused"),
      integer("connections", &Params::connections, {0, 100}, "connections",
              "requests that the database works on at once; 0: as many as come", {"", log}),
      integer("requests", &Params::requests, {1, 5000}, "requests", "in all", {"", log}),
      number("interval_ms", &Params::interval_ms, {0.1, 1000}, "interval", "between two requests", {"ms", log}),
      integer("write_every", &Params::write_every, {0, 1000}, "a write every", "so many requests; 0: none",
              {"requests", log}),
      integer("keys", &Params::keys, {1, 1000}, "keys", "some far busier than others", {"", log}),
      number("ttl_ms", &Params::ttl_ms, {1, 1'000'000}, "time to live", "of an entry in the cache", {"ms", log}),
      number("load_ms", &Params::load_ms, {0.1, 1000}, "load", "what the database takes for one, or for a save",
             {"ms", log}),
      number("cache_ms", &Params::cache_ms, {0, 50}, "cache", "what a command takes, there and back",
             {"ms", log, true}),
      number("save_after_ms", &Params::save_after_ms, {1, 10'000}, "saved after",
             "fused: a write, acknowledged at once", {"ms", log, true}),
      number("skew", &Params::skew, {0, 3}, "skew", "zipf: how much the first keys dominate",
             {"", Scale::linear, true}),
      integer("seed", &Params::seed, {0, 4'294'967'295}, "seed", "same seed, same requests", {"", log, true}),
  });
}

}  // namespace

ExerciseSpec layers() {
  const auto parameters = schema();
  ExerciseSpec spec;
  spec.id = "layers";
  spec.order = 1;
  spec.title = "Layers";
  spec.description =
      "Compute, cache and storage, each a layer of its own. Take one away for a second: who is still answered, is it "
      "right, and what does it cost?";
  spec.fields = parameters.fields();
  for (const auto& [metric, value] : LayersRun::measured()) spec.metrics.push_back(metric);
  constexpr double as_needed = std::numeric_limits<double>::quiet_NaN();
  spec.views = {
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
  spec.presets = {
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
  spec.goals = {{"answered", "Nobody refused, though a layer breaks"},
                {"right", "… every answer right, no write lost"},
                {"quick", "… and 99 % wait no longer than two loads meanwhile"}};
  spec.contrast = "fail";
  spec.prediction = {"refused_requests", "storage"};
  spec.keeps_stores = true;
  spec.open = opens<LayersRun>(parameters);
  return spec;
}

}  // namespace cachebound
