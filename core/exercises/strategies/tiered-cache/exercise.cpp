#include "exercises/strategies/tiered-cache/exercise.hpp"

#include <limits>

#include "exercises/strategies/tiered-cache/run.hpp"

namespace cachebound {

namespace {

using Params = TieredParams;

Schema<Params> schema() {
  constexpr auto log = Scale::logarithmic;
  return Schema<Params>({
      integer("maxsize", &Params::maxsize, {0, 2000}, "maxsize of L1",
              "entries that a service may hold in its own memory; 0: no L1; none: no bound", {"entries", log}),
      integer("l1_ttl_ms", &Params::l1_ttl_ms, {1, 1'000'000}, "time to live in L1",
              "none: an entry is trusted until it leaves", {"ms", log}),
      number("l2_ttl_ms", &Params::l2_ttl_ms, {1, 1'000'000}, "time to live in L2", "of the shared cache", {"ms", log}),
      flag("told", &Params::told, "told of writes", "who writes tells the other services, which erase their copy"),
      number("lost_share", &Params::lost, {0, 1}, "lost messages", "share of messages that never come to a service"),
      flag("promote", &Params::promote, "promotion", "what is found in L2 is kept in L1 as well"),
      integer("services", &Params::services, {1, 16}, "services", "each with an L1 of its own"),
      integer("keys", &Params::keys, {1, 2000}, "keys", "some far busier than others", {"", log}),
      integer("write_every", &Params::write_every, {0, 10'000}, "a write every", "so many requests; 0: none",
              {"requests", log}),
      integer("requests", &Params::requests, {1, 10'000}, "requests", "in all, reads and writes", {"", log}),
      number("interval_ms", &Params::interval_ms, {0.1, 1000}, "interval", "between two requests", {"ms", log}),
      number("load_ms", &Params::load_ms, {0, 1000}, "database", "what a load takes, and a save", {"ms", log}),
      number("cache_ms", &Params::cache_ms, {0, 50}, "L2", "what a command to the shared cache takes, there and back",
             {"ms", log}),
      number("skew", &Params::skew, {0, 3}, "skew", "zipf: how much the first keys dominate",
             {"", Scale::linear, true}),
      integer("seed", &Params::seed, {0, 4'294'967'295}, "seed", "same seed, same keys and lost messages",
              {"", log, true}),
  });
}

}  // namespace

ExerciseSpec tiered_cache() {
  const auto parameters = schema();
  ExerciseSpec spec;
  spec.id = "tiered-cache";
  spec.order = 6;
  spec.title = "Tiered cache";
  spec.description =
      "A small cache in each of three services, a larger one that they share, and the database behind. See which tier "
      "answers, and which copies a write leaves behind.";
  spec.fields = parameters.fields();
  for (const auto& [metric, value] : TieredRun::measured()) spec.metrics.push_back(metric);
  constexpr double as_needed = std::numeric_limits<double>::quiet_NaN();
  spec.views = {
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
  spec.presets = {
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
  spec.goals = {{"near", "Half of the reads answered by L1"},
                {"coherent", "… none of them outdated for more than 50 ms"},
                {"small", "… with at most 80 entries a service"}};
  spec.contrast = "l2-alone";
  spec.prediction = {"stale_reads", "naive"};
  spec.keeps_stores = true;
  spec.open = opens<TieredRun>(parameters);
  return spec;
}

}  // namespace cachebound
