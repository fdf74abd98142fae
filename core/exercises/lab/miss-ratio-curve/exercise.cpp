// The size of a cache is picked from one pass over its trace: the miss ratio of all sizes at once, exact and sampled.
#include "engine/measured_exercise.hpp"
#include "exercises/lab/miss-ratio-curve/run.hpp"

namespace cachebound::exercises::miss_ratio_curve {

namespace {

std::span<const std::string_view> raced_policies() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> made{"none"};
    for (const std::string_view name : eviction::policy_names()) made.push_back(name);
    return made;
  }();
  return names;
}

constexpr auto log = Scale::logarithmic;

constexpr Field fields[]{
    integer<&CurveParams::maxsize>("maxsize", {0, 200'000}, "maxsize", "entries of the LRU cache", {"entries", log}),
    number<&CurveParams::target_ratio>("target_ratio", {0, 1}, "miss ratio wanted",
                                       "at most this share of the requests may miss", {"ratio"}),
    integer<&CurveParams::sample_size>("sample_size", {1, 16'384}, "sample", "objects that the sample may follow",
                                       {"objects", log}),
    choice<&CurveParams::rival>("rival", raced_policies, "rival", "a policy to run at a few sizes beside the curve"),
    choice<&CurveParams::order>("order", spelled<order_names>, "order", "which object is requested next"),
    integer<&CurveParams::objects>("objects", {1, 100'000}, "objects", "distinct objects to choose from", {"", log}),
    integer<&CurveParams::requests>("requests", {1, 1'000'000}, "requests", "in the trace", {"", log}),
    number<&CurveParams::loop_share>("loop_share", {0, 1}, "loop's share",
                                     "of the requests that go round a loop of other objects", {"ratio"}),
    integer<&CurveParams::loop_objects>("loop_objects", {1, 100'000}, "objects of the loop", "asked for in turn",
                                        {"", log}),
    number<&CurveParams::skew>("skew", {0, 3}, "skew", "zipf only: how much the first objects dominate",
                               {"", Scale::linear, true}),
    integer<&CurveParams::seed>("seed", {0, 4'294'967'295}, "seed",
                                "same seed, same trace and the same objects in the sample", {"", log, true}),
};

constexpr View views[]{
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

constexpr Preset presets[]{
    {"lecture", "A thousand entries", ""},
    {"twice", "Twice the entries", "maxsize=2000"},
    {"loop", "A loop, one entry short", "order=round-robin&objects=2000&maxsize=1999"},
    {"hidden-loop", "A loop among favourites", "loop_share=0.3"},
    {"uniform", "All objects alike", "order=uniform"},
    {"tiny-sample", "A sample of 32 objects", "sample_size=32"},
    {"race", "SIEVE beside LRU", "rival=sieve&loop_share=0.3"},
};

constexpr GoalSpec goals[]{{"target", "the miss ratio wanted"},
                           {"smallest", "… with the smallest maxsize"},
                           {"small-sample", "a tenth of the objects sampled, off by 1 % or less"}};

}  // namespace

const ExerciseSpec& exercise() {
  static constexpr ExerciseSpec spec{
      .id = "miss-ratio-curve",
      .order = 2,
      .title = "Miss-ratio curve",
      .description =
          "One pass over a trace tells the misses of an LRU cache of every size. Which size is enough, where does more "
          "stop to pay, and how small a sample still tells the same?",
      .fields = fields,
      .views = views,
      .presets = presets,
      .goals = goals,
      .contrast = "twice",
      .prediction = {"misses", "twice"},
      .run = run_of<CurveRun, CurveParams>,
  };
  return spec;
}

}  // namespace cachebound::exercises::miss_ratio_curve
