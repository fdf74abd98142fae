#include "exercises/lab/miss-ratio-curve/exercise.hpp"

#include "exercises/lab/miss-ratio-curve/run.hpp"

namespace cachebound {

namespace {

std::vector<std::string_view> raced_policies() {
  std::vector<std::string_view> names{"none"};
  for (const eviction::PolicyInfo& policy : eviction::policies()) names.push_back(policy.name);
  return names;
}

Schema<CurveParams> schema() {
  constexpr auto log = Scale::logarithmic;
  return Schema<CurveParams>({
      integer("maxsize", &CurveParams::maxsize, {0, 200'000}, "maxsize", "entries of the LRU cache", {"entries", log}),
      number("target_ratio", &CurveParams::target_ratio, {0, 1}, "miss ratio wanted",
             "at most this share of the requests may miss", {"ratio"}),
      integer("sample_size", &CurveParams::sample_size, {1, 16'384}, "sample", "objects that the sample may follow",
              {"objects", log}),
      choice("rival", &CurveParams::rival, raced_policies(), "rival",
             "a policy to run at a few sizes beside the curve"),
      choice("order", &CurveParams::order, {"round-robin", "uniform", "zipf"}, "order",
             "which object is requested next"),
      integer("objects", &CurveParams::objects, {1, 100'000}, "objects", "distinct objects to choose from", {"", log}),
      integer("requests", &CurveParams::requests, {1, 1'000'000}, "requests", "in the trace", {"", log}),
      number("loop_share", &CurveParams::loop_share, {0, 1}, "loop's share",
             "of the requests that go round a loop of other objects", {"ratio"}),
      integer("loop_objects", &CurveParams::loop_objects, {1, 100'000}, "objects of the loop", "asked for in turn",
              {"", log}),
      number("skew", &CurveParams::skew, {0, 3}, "skew", "zipf only: how much the first objects dominate",
             {"", Scale::linear, true}),
      integer("seed", &CurveParams::seed, {0, 4'294'967'295}, "seed",
              "same seed, same trace and the same objects in the sample", {"", log, true}),
  });
}

}  // namespace

ExerciseSpec miss_ratio_curve() {
  const auto parameters = schema();
  ExerciseSpec spec;
  spec.id = "miss-ratio-curve";
  spec.order = 2;
  spec.title = "Miss-ratio curve";
  spec.description =
      "One pass over a trace tells the misses of an LRU cache of every size. Which size is enough, where does more "
      "stop "
      "to pay, and how small a sample still tells the same?";
  spec.fields = parameters.fields();
  for (const auto& [metric, value] : CurveRun::measured()) spec.metrics.push_back(metric);
  spec.views = {
      CountersView{"Counters",
                   {{"miss_ratio", ""},
                    {"sampled_miss_ratio", ""},
                    {"sample_error", ""},
                    {"needed_size", ""},
                    {"knee_size", ""},
                    {"misses", ""}}},
      CurveView{"Miss ratio by cache size", "sizes", "maxsize"},
      MemoryStripView{"Memory of the curves", "requests", "sample", "sample_bytes", "exact_bytes"},
      EventsView{"Events"},
      ResultsView{"Results"},
      ChecksView{"Checks"},
  };
  spec.presets = {
      {"lecture", "A thousand entries", ""},
      {"twice", "Twice the entries", "maxsize=2000"},
      {"loop", "A loop, one entry short", "order=round-robin&objects=2000&maxsize=1999"},
      {"hidden-loop", "A loop among favourites", "loop_share=0.3"},
      {"uniform", "All objects alike", "order=uniform"},
      {"tiny-sample", "A sample of 32 objects", "sample_size=32"},
      {"race", "SIEVE beside LRU", "rival=sieve&loop_share=0.3"},
  };
  spec.goals = {{"target", "the miss ratio wanted"},
                {"smallest", "… with the smallest maxsize"},
                {"small-sample", "a tenth of the objects sampled, off by 1 % or less"}};
  spec.contrast = "twice";
  spec.prediction = {"misses", "twice"};
  spec.open = opens<CurveRun>(parameters);
  return spec;
}

}  // namespace cachebound
