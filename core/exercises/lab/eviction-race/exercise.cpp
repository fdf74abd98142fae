#include "exercises/lab/eviction-race/exercise.hpp"

#include "exercises/lab/eviction-race/run.hpp"

namespace cachebound {

namespace {

Schema<RaceParams> schema() {
  constexpr auto log = Scale::logarithmic;
  std::vector<std::string_view> policies, kinds;
  for (const eviction::PolicyInfo& policy : eviction::policies()) policies.push_back(policy.name);
  for (const NamedWorkload& workload : workloads()) kinds.push_back(workload.name);
  return Schema<RaceParams>({
      choice("policy", &RaceParams::policy, policies, "policy", "whose inside is shown; all others race as well"),
      integer("maxsize", &RaceParams::maxsize, {0, 50'000}, "maxsize", "entries that each cache may hold",
              {"entries", log}),
      choice("workload", &RaceParams::workload, kinds, "workload", "which object is requested next"),
      integer("objects", &RaceParams::objects, {1, 100'000}, "objects",
              "distinct objects to choose from; a scan asks for ever new ones", {"", log}),
      integer("requests", &RaceParams::requests, {1, 200'000}, "requests", "of every policy", {"", log}),
      number("skew", &RaceParams::skew, {0, 3}, "skew", "zipf, shifting, mixed: how much the first objects dominate",
             {""}),
      number("target_ratio", &RaceParams::target_ratio, {0, 1}, "miss ratio wanted",
             "at most this share of the requests may miss", {"ratio"}),
      integer("period", &RaceParams::period, {1, 200'000}, "period",
              "shifting only: requests until other objects are popular", {"requests", log, true}),
      integer("seed", &RaceParams::seed, {0, 4'294'967'295}, "seed", "same seed, same requests and same lots",
              {"", log, true}),
  });
}

}  // namespace

ExerciseSpec eviction_race() {
  const auto parameters = schema();
  ExerciseSpec spec;
  spec.id = "eviction-race";
  spec.order = 1;
  spec.title = "Eviction race";
  spec.description =
      "Thirteen policies serve the same requests with the same room. Who misses least, how far is that from the best "
      "possible, and why does the next victim have to leave?";
  spec.fields = parameters.fields();
  spec.metrics = RaceRun::metrics();
  spec.views = {
      CountersView{"Counters",
                   {{"miss_ratio", ""},
                    {"best_miss_ratio", ""},
                    {"optimal_miss_ratio", ""},
                    {"hits", ""},
                    {"misses", ""},
                    {"evictions", ""}}},
      RaceView{"Miss ratio so far", "policies", "requests", "miss ratio", "no_cache_misses", "policy",
               RaceRun::runners()},
      PolicyStateView{"Inside the watched policy", "watched"},
      MemoryStripView{"Memory of the watched cache", "requests", "watched", "cache_bytes", "twin_bytes"},
      EventsView{"Events"},
      ResultsView{"Results"},
      ChecksView{"Checks"},
  };
  spec.presets = {
      {"lecture", "Favourites, LRU watched", ""},
      {"sieve", "SIEVE instead", "policy=sieve"},
      {"loop", "A loop, one entry short", "workload=loop&objects=101"},
      {"mixed", "Favourites with loop and scan", "workload=mixed"},
      {"shifting", "Popularity that moves on", "policy=lfu&workload=shifting"},
      {"uniform", "All objects alike", "workload=uniform"},
      {"scan", "A scan: nobody comes back", "workload=scan"},
      {"optimal", "The optimum at work", "policy=belady"},
  };
  spec.goals = {{"near-optimal", "85 % of the optimal policy's hits"},
                {"scan-resistant", "workload mixed: 15 % fewer misses than LRU"},
                {"smallest", "the miss ratio wanted, with the smallest maxsize"}};
  spec.contrast = "sieve";
  spec.prediction = {"random_misses", "loop"};
  spec.open = opens<RaceRun>(parameters);
  return spec;
}

}  // namespace cachebound
