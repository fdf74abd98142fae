// Caching is added to a ranking stage: what it saves in CPU time, and what it keeps alive.

#include "engine/measured_exercise.hpp"
#include "exercises/stage-5/cached-stage/run.hpp"

namespace cachebound::exercises::cached_stage {

namespace {

using Params = CachedRankingParams;

constexpr auto log = Scale::logarithmic;
constexpr std::array<std::string_view, 5> mode_names{"none", "method-cache", "per-stage", "weak-key", "user-key"};

constexpr Field fields[]{
    choice<&Params::mode>(
        "mode", spelled<mode_names>, "cache",
        "none; on the method of all stages; in each stage; on the method with a weak reference to the stage; one "
        "for all stages by user alone"),
    integer<&Params::maxsize>("maxsize", {0, 10'000}, "maxsize", "entries the cache may hold", {"entries", log}),
    integer<&Params::users>("users", {1, 10'000}, "users", "distinct users, some far busier", {"", log}),
    integer<&Params::requests>("requests", {1, 200'000}, "requests", "rankings asked for in all", {"", log}),
    integer<&Params::rebuild_every>("rebuild_every", {1, 200'000}, "rebuild every",
                                    "after so many requests the pipeline builds a new stage with a new model",
                                    {"requests", log}),
    integer<&Params::candidates>("candidates", {RankingStage::places, 1000}, "candidates",
                                 "scored and sorted in one ranking: the real work", {"", log}),
    number<&Params::skew>("skew", {0, 3}, "skew", "zipf: how much the first users dominate"),
    number<&Params::rank_cost_ms>("rank_cost_ms", {0.001, 1000}, "ranking cost", "of one ranking in virtual time",
                                  {"ms", log, true}),
    integer<&Params::limit_mb>("limit_mb", {1, 256}, "memory limit",
                               "of the stages alive: the pipeline is stopped before it crosses it", {"MB", log, true}),
    integer<&Params::seed>("seed", {0, 4'294'967'295}, "seed", "same seed, same requests", {"", log, true}),
};

constexpr View views[]{
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

constexpr Preset presets[]{
    {"lecture", "As in the lecture", ""},
    {"trap", "The trap: lru_cache on the method", "mode=method-cache&maxsize=1000&rebuild_every=250"},
    {"repaired", "The same, with a cache in each stage", "maxsize=1000&rebuild_every=250"},
    {"weak-key", "The same, with a weak key", "mode=weak-key&maxsize=1000&rebuild_every=250"},
    {"stale", "Keyed by user alone", "mode=user-key"},
    {"no-cache", "No cache", "mode=none"},
    {"out-of-memory", "The trap without a bound",
     "mode=method-cache&maxsize=none&rebuild_every=2&candidates=1000&limit_mb=8&requests=2000"},
};

constexpr GoalSpec goals[]{{"cpu-saved", "80 % of the rankings saved"},
                           {"smallest-maxsize", "… with the smallest maxsize"},
                           {"nothing-kept", "… keeping no old stage alive and serving none of its answers"}};

}  // namespace

const ExerciseSpec& exercise() {
  static constexpr ExerciseSpec spec{
      .id = "cached-stage",
      .order = 3,
      .title = "Cached stage",
      .description =
          "A ranking stage scores and sorts candidates for every request. How much of its CPU time does a cache save, "
          "and what does the cache keep alive?",
      .fields = fields,
      .views = views,
      .presets = presets,
      .goals = goals,
      .contrast = "trap",
      .prediction = {"stages_alive", "trap"},
      .run = run_of<CachedRanking, Params>,
  };
  return spec;
}

}  // namespace cachebound::exercises::cached_stage
