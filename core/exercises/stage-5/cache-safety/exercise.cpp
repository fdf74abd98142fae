#include "exercises/stage-5/cache-safety/exercise.hpp"

#include <limits>

#include "exercises/stage-5/cache-safety/run.hpp"

namespace cachebound {

namespace {

using Params = SafetyParams;

Schema<Params> schema() {
  constexpr auto log = Scale::logarithmic;
  return Schema<Params>({
      choice("defect", &Params::defect,
             {"none", "random", "time", "hidden-state", "mutates-input", "ignores-ttl", "no-bound", "keeps-failures"},
             "defect", "of the stage (the first four after none) or of the cache in front of it"),
      integer("sample", &Params::sample, {1, 10'000}, "check one in",
              "so many hits is computed again and compared; none: no guard", {"hits", log}),
      integer("bypass_after", &Params::bypass_after, {1, 1000}, "bypass after",
              "so many mismatches the cache is no longer used", {"mismatches", log}),
      number("defect_rate", &Params::defect_rate, {0, 1}, "defect rate", "random: share of answers that are off"),
      number("period_s", &Params::period_s, {0.01, 1'000'000}, "period", "time: the answer changes so often",
             {"s", log}),
      number("failure_rate", &Params::failure_rate, {0, 1}, "failure rate", "share of runs in which the stage fails",
             {"", Scale::linear, true}),
      integer("maxsize", &Params::maxsize, {0, 10'000}, "maxsize", "entries the cache may hold", {"entries", log}),
      number("ttl_s", &Params::ttl_s, {0.01, 1'000'000}, "time to live", "an answer is served until it is so old",
             {"s", log}),
      integer("users", &Params::users, {1, 10'000}, "users", "distinct users, some far busier", {"", log}),
      integer("requests", &Params::requests, {1, 200'000}, "requests", "in all, one every 10 ms", {"", log}),
      number("skew", &Params::skew, {0, 3}, "skew", "zipf: how much the first users dominate",
             {"", Scale::linear, true}),
      integer("seed", &Params::seed, {0, 4'294'967'295}, "seed", "same seed, same requests, draws and checks",
              {"", log, true}),
  });
}

}  // namespace

ExerciseSpec cache_safety() {
  const auto parameters = schema();
  ExerciseSpec spec;
  spec.id = "cache-safety";
  spec.order = 4;
  spec.title = "Cache safety";
  spec.description =
      "A cache repeats what a stage once said. Break the stage, and see how many wrong answers are served until a "
      "guard "
      "that checks a few hits finds out.";
  spec.fields = parameters.fields();
  for (const auto& [metric, value] : SafetyRun::measured()) spec.metrics.push_back(metric);
  constexpr double as_needed = std::numeric_limits<double>::quiet_NaN();
  spec.views = {
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
  spec.presets = {
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
  spec.goals = {{"caught", "the stage bypassed after at most 50 wrong answers"},
                {"cheaply", "… checking at most one hit in 20"}};
  spec.contrast = "unguarded";
  spec.prediction = {"wrong_before", "watchful"};
  spec.open = opens<SafetyRun>(parameters);
  return spec;
}

}  // namespace cachebound
