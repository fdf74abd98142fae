// Results kept on disk: what a restart leaves of them, and which have to go when the room is small.
#include "engine/measured_exercise.hpp"
#include "exercises/strategies/persistent-cache/run.hpp"

namespace cachebound::exercises::persistent_cache {

namespace {

using Params = Params;

/// A database each.
constexpr std::uint32_t most_shards = 16;

constexpr auto log = Scale::logarithmic;
constexpr auto line = Scale::linear;
constexpr std::array<std::string_view, 2> medium_names{"disk", "memory"};
constexpr std::array<std::string_view, 4> policy_names{"least-recently-stored", "least-recently-used",
                                                       "least-frequently-used", "none"};
constexpr std::array<std::string_view, 2> ending_names{"exit", "crash"};
constexpr std::array<std::string_view, 5> outdated_names{"none", "a", "b", "c", "d"};

constexpr Field fields[]{
    choice<&Params::medium>("medium", spelled<medium_names>, "kept",
                            "on disk, in SQLite, or in the memory of the process"),
    choice<&Params::policy>("policy", spelled<policy_names>, "eviction policy",
                            "which entries are culled first when a shard is full"),
    integer<&Params::size_limit>("size_limit", {100, 10'000'000}, "size limit",
                                 "of all entries; each shard gets an equal share", {"B", log}),
    integer<&Params::shards>("shards", {1, most_shards}, "shards", "databases that the keys are spread over"),
    integer<&Params::cull_limit>("cull_limit", {0, 100}, "cull limit",
                                 "entries that leave at most with one write; 0: none does"),
    number<&Params::expire_s>("expire_s", {0, 1'000'000}, "expire", "an entry is valid for so long; 0: for ever",
                              {"s", log}),
    choice<&Params::ending>("ending", spelled<ending_names>, "ending",
                            "the first process commits and exits, or crashes"),
    integer<&Params::commit_every>("commit_every", {1, 1000}, "commit every", "so many writes are one transaction",
                                   {"writes", log}),
    number<&Params::down_s>("down_s", {0, 1'000'000}, "down", "time between the two processes", {"s", log}),
    choice<&Params::outdated>(
        "outdated", spelled<outdated_names>, "outdated",
        "the tag whose entries a new version evicts after the restart; every fourth input has the same"),
    integer<&Params::inputs>("inputs", {1, 10'000}, "inputs", "distinct results", {"", log}),
    integer<&Params::before>("before", {1, 5000}, "before", "requests of the first process", {"", log}),
    integer<&Params::after>("after", {1, 5000}, "after", "requests of the process after the restart", {"", log}),
    integer<&Params::value_bytes>("value_bytes", {1, 10'000}, "value", "bytes of a result", {"B", log}),
    number<&Params::every_ms>("every_ms", {0.01, 100'000}, "every", "a request comes so often", {"ms", log, true}),
    number<&Params::cost_ms>("cost_ms", {0.01, 100'000}, "cost", "of computing a result", {"ms", log, true}),
    choice<&Params::order>("order", spelled<order_names>, "order", "which input is asked for next", {"", line, true}),
    integer<&Params::seed>("seed", {0, 4'294'967'295}, "seed", "uniform and zipf: same seed, same requests",
                           {"", log, true}),
};

constexpr View views[]{
    CountersView{"Counters",
                 {{"before_hits", ""},
                  {"after_hits", ""},
                  {"after_misses", ""},
                  {"survivors", ""},
                  {"lost_writes", ""},
                  {"evictions", ""},
                  {"currsize", "maxsize"},
                  {"read_back", ""}}},
    LineChartView{"Hit ratio over steps", "steps", {"hit_ratio"}, 0, 1},
    TableView{"Shards", "shards"},
    TableView{"On the disk before this run", "read-back"},
    MemoryStripView{"Bytes of the entries", "steps", "cache", "cache_bytes", "twin_bytes"},
    EventsView{"Events"},
    ResultsView{"Results"},
    ChecksView{"Checks"},
};

constexpr Preset presets[]{
    {"lecture", "As in the lecture", ""},
    {"memory", "In memory only", "medium=memory"},
    {"batched", "A crash, 100 writes a transaction", "commit_every=100&ending=crash"},
    {"tight", "Little room", "size_limit=30000"},
    {"used", "… and the least recently used leave", "size_limit=30000&policy=least-recently-used"},
    {"frequent", "… and the least frequently used leave", "size_limit=30000&policy=least-frequently-used"},
    {"grows", "… and nobody leaves", "size_limit=30000&policy=none"},
    {"expires", "Everything expires meanwhile", "expire_s=30"},
    {"outdated", "A new version evicts a tag", "outdated=a"},
    {"shares", "1,000 bytes over 4 shards", "size_limit=1000&shards=4&value_bytes=10"},
};

constexpr GoalSpec goals[]{{"warm", "85 % hits after the restart"},
                           {"small", "… with at most 30,000 bytes of entries"}};

}  // namespace

const ExerciseSpec& exercise() {
  static constexpr ExerciseSpec spec{
      .id = "persistent-cache",
      .order = 2,
      .title = "Persistent cache",
      .description =
          "A process keeps its results on disk and ends. What does the next one find, and which results had to leave "
          "because the room was small?",
      .fields = fields,
      .views = views,
      .presets = presets,
      .goals = goals,
      .contrast = "memory",
      .prediction = {"lost_writes", "batched"},
      .run = run_of<Run, Params>,
      .databases = most_shards,
  };
  return spec;
}

}  // namespace cachebound::exercises::persistent_cache
