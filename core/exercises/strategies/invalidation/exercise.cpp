#include "exercises/strategies/invalidation/exercise.hpp"

#include <limits>

#include "exercises/strategies/invalidation/run.hpp"

namespace cachebound {

namespace {

using Params = InvalidationParams;

Schema<Params> schema() {
  constexpr auto log = Scale::logarithmic;
  return Schema<Params>({
      choice("strategy", &Params::strategy, {invalidation_names.begin(), invalidation_names.end()}, "strategy",
             "by which a cache comes to know that a value has changed; forgotten: by none"),
      integer("services", &Params::services, {1, 16}, "services", "that read and write the same keys"),
      number("ttl_ms", &Params::ttl_ms, {10, 1'000'000}, "time to live",
             "of an entry, where the strategy has one; sliding: from its last read", {"ms", log}),
      number("lost_share", &Params::lost, {0, 1}, "lost messages", "share of messages that never come to a service"),
      integer("write_every", &Params::write_every, {0, 10'000}, "a write every", "so many requests; 0: none",
              {"requests", log}),
      integer("keys", &Params::keys, {1, 1000}, "keys", "distinct keys, some far busier", {"", log}),
      integer("tags", &Params::tags, {1, 100}, "tags", "version tags: groups of keys; key i is of group i % tags",
              {"", log}),
      integer("maxsize", &Params::maxsize, {0, 1000}, "maxsize", "pub-sub: entries that a service’s own cache may hold",
              {"entries", log}),
      integer("requests", &Params::requests, {1, 10'000}, "requests", "in all, reads and writes", {"", log}),
      number("interval_ms", &Params::interval_ms, {0.1, 1000}, "interval", "between two requests", {"ms", log}),
      number("load_ms", &Params::load_ms, {0, 1000}, "database", "what a load takes, and a save", {"ms", log}),
      number("cache_ms", &Params::cache_ms, {0, 50}, "cache",
             "what a command to the shared cache takes, there and back", {"ms", log, true}),
      number("skew", &Params::skew, {0, 3}, "skew", "zipf: how much the first keys dominate",
             {"", Scale::linear, true}),
      integer("seed", &Params::seed, {0, 4'294'967'295}, "seed", "same seed, same keys and lost messages",
              {"", log, true}),
  });
}

}  // namespace

ExerciseSpec invalidation() {
  const auto parameters = schema();
  ExerciseSpec spec;
  spec.id = "invalidation";
  spec.order = 4;
  spec.title = "Invalidation";
  spec.description =
      "Four services cache what any of them may change. Choose how a copy learns that it is outdated, and count the "
      "answers that were no longer true, and for how long.";
  spec.fields = parameters.fields();
  for (const auto& [metric, value] : InvalidationRun::measured()) spec.metrics.push_back(metric);
  constexpr double as_needed = std::numeric_limits<double>::quiet_NaN();
  spec.views = {
      CountersView{"Counters",
                   {{"hits", ""},
                    {"misses", ""},
                    {"stale_reads", ""},
                    {"mean_staleness_ms", ""},
                    {"max_staleness_ms", ""},
                    {"lost_messages", ""},
                    {"writes", ""},
                    {"currsize", "maxsize"},
                    {"orphans", ""}}},
      TimelineView{"Services, cache and database", "services"},
      TableView{"All strategies on these requests", "strategies"},
      LineChartView{"Reads that were stale, and loads", "requests", {"stale_reads", "database_loads"}, 0, as_needed},
      MemoryStripView{"The cache with version tags", "requests", "version_tags", "tagged_bytes", "twin_bytes"},
      EventsView{"Events"},
      ResultsView{"Results"},
      ChecksView{"Checks"},
  };
  spec.presets = {
      {"lecture", "As in the lecture", ""},
      {"ttl", "A time to live", "strategy=ttl"},
      {"sliding-ttl", "… that each read begins anew", "strategy=sliding-ttl"},
      {"pub-sub", "Services tell each other", "strategy=pub-sub"},
      {"pub-sub-reliable", "… and no message is lost", "strategy=pub-sub&lost_share=0"},
      {"pub-sub-ttl", "… and do not rely on it", "strategy=pub-sub-ttl&ttl_ms=500"},
      {"version-tags", "Version tags", "strategy=version-tags"},
      {"version-tags-forever", "Versions that never leave", "strategy=version-tags-forever"},
      {"one-tag", "One tag for everything", "strategy=version-tags&tags=1"},
      {"many-writes", "Every other request a write", "strategy=pub-sub-ttl&ttl_ms=500&write_every=2"},
  };
  spec.goals = {{"true", "At most one read in a hundred is stale"},
                {"soon", "No answer is outdated for more than half a second, with 2 % of messages lost"},
                {"spared", "… and the database answers at most one read in four"},
                {"tidy", "… and the caches hold at most four entries a key"}};
  spec.contrast = "ttl";
  spec.prediction = {"stale_reads", "sliding-ttl"};
  spec.keeps_stores = true;
  spec.open = opens<InvalidationRun>(parameters);
  return spec;
}

}  // namespace cachebound
