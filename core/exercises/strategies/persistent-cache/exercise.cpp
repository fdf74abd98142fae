#include "exercises/strategies/persistent-cache/exercise.hpp"

#include "exercises/strategies/persistent-cache/run.hpp"

namespace cachebound {

namespace {

using Params = RestartParams;

/// A database each.
constexpr std::uint32_t most_shards = 16;

Schema<Params> schema() {
  constexpr auto log = Scale::logarithmic;
  constexpr auto line = Scale::linear;
  return Schema<Params>({
      choice("medium", &Params::medium, {"disk", "memory"}, "kept",
             "on disk, in SQLite, or in the memory of the process"),
      choice("policy", &Params::policy,
             {"least-recently-stored", "least-recently-used", "least-frequently-used", "none"}, "eviction policy",
             "which entries are culled first when a shard is full"),
      integer("size_limit", &Params::size_limit, {100, 10'000'000}, "size limit",
              "of all entries; each shard gets an equal share", {"B", log}),
      integer("shards", &Params::shards, {1, most_shards}, "shards", "databases that the keys are spread over"),
      integer("cull_limit", &Params::cull_limit, {0, 100}, "cull limit",
              "entries that leave at most with one write; 0: none does"),
      number("expire_s", &Params::expire_s, {0, 1'000'000}, "expire", "an entry is valid for so long; 0: for ever",
             {"s", log}),
      choice("ending", &Params::ending, {"exit", "crash"}, "ending", "the first process commits and exits, or crashes"),
      integer("commit_every", &Params::commit_every, {1, 1000}, "commit every", "so many writes are one transaction",
              {"writes", log}),
      number("down_s", &Params::down_s, {0, 1'000'000}, "down", "time between the two processes", {"s", log}),
      choice("outdated", &Params::outdated, {"none", "a", "b", "c", "d"}, "outdated",
             "the tag whose entries a new version evicts after the restart; every fourth input has the same"),
      integer("inputs", &Params::inputs, {1, 10'000}, "inputs", "distinct results", {"", log}),
      integer("before", &Params::before, {1, 5000}, "before", "requests of the first process", {"", log}),
      integer("after", &Params::after, {1, 5000}, "after", "requests of the process after the restart", {"", log}),
      integer("value_bytes", &Params::value_bytes, {1, 10'000}, "value", "bytes of a result", {"B", log}),
      number("every_ms", &Params::every_ms, {0.01, 100'000}, "every", "a request comes so often", {"ms", log, true}),
      number("cost_ms", &Params::cost_ms, {0.01, 100'000}, "cost", "of computing a result", {"ms", log, true}),
      choice("order", &Params::order, {"round-robin", "uniform", "zipf"}, "order", "which input is asked for next",
             {"", line, true}),
      integer("seed", &Params::seed, {0, 4'294'967'295}, "seed", "uniform and zipf: same seed, same requests",
              {"", log, true}),
  });
}

}  // namespace

ExerciseSpec persistent_cache() {
  const auto parameters = schema();
  ExerciseSpec spec;
  spec.id = "persistent-cache";
  spec.order = 2;
  spec.title = "Persistent cache";
  spec.description =
      "A process keeps its results on disk and ends. What does the next one find, and which results had to leave "
      "because the room was small?";
  spec.fields = parameters.fields();
  for (const auto& [metric, value] : RestartRun::measured()) spec.metrics.push_back(metric);
  spec.views = {
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
  spec.presets = {
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
  spec.goals = {{"warm", "85 % hits after the restart"}, {"small", "… with at most 30,000 bytes of entries"}};
  spec.contrast = "memory";
  spec.prediction = {"lost_writes", "batched"};
  spec.databases = most_shards;
  spec.open = [parameters](const Query& query) -> Result<Opening> {
    const auto params = parameters.parse(query);
    if (!params) return params.fault();
    auto before_run = std::make_shared<RestartRun::Before>();
    return Opening{parameters.values(*params), [params = *params, before_run](const Environment& environment) {
                     return std::make_unique<RestartRun>(params, environment, before_run);
                   }};
  };
  return spec;
}

}  // namespace cachebound
