#include "exercises/stage-5/cached-stage/exercise.hpp"

#include <limits>

#include "exercises/stage-5/cached-stage/run.hpp"

namespace cachebound {

namespace {

using Params = CachedRankingParams;

Schema<Params> schema() {
  constexpr auto log = Scale::logarithmic;
  return Schema<Params>({
      choice("mode", &Params::mode, {"none", "method-cache", "per-stage", "weak-key", "user-key"}, "cache",
             "none; on the method of all stages; in each stage; on the method with a weak reference to the stage; one "
             "for all stages by user alone"),
      integer("maxsize", &Params::maxsize, {0, 10'000}, "maxsize", "entries the cache may hold", {"entries", log}),
      integer("users", &Params::users, {1, 10'000}, "users", "distinct users, some far busier", {"", log}),
      integer("requests", &Params::requests, {1, 200'000}, "requests", "rankings asked for in all", {"", log}),
      integer("rebuild_every", &Params::rebuild_every, {1, 200'000}, "rebuild every",
              "after so many requests the pipeline builds a new stage with a new model", {"requests", log}),
      integer("candidates", &Params::candidates, {RankingStage::places, 1000}, "candidates",
              "scored and sorted in one ranking: the real work", {"", log}),
      number("skew", &Params::skew, {0, 3}, "skew", "zipf: how much the first users dominate"),
      number("rank_cost_ms", &Params::rank_cost_ms, {0.001, 1000}, "ranking cost", "of one ranking in virtual time",
             {"ms", log, true}),
      integer("limit_mb", &Params::limit_mb, {1, 256}, "memory limit",
              "of the stages alive: the pipeline is stopped before it crosses it", {"MB", log, true}),
      integer("seed", &Params::seed, {0, 4'294'967'295}, "seed", "same seed, same requests", {"", log, true}),
  });
}

}  // namespace

ExerciseSpec cached_stage() {
  const auto parameters = schema();
  ExerciseSpec spec;
  spec.id = "cached-stage";
  spec.order = 3;
  spec.title = "Cached stage";
  spec.description =
      "A ranking stage scores and sorts candidates for every request. How much of its CPU time does a cache save, and "
      "what does the cache keep alive?";
  spec.fields = parameters.fields();
  for (const auto& [metric, value] : CachedRanking::measured()) spec.metrics.push_back(metric);
  constexpr double as_needed = std::numeric_limits<double>::quiet_NaN();
  spec.views = {
      CountersView{"Counters",
                   {{"hits", ""},
                    {"misses", ""},
                    {"recomputations", ""},
                    {"evictions", ""},
                    {"currsize", "maxsize"},
                    {"stages_alive", "stages_built"},
                    {"stale_answers", ""},
                    {"speedup", ""},
                    {"real_speedup", ""}}},
      LineChartView{"Hit ratio over requests", "requests", {"hit_ratio"}, 0, 1},
      LineChartView{"Stages over requests", "requests", {"stages_built", "stages_alive"}, 0, as_needed},
      LineChartView{"CPU time measured here", "requests", {"real_ms_uncached", "real_ms_cached"}, 0, as_needed},
      CacheSlotsView{"Cache"},
      MemoryStripView{"Memory of the stages", "requests", "stages", "stage_bytes", "twin_bytes"},
      EventsView{"Events"},
      ResultsView{"Results"},
      ChecksView{"Checks"},
  };
  spec.presets = {
      {"lecture", "As in the lecture", ""},
      {"trap", "The trap: lru_cache on the method", "mode=method-cache&maxsize=1000&rebuild_every=250"},
      {"repaired", "The same, with a cache in each stage", "maxsize=1000&rebuild_every=250"},
      {"weak-key", "The same, with a weak key", "mode=weak-key&maxsize=1000&rebuild_every=250"},
      {"stale", "Keyed by user alone", "mode=user-key"},
      {"no-cache", "No cache", "mode=none"},
      {"out-of-memory", "The trap without a bound",
       "mode=method-cache&maxsize=none&rebuild_every=2&candidates=1000&limit_mb=8&requests=2000"},
  };
  spec.goals = {{"cpu-saved", "80 % of the rankings saved"},
                {"smallest-maxsize", "… with the smallest maxsize"},
                {"nothing-kept", "… keeping no old stage alive and serving none of its answers"}};
  spec.contrast = "trap";
  spec.prediction = {"stages_alive", "trap"};
  spec.open = opens<CachedRanking>(parameters);
  return spec;
}

}  // namespace cachebound
