// A stage that must not be cached is made, and a guard that catches it.

#include "engine/measured_exercise.hpp"
#include "exercises/stage-5/cache-safety/run.hpp"

namespace cachebound::exercises::cache_safety {

namespace {

using Params = SafetyParams;

constexpr auto log = Scale::logarithmic;
constexpr std::array<std::string_view, 8> defect_names{"none",          "random",      "time",     "hidden-state",
                                                       "mutates-input", "ignores-ttl", "no-bound", "keeps-failures"};

constexpr Field fields[]{
    choice<&Params::defect>("defect", spelled<defect_names>, "defect",
                            "of the stage (the first four after none) or of the cache in front of it"),
    integer<&Params::sample>("sample", {1, 10'000}, "check one in",
                             "so many hits is computed again and compared; none: no guard", {"hits", log}),
    integer<&Params::bypass_after>("bypass_after", {1, 1000}, "bypass after",
                                   "so many mismatches the cache is no longer used", {"mismatches", log}),
    number<&Params::defect_rate>("defect_rate", {0, 1}, "defect rate", "random: share of answers that are off"),
    number<&Params::period_s>("period_s", {0.01, 1'000'000}, "period", "time: the answer changes so often", {"s", log}),
    number<&Params::failure_rate>("failure_rate", {0, 1}, "failure rate", "share of runs in which the stage fails",
                                  {"", Scale::linear, true}),
    integer<&Params::maxsize>("maxsize", {0, 10'000}, "maxsize", "entries the cache may hold", {"entries", log}),
    number<&Params::ttl_s>("ttl_s", {0.01, 1'000'000}, "time to live", "an answer is served until it is so old",
                           {"s", log}),
    integer<&Params::users>("users", {1, 10'000}, "users", "distinct users, some far busier", {"", log}),
    integer<&Params::requests>("requests", {1, 200'000}, "requests", "in all, one every 10 ms", {"", log}),
    number<&Params::skew>("skew", {0, 3}, "skew", "zipf: how much the first users dominate", {"", Scale::linear, true}),
    integer<&Params::seed>("seed", {0, 4'294'967'295}, "seed", "same seed, same requests, draws and checks",
                           {"", log, true}),
};

constexpr View views[]{
    CountersView{"Counters",
                 {{"hits", ""},
                  {"misses", ""},
                  {"hits_checked", "hits"},
                  {"mismatches", "hits_checked"},
                  {"bypassed_at", ""},
                  {"wrong_before", ""},
                  {"wrong_after", ""},
                  {"recomputations", ""},
                  {"currsize", "maxsize"}}},
    LineChartView{"Wrong answers over requests", "requests", {"wrong_before", "wrong_after"}, 0, as_needed},
    LineChartView{"Guard over requests", "requests", {"hits_checked", "mismatches"}, 0, as_needed},
    TableView{"Is it safe to cache?", "safety"},
    CacheSlotsView{"Cache"},
    MemoryStripView{"Memory of the cache", "requests", "cache", "cache_bytes", "twin_bytes"},
    EventsView{"Events"},
    ResultsView{"Results"},
    ChecksView{"Checks"},
};

constexpr Preset presets[]{
    {"lecture", "As in the lecture", ""},
    {"unguarded", "Without a guard", "sample=none"},
    {"watchful", "A watchful guard", "sample=25&bypass_after=1"},
    {"random", "Random answers", "defect=random"},
    {"hidden-state", "A setting changes halfway", "defect=hidden-state"},
    {"mutates-input", "The stage writes to its input", "defect=mutates-input"},
    {"keeps-failures", "Failures are kept as answers", "defect=keeps-failures&failure_rate=0.02"},
    {"ignores-ttl", "Entries outlive their time", "defect=ignores-ttl"},
    {"no-bound", "The bound is forgotten", "defect=no-bound"},
    {"sound", "A sound stage", "defect=none&failure_rate=0.02"},
};

constexpr GoalSpec goals[]{{"caught", "the stage bypassed after at most 50 wrong answers"},
                           {"cheaply", "… checking at most one hit in 20"}};

}  // namespace

const ExerciseSpec& exercise() {
  static constexpr ExerciseSpec spec{
      .id = "cache-safety",
      .order = 4,
      .title = "Cache safety",
      .description =
          "A cache repeats what a stage once said. Break the stage, and see how many wrong answers are served until a "
          "guard that checks a few hits finds out.",
      .fields = fields,
      .views = views,
      .presets = presets,
      .goals = goals,
      .contrast = "unguarded",
      .prediction = {"wrong_before", "watchful"},
      .run = run_of<SafetyRun, Params>,
  };
  return spec;
}

}  // namespace cachebound::exercises::cache_safety
