// Services cache what others change: who tells them, and what if nobody does?

#include "engine/measured_exercise.hpp"
#include "exercises/strategies/invalidation/run.hpp"

namespace cachebound::exercises::invalidation {

namespace {

using Params = Params;

constexpr auto log = Scale::logarithmic;

constexpr Field fields[]{
    choice<&Params::strategy>("strategy", spelled<invalidation_names>, "strategy",
                              "by which a cache comes to know that a value has changed; forgotten: by none"),
    integer<&Params::services>("services", {1, 16}, "services", "that read and write the same keys"),
    number<&Params::ttl_ms>("ttl_ms", {10, 1'000'000}, "time to live",
                            "of an entry, where the strategy has one; sliding: from its last read", {"ms", log}),
    number<&Params::lost>("lost_share", {0, 1}, "lost messages", "share of messages that never come to a service"),
    integer<&Params::write_every>("write_every", {0, 10'000}, "a write every", "so many requests; 0: none",
                                  {"requests", log}),
    integer<&Params::keys>("keys", {1, 1000}, "keys", "distinct keys, some far busier", {"", log}),
    integer<&Params::tags>("tags", {1, 100}, "tags", "version tags: groups of keys; key i is of group i % tags",
                           {"", log}),
    integer<&Params::maxsize>("maxsize", {0, 1000}, "maxsize", "pub-sub: entries that a service’s own cache may hold",
                              {"entries", log}),
    integer<&Params::requests>("requests", {1, 10'000}, "requests", "in all, reads and writes", {"", log}),
    number<&Params::interval_ms>("interval_ms", {0.1, 1000}, "interval", "between two requests", {"ms", log}),
    number<&Params::load_ms>("load_ms", {0, 1000}, "database", "what a load takes, and a save", {"ms", log}),
    number<&Params::cache_ms>("cache_ms", {0, 50}, "cache", "what a command to the shared cache takes, there and back",
                              {"ms", log, true}),
    number<&Params::skew>("skew", {0, 3}, "skew", "zipf: how much the first keys dominate", {"", Scale::linear, true}),
    integer<&Params::seed>("seed", {0, 4'294'967'295}, "seed", "same seed, same keys and lost messages",
                           {"", log, true}),
};

constexpr View views[]{
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

constexpr Preset presets[]{
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

constexpr GoalSpec goals[]{{"true", "At most one read in a hundred is stale"},
                           {"soon", "No answer is outdated for more than half a second, with 2 % of messages lost"},
                           {"spared", "… and the database answers at most one read in four"},
                           {"tidy", "… and the caches hold at most four entries a key"}};

}  // namespace

const ExerciseSpec& exercise() {
  static constexpr ExerciseSpec spec{
      .id = "invalidation",
      .order = 4,
      .title = "Invalidation",
      .description =
          "Four services cache what any of them may change. Choose how a copy learns that it is outdated, and count "
          "the answers that were no longer true, and for how long.",
      .fields = fields,
      .views = views,
      .presets = presets,
      .goals = goals,
      .contrast = "ttl",
      .prediction = {"stale_reads", "sliding-ttl"},
      .run = run_of<Run, Params>,
      .keeps_stores = true,
  };
  return spec;
}

}  // namespace cachebound::exercises::invalidation
