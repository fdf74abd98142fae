// Every eviction policy races over one workload, with no cache and the optimal policy always in the picture.
#include "engine/measured_exercise.hpp"
#include "exercises/lab/eviction-race/run.hpp"

namespace cachebound::exercises::eviction_race {

namespace {

constexpr auto log = Scale::logarithmic;

constexpr Field fields[]{
    choice<&RaceParams::policy>("policy", eviction::policy_names, "policy",
                                "whose inside is shown; all others race as well"),
    integer<&RaceParams::maxsize>("maxsize", {0, 50'000}, "maxsize", "entries that each cache may hold",
                                  {"entries", log}),
    choice<&RaceParams::workload>("workload", workload_names, "workload", "which object is requested next"),
    integer<&RaceParams::objects>("objects", {1, 100'000}, "objects",
                                  "distinct objects to choose from; a scan asks for ever new ones", {"", log}),
    integer<&RaceParams::requests>("requests", {1, 200'000}, "requests", "of every policy", {"", log}),
    number<&RaceParams::skew>("skew", {0, 3}, "skew", "zipf, shifting, mixed: how much the first objects dominate",
                              {""}),
    number<&RaceParams::target_ratio>("target_ratio", {0, 1}, "miss ratio wanted",
                                      "at most this share of the requests may miss", {"ratio"}),
    integer<&RaceParams::period>("period", {1, 200'000}, "period",
                                 "shifting only: requests until other objects are popular", {"requests", log, true}),
    integer<&RaceParams::seed>("seed", {0, 4'294'967'295}, "seed", "same seed, same requests and same lots",
                               {"", log, true}),
};

constexpr View views[]{
    CountersView{"Counters",
                 {{"miss_ratio", ""},
                  {"best_miss_ratio", ""},
                  {"optimal_miss_ratio", ""},
                  {"hits", ""},
                  {"misses", ""},
                  {"evictions", ""}}},
    RaceView{"Miss ratio so far", "policies", "requests", "miss ratio", "no_cache_misses", "policy", RaceRun::runners},
    PolicyStateView{"Inside the watched policy", "watched"},
    MemoryStripView{"Memory of the watched cache", "requests", "watched", "cache_bytes", "twin_bytes"},
    EventsView{"Events"},
    ResultsView{"Results"},
    ChecksView{"Checks"},
};

constexpr Preset presets[]{
    {"lecture", "Favourites, LRU watched", ""},
    {"sieve", "SIEVE instead", "policy=sieve"},
    {"loop", "A loop, one entry short", "workload=loop&objects=101"},
    {"mixed", "Favourites with loop and scan", "workload=mixed"},
    {"shifting", "Popularity that moves on", "policy=lfu&workload=shifting"},
    {"uniform", "All objects alike", "workload=uniform"},
    {"scan", "A scan: nobody comes back", "workload=scan"},
    {"optimal", "The optimum at work", "policy=belady"},
};

constexpr GoalSpec goals[]{{"near-optimal", "85 % of the optimal policy's hits"},
                           {"scan-resistant", "workload mixed: 15 % fewer misses than LRU"},
                           {"smallest", "the miss ratio wanted, with the smallest maxsize"}};

}  // namespace

const ExerciseSpec& exercise() {
  static constexpr ExerciseSpec spec{
      .id = "eviction-race",
      .order = 1,
      .title = "Eviction race",
      .description =
          "Thirteen policies serve the same requests with the same room. Who misses least, how far is that from the "
          "best possible, and why does the next victim have to leave?",
      .fields = fields,
      .views = views,
      .presets = presets,
      .goals = goals,
      .contrast = "sieve",
      .prediction = {"random_misses", "loop"},
      .run = run_of<RaceRun, RaceParams>,
  };
  return spec;
}

}  // namespace cachebound::exercises::eviction_race
