// Requests at random for keys of which a cache keeps those asked for last.
#include <algorithm>
#include <array>

#include "base/digest.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "cache/lru_cache.hpp"
#include "engine/frames/event_frame.hpp"
#include "engine/frames/slots_frame.hpp"
#include "engine/measured_exercise.hpp"
#include "sim/event_log.hpp"

namespace cachebound::exercises::@name@ {

namespace {

struct Params {
  std::uint32_t keys = 10, requests = 1000, maxsize = 8, seed = 38;
};

constexpr auto log = Scale::logarithmic;

constexpr Field fields[]{
    integer<&Params::maxsize>("maxsize", {1, 10'000}, "maxsize", "entries the cache may hold", {"entries", log}),
    integer<&Params::keys>("keys", {1, 10'000}, "keys", "distinct keys that are asked for", {"", log}),
    integer<&Params::requests>("requests", {1, 1'000'000}, "requests", "in all", {"", log}),
    integer<&Params::seed>("seed", {0, 4'294'967'295}, "seed", "same seed, same requests", {"", log, true}),
};

class RandomRequests final : public MeasuredExercise<RandomRequests> {
 public:
  explicit RandomRequests(const Params& params)
      : params_(params),
        capacity_(Capacity::bounded(params.maxsize)),
        cache_account_("cache", Cache::worst_case_bytes(capacity_)),
        instrument_account_("instrument", EventLog<Event>::worst_case_bytes(log_capacity)),
        random_(params.seed),
        cache_(capacity_, cache_account_),
        log_(log_capacity, instrument_account_) {}

  std::uint64_t length() const override { return params_.requests; }
  void step(std::uint64_t events) override {
    for (; events > 0; --events) request(static_cast<std::uint32_t>(random_.randrange(params_.keys)));
  }
  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override;
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;
  std::uint64_t digest() const override { return digest_.value(); }

  static std::span<const MetricOf<RandomRequests>> metrics();

 private:
  using Cache = LruCache<std::uint32_t, std::uint64_t>;  ///< of a key, the request that asked for it last

  enum class EventKind : std::uint32_t { hit, miss, eviction };
  struct Event {
    std::uint64_t at;
    std::uint32_t key;
    EventKind kind;
  };
  static constexpr std::size_t log_capacity = 200;

  void request(std::uint32_t key);
  std::uint64_t requests() const { return hits_ + misses_; }
  static std::string label(std::uint32_t key) { return "K" + std::to_string(key); }

  Params params_;
  Capacity capacity_;
  Account cache_account_, instrument_account_;
  Random random_;
  Cache cache_;
  std::uint64_t hits_ = 0, misses_ = 0, evictions_ = 0;
  EventLog<Event> log_;
  Digest digest_;
};

void RandomRequests::request(std::uint32_t key) {
  const bool hit = cache_.get(key) != nullptr;
  hit ? ++hits_ : ++misses_;
  log_.record({requests(), key, hit ? EventKind::hit : EventKind::miss});
  digest_.add(std::uint64_t{key} << 1 | (hit ? 1U : 0U));
  if (const auto evicted = cache_.put(key, requests())) {
    ++evictions_;
    log_.record({requests(), evicted->key, EventKind::eviction});
    digest_.add(std::uint64_t{evicted->key});
  }
}

std::span<const MetricOf<RandomRequests>> RandomRequests::metrics() {
  using Run = const RandomRequests&;
  static constexpr MetricOf<RandomRequests> list[]{
      {{"hits", "Hits", "", Role::hit, "requests answered from the cache"},
       [](Run run) { return as_number(run.hits_); }},
      {{"misses", "Misses", "", Role::miss, "requests that were not"}, [](Run run) { return as_number(run.misses_); }},
      {{"evictions", "Evictions", "", Role::eviction, "entries that left so that another could enter"},
       [](Run run) { return as_number(run.evictions_); }},
      {{"hit_ratio", "Hit ratio", "ratio", Role::plain, "hits of all requests"},
       [](Run run) { return ratio(run.hits_, run.requests()); }},
      {{"currsize", "Entries", "", Role::plain, "entries in the cache now"},
       [](Run run) { return as_number(run.cache_.size()); }},
  };
  return list;
}

void RandomRequests::write_frame(JsonWriter& json) const {
  json.field("now", requests() == 0 ? "No request yet" : "Request " + grouped(requests()));
  write_slots(json, cache_, "most recently used first", [this](std::uint32_t key, std::uint64_t at) {
    return Cell{label(key), requests() - at, log_.newest(0).kind == EventKind::hit, false, ""};
  });
  write_events(json, log_, [](const Event& event) -> EventRow {
    constexpr std::array<std::string_view, 3> kinds{"hit", "miss", "eviction"};
    constexpr std::array<std::string_view, 3> why{"kept", "not kept: stored", "asked for longest ago"};
    const auto kind = static_cast<std::size_t>(event.kind);
    return {event.at, kinds[kind], label(event.key), std::string(why[kind])};
  });
}

std::vector<Site> RandomRequests::memory() const {
  return {site_of(cache_account_, cache_.used_bytes()), site_of(instrument_account_, instrument_account_.current())};
}

std::vector<Fact> RandomRequests::facts() const {
  return {{"keys that can be kept", as_number(std::min(params_.keys, params_.maxsize)), ""}};
}

std::vector<Check> RandomRequests::checks() const {
  return {
      check_equal("entries-counted", "misses less evictions are the entries held", misses_ - evictions_, cache_.size()),
      check_at_most("bounded", "entries in the cache", params_.maxsize, cache_.size()),
      check_at_most("memory-bounded", "high-water mark in bytes", *cache_account_.bound(), cache_account_.peak()),
  };
}

std::vector<Goal> RandomRequests::goals() const {
  const double score = evictions_ == 0 ? 1 : ratio(hits_, requests());
  return {{"no-eviction", score, counted(evictions_, "eviction", "evictions")}};
}

constexpr View views[]{
    CountersView{"Counters", {{"hits", ""}, {"misses", ""}, {"hit_ratio", ""}, {"evictions", ""}, {"currsize", ""}}},
    LineChartView{"Hit ratio over requests", "requests", {"hit_ratio"}, 0, 1},
    CacheSlotsView{"Cache"},
    EventsView{"Events"},
    ResultsView{"Results"},
    ChecksView{"Checks"},
};

constexpr Preset presets[]{
    {"lecture", "As in the lecture", ""},
    {"room-for-all", "Room for every key", "maxsize=10"},
};

constexpr GoalSpec goals[]{{"no-eviction", "No entry has to leave"}};

}  // namespace

const ExerciseSpec& exercise() {
  static constexpr ExerciseSpec spec{
      .id = "@id@",
      .order = @order@,
      .title = "@title@",
      .description = "Ten keys, asked for at random, and a cache that holds eight of them. How often is it right?",
      .fields = fields,
      .views = views,
      .presets = presets,
      .goals = goals,
      .contrast = "room-for-all",
      .prediction = {"hits", "room-for-all"},
      .run = run_of<RandomRequests, Params>,
  };
  return spec;
}

}  // namespace cachebound::exercises::@name@
