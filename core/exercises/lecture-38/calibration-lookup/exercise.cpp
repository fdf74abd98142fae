// A stream of sensor readings asks for calibration data again and again; a cache keeps the answers.
#include <algorithm>
#include <array>

#include "base/digest.hpp"
#include "base/keys.hpp"
#include "base/text.hpp"
#include "cache/memoize.hpp"
#include "engine/frames/event_frame.hpp"
#include "engine/frames/slots_frame.hpp"
#include "engine/measured_exercise.hpp"
#include "exercises/lecture-38/shared/bound_checks.hpp"
#include "sim/event_log.hpp"
#include "sim/virtual_clock.hpp"
#include "trace/workload/generators.hpp"

namespace cachebound::exercises::calibration_lookup {

namespace {

struct Params {
  std::uint32_t sensors = 10, records = 5000;
  std::optional<std::uint32_t> maxsize = 16;
  Order order = Order::round_robin;
  double skew = 1.0, lookup_cost_ms = 0.1;
  bool typed = false;
  std::uint32_t seed = 38;
};

constexpr auto log = Scale::logarithmic;

constexpr Field fields[]{
    integer<&Params::maxsize>("maxsize", {0, 1'000'000}, "maxsize", "entries the cache may hold", {"entries", log}),
    integer<&Params::sensors>("sensors", {1, 100'000}, "sensors", "distinct sensors in the stream", {"", log}),
    integer<&Params::records>("records", {1, 10'000'000}, "records", "lookups in all", {"", log}),
    number<&Params::lookup_cost_ms>("lookup_cost_ms", {0.001, 1000}, "lookup cost", "of one real lookup", {"ms", log}),
    choice<&Params::order>("order", spelled<order_names>, "order", "which sensor asks next"),
    number<&Params::skew>("skew", {0, 3}, "skew", "zipf only: how much the first sensors dominate",
                          {"", Scale::linear, true}),
    flag<&Params::typed>("typed", "typed", "put the type into the key; sensors are all int, so the counts stay",
                         {"", Scale::linear, true}),
    integer<&Params::seed>("seed", {0, 4'294'967'295}, "seed", "uniform and zipf: same seed, same stream",
                           {"", log, true}),
};

/// The goal: 99 of 100 lookups answered from the cache.
constexpr std::uint64_t goal_percent = 99;
bool reaches_goal(std::uint64_t hits, std::uint64_t lookups) {
  return lookups > 0 && hits * 100 >= goal_percent * lookups;
}

double calibrate(std::uint32_t sensor) { return 1.0 + static_cast<double>(sensor % 997) / 1000.0; }

class CalibrationLookup final : public MeasuredExercise<CalibrationLookup> {
 public:
  explicit CalibrationLookup(const Params& params)
      : params_(params),
        cost_(from_milliseconds(params.lookup_cost_ms)),
        capacity_(Capacity::functools(params.maxsize)),
        cache_account_("cache", Table::worst_case_bytes(capacity_)),
        probe_account_("one_entry_fewer", Probe::worst_case_bytes(one_fewer())),
        workload_account_("workload", RequestStream::worst_case_bytes(params.order, params.sensors)),
        instrument_account_("instrument", std::uint64_t{params.sensors} * sizeof(std::uint64_t) +
                                              EventLog<Event>::worst_case_bytes(log_capacity)),
        stream_(params.order, params.sensors, params.skew, params.seed, workload_account_),
        calibration_(capacity_, cache_account_, Lookup{this}),
        unbounded_twin_(Capacity::unbounded(), twin_account_),
        one_entry_fewer_(one_fewer(), probe_account_),
        last_read_(params.sensors, 0, TrackingAllocator<std::uint64_t>(instrument_account_)),
        log_(log_capacity, instrument_account_),
        blocks_at_start_(cache_account_.allocations()) {}

  std::uint64_t length() const override { return params_.records; }
  void step(std::uint64_t events) override {
    for (; events > 0; --events) look_up(stream_.next());
  }
  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override;
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;
  std::uint64_t digest() const override { return digest_.value(); }

  static std::span<const MetricOf<CalibrationLookup>> metrics();

 private:
  /// The slow function: what it costs passes on the virtual clock.
  struct Lookup {
    CalibrationLookup* run;
    double operator()(const IntKey& key) const {
      run->cached_clock_.advance(run->cost_);
      return calibrate(key.number);
    }
  };
  struct Nothing {};
  using Memo = Memoized<IntKey, double, Lookup>;
  using Table = Memo::Cache;
  using Probe = LruCache<IntKey, Nothing>;

  enum class EventKind : std::uint32_t { hit, miss, eviction };
  struct Event {
    std::uint64_t at, age;  ///< age: lookups since the sensor was read last, 0 if it never was
    std::uint32_t sensor;
    EventKind kind;
  };
  static constexpr std::size_t log_capacity = 200;

  void look_up(std::uint32_t sensor);
  Capacity one_fewer() const {
    const std::uint32_t bound = capacity_.bound().value_or(0);
    return Capacity::bounded(bound == 0 ? 0 : bound - 1);
  }
  std::string why(const Event& event) const;
  std::string now() const;
  static std::string label(std::uint32_t sensor) { return "S" + std::to_string(sensor); }

  Params params_;
  Nanoseconds cost_;
  Capacity capacity_;
  Account cache_account_, twin_account_{"unbounded_twin"}, probe_account_, workload_account_, instrument_account_;
  RequestStream stream_;
  VirtualClock cached_clock_, uncached_clock_;
  std::uint64_t lookups_ = 0, evictions_ = 0, wrong_answers_ = 0, probe_hits_ = 0;
  std::uint32_t largest_size_ = 0;
  Memo calibration_;
  Table unbounded_twin_;                    ///< never forgets: the memory it takes is what the bound saves
  Probe one_entry_fewer_;                   ///< tells whether this maxsize is the smallest that reaches the goal
  TrackedVector<std::uint64_t> last_read_;  ///< by sensor, the number of the lookup, from 1; 0 is never
  EventLog<Event> log_;
  std::uint64_t blocks_at_start_;
  Digest digest_;
};

void CalibrationLookup::look_up(std::uint32_t sensor) {
  const IntKey key = int_key(sensor, params_.typed);
  ++lookups_;
  uncached_clock_.advance(cost_);
  std::uint64_t& last_read = last_read_[sensor];
  const std::uint64_t age = last_read == 0 ? 0 : lookups_ - last_read;
  last_read = lookups_;

  const auto [answer, access] = calibration_.call(key);
  if (answer != calibrate(sensor)) ++wrong_answers_;
  log_.record({lookups_, age, sensor, access.hit ? EventKind::hit : EventKind::miss});
  digest_.add(std::uint64_t{sensor} << 1 | (access.hit ? 1U : 0U));
  if (access.evicted) {
    const std::uint32_t victim = access.evicted->key.number;
    ++evictions_;
    log_.record({lookups_, lookups_ - last_read_[victim], victim, EventKind::eviction});
    digest_.add(std::uint64_t{victim});
  }
  largest_size_ = std::max(largest_size_, calibration_.cache().size());

  // A cache without bound misses exactly the sensors never seen before.
  if (age == 0) unbounded_twin_.put(key, answer);
  if (one_entry_fewer_.get(key) != nullptr) {
    ++probe_hits_;
  } else {
    one_entry_fewer_.put(key, {});
  }
}

std::span<const MetricOf<CalibrationLookup>> CalibrationLookup::metrics() {
  using Run = const CalibrationLookup&;
  static constexpr MetricOf<CalibrationLookup> list[]{
      {{"hits", "Hits", "", Role::hit, "lookups answered from the cache"},
       [](Run run) { return static_cast<double>(run.calibration_.cache_info().hits); }},
      {{"misses", "Misses", "", Role::miss, "lookups that had to be computed"},
       [](Run run) { return static_cast<double>(run.calibration_.cache_info().misses); }},
      {{"evictions", "Evictions", "", Role::eviction, "entries that left so that another could enter"},
       [](Run run) { return static_cast<double>(run.evictions_); }},
      {{"hit_ratio", "Hit ratio", "ratio", Role::plain, "hits of all lookups"},
       [](Run run) { return ratio(run.calibration_.cache_info().hits, run.lookups_); }},
      {{"currsize", "Entries", "", Role::plain, "entries in the cache now"},
       [](Run run) { return static_cast<double>(run.calibration_.cache_info().currsize); }},
      {{"maxsize", "Maxsize", "", Role::plain, "entries the cache may hold"},
       [](Run run) {
         const auto bound = run.calibration_.cache_info().maxsize;
         return bound ? static_cast<double>(*bound) : no_figure;
       }},
      {{"cached_ms", "Lookup time", "ms", Role::plain, "time spent in real lookups, with the cache"},
       [](Run run) { return to_milliseconds(run.cached_clock_.now()); }},
      {{"uncached_ms", "Without cache", "ms", Role::plain, "time the same lookups take without a cache"},
       [](Run run) { return to_milliseconds(run.uncached_clock_.now()); }},
      {{"speedup", "Speedup", "×", Role::plain, "time without the cache over time with it"},
       [](Run run) {
         return run.lookups_ == 0
                    ? no_figure
                    : to_milliseconds(run.uncached_clock_.now()) / to_milliseconds(run.cached_clock_.now());
       }},
      {{"cache_bytes", "Cache in use", "B", Role::memory, "index and entries of the bounded cache"},
       [](Run run) { return static_cast<double>(run.calibration_.cache().used_bytes()); }},
      {{"twin_bytes", "Unbounded twin", "B", Role::unbounded, "the same for a cache that never forgets"},
       [](Run run) { return static_cast<double>(run.unbounded_twin_.used_bytes()); }},
  };
  return list;
}

std::string CalibrationLookup::why(const Event& event) const {
  std::string last_read = "last read " + counted(event.age, "lookup", "lookups") + " ago";
  switch (event.kind) {
    case EventKind::hit:
      return last_read;
    case EventKind::miss: {
      std::string cause = event.age == 0 ? "first lookup" : last_read + ", no longer kept";
      const std::string_view stored = capacity_.bound() == 0U ? "not stored: maxsize is 0" : "stored";
      return cause.append(": computed in ").append(grouped(params_.lookup_cost_ms)).append(" ms, ").append(stored);
    }
    case EventKind::eviction:
      return std::string(in_words(EvictionReason::least_recently_used)) + ", " + last_read;
  }
  return "";
}

std::string CalibrationLookup::now() const {
  if (lookups_ == 0) return "No lookup yet";
  const Event& newest = log_.newest(0);
  const bool evicted = newest.kind == EventKind::eviction;
  const Event& lookup = evicted ? log_.newest(1) : newest;
  std::string sentence = "Lookup " + grouped(lookups_) + ": " + label(lookup.sensor) +
                         (lookup.kind == EventKind::hit ? ", hit, " : ", miss, ") + why(lookup);
  if (evicted) sentence += "; " + label(newest.sensor) + " evicted: " + why(newest);
  return sentence;
}

void CalibrationLookup::write_frame(JsonWriter& json) const {
  json.field("now", now());
  write_slots(json, calibration_.cache(), "most recently used first", [this](const IntKey& key, double) {
    const bool hit = log_.newest(0).kind == EventKind::hit;
    return Cell{label(key.number), lookups_ - last_read_[key.number], hit, false, ""};
  });
  write_events(json, log_, [&](const Event& event) -> EventRow {
    constexpr std::array<std::string_view, 3> kinds{"hit", "miss", "eviction"};
    return {event.at, kinds[static_cast<std::size_t>(event.kind)], label(event.sensor), why(event)};
  });
}

std::vector<Site> CalibrationLookup::memory() const {
  return {
      site_of(cache_account_, calibration_.cache().used_bytes()),
      site_of(twin_account_, unbounded_twin_.used_bytes()),
      site_of(probe_account_, one_entry_fewer_.used_bytes()),
      site_of(workload_account_, workload_account_.current()),
      site_of(instrument_account_, instrument_account_.current()),
  };
}

std::vector<Fact> CalibrationLookup::facts() const {
  return {
      {"time saved", to_milliseconds(uncached_clock_.now() - cached_clock_.now()), "ms"},
      {"distinct sensors seen", static_cast<double>(unbounded_twin_.size()), ""},
      {"hits with one entry fewer", capacity_.is_bounded() ? static_cast<double>(probe_hits_) : no_figure, ""},
      {"bytes reserved before the first lookup",
       capacity_.is_bounded() ? static_cast<double>(cache_account_.current()) : no_figure, "B"},
  };
}

std::vector<Check> CalibrationLookup::checks() const {
  const auto [hits, misses, maxsize, currsize] = calibration_.cache_info();
  const std::uint64_t held = maxsize == 0U ? 0 : misses - evictions_;
  std::vector<Check> checks{
      check_equal("every-lookup-counted", "hits and misses together are the lookups", lookups_, hits + misses),
      check_equal("answers-right", "wrong answers from the cache", 0, wrong_answers_),
      check_equal("evictions-counted", "misses less evictions are the entries held", held, currsize),
  };
  if (maxsize) {
    add_bound_checks(checks, *maxsize, largest_size_, cache_account_, cache_account_.allocations() - blocks_at_start_);
  }
  return checks;
}

std::vector<Goal> CalibrationLookup::goals() const {
  const std::uint64_t hits = calibration_.cache_info().hits;
  const auto entries = [](std::uint32_t count) { return grouped(std::uint64_t{count}); };
  if (!reaches_goal(hits, lookups_)) {
    const double score = lookups_ == 0 ? 0 : ratio(hits, lookups_) * 100 / goal_percent;
    return {{"most-hits", score, percent(hits, lookups_)}, {"smallest-maxsize", 0, "first reach the hits"}};
  }
  const Goal most{"most-hits", 1, percent(hits, lookups_)};
  if (!capacity_.is_bounded()) {
    return {most, {"smallest-maxsize", 0.5, "no bound now; " + entries(unbounded_twin_.size()) + " entries hold all"}};
  }
  const std::string now = entries(*capacity_.bound());
  if (reaches_goal(probe_hits_, lookups_)) return {most, {"smallest-maxsize", 0.5, now + " now; it can be smaller"}};
  return {most, {"smallest-maxsize", 1, now + "; one fewer gives " + percent(probe_hits_, lookups_)}};
}

constexpr View views[]{
    CountersView{"Counters",
                 {{"hits", ""},
                  {"misses", ""},
                  {"hit_ratio", ""},
                  {"evictions", ""},
                  {"currsize", "maxsize"},
                  {"cached_ms", ""}}},
    LineChartView{"Hit ratio over lookups", "lookups", {"hit_ratio"}, 0, 1},
    CacheSlotsView{"Cache"},
    MemoryStripView{"Memory of the cache", "lookups", "cache", "cache_bytes", "twin_bytes"},
    EventsView{"Events"},
    ResultsView{"Results"},
    ChecksView{"Checks"},
};

constexpr Preset presets[]{
    {"lecture", "As in the lecture", ""},
    {"cliff", "The cliff: one entry too few", "maxsize=9"},
    {"schema-validation", "Schema validation: 5 record types", "sensors=5"},
    {"configuration", "Configuration parsing: 1 key", "sensors=1"},
    {"slow-lookups", "50,000 lookups of 0.2 ms", "records=50000&lookup_cost_ms=0.2"},
    {"zipf", "1,000 sensors, some far busier", "maxsize=100&sensors=1000&order=zipf"},
};

constexpr GoalSpec goals[]{{"most-hits", "99 % hits"}, {"smallest-maxsize", "… with the smallest maxsize"}};

}  // namespace

const ExerciseSpec& exercise() {
  static constexpr ExerciseSpec spec{
      .id = "calibration-lookup",
      .order = 1,
      .title = "Calibration lookup",
      .description =
          "Ten sensors ask for the same ten answers, five thousand times. How many real lookups are left when the "
          "answers are kept?",
      .fields = fields,
      .views = views,
      .presets = presets,
      .goals = goals,
      .contrast = "cliff",
      .prediction = {"hits", "cliff"},
      .run = run_of<CalibrationLookup, Params>,
  };
  return spec;
}

}  // namespace cachebound::exercises::calibration_lookup
