// A recursion of seven hundred billion billion calls, and a memory that leaves two hundred of them.
#include <algorithm>
#include <array>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "engine/frames/event_frame.hpp"
#include "engine/frames/slots_frame.hpp"
#include "engine/measured_exercise.hpp"
#include "exercises/lecture-38/memoize/simulation.hpp"
#include "exercises/lecture-38/shared/bound_checks.hpp"
#include "sim/event_log.hpp"

namespace cachebound::exercises::memoize {

namespace {

struct Params {
  std::uint32_t n = 99;
  std::optional<std::uint32_t> maxsize;
  std::uint32_t call_limit = 100'000;
};

constexpr auto log = Scale::logarithmic;

constexpr Field fields[]{
    integer<&Params::n>("n", {0, 1000}, "n", "fib(n) is asked for", {}),
    integer<&Params::maxsize>("maxsize", {0, 1'000'000}, "maxsize", "entries the cache may hold", {"entries", log}),
    integer<&Params::call_limit>("call_limit", {1, 1'000'000}, "call limit",
                                 "the recursion is stopped after that many calls", {"calls", log, true}),
};

constexpr auto unheard = [](std::uint32_t, const auto&) {};

/// The calls of fib(n) when nothing is computed twice: one for each of 0 … n, and a hit for the second operand of 3 …
/// n.
constexpr std::uint64_t fewest_calls(std::uint32_t n) { return n < 2 ? 1 : n == 2 ? 3 : 2 * std::uint64_t{n} - 1; }
constexpr std::uint64_t fewest_misses(std::uint32_t n) { return n < 2 ? 1 : std::uint64_t{n} + 1; }

/// How many calls fib(n) takes, or `limit` where it would take more.
std::uint64_t count_calls(std::uint32_t n, Capacity capacity, std::uint64_t limit) {
  // There are n + 1 keys: a larger cache does the same and only takes longer to set up.
  const std::uint32_t entries = std::min(capacity.bound().value_or(n + 1), n + 1);
  Account cache("scout"), stack("scout's stack");
  MemoizedFibonacci scout(n, Capacity::bounded(entries), cache, stack);
  while (!scout.finished() && scout.calls() < limit) scout.step(unheard);
  return scout.finished() ? scout.calls() : limit;
}

class Memoize final : public MeasuredExercise<Memoize> {
 public:
  explicit Memoize(const Params& params)
      : params_(params),
        capacity_(Capacity::functools(params.maxsize)),
        length_(count_calls(params.n, capacity_, params.call_limit)),
        cache_account_("cache", MemoizedFibonacci::Table::Cache::worst_case_bytes(capacity_)),
        stack_account_("stack", MemoizedFibonacci::worst_case_stack(params.n)),
        instrument_account_("instrument",
                            (std::uint64_t{params.n} + 1) * (sizeof(std::uint32_t) + sizeof(std::uint64_t)) +
                                EventLog<Event>::worst_case_bytes(log_capacity)),
        fib_(params.n, capacity_, cache_account_, stack_account_),
        unbounded_twin_(Capacity::unbounded(), twin_account_),
        computed_(std::size_t{params.n} + 1, 0, TrackingAllocator<std::uint32_t>(instrument_account_)),
        touched_(std::size_t{params.n} + 1, 0, TrackingAllocator<std::uint64_t>(instrument_account_)),
        log_(log_capacity, instrument_account_),
        blocks_at_start_(cache_account_.allocations()) {}

  std::uint64_t length() const override { return length_; }
  void step(std::uint64_t events) override {
    for (; events > 0; --events) call();
  }
  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override {
    return {
        site_of(cache_account_, fib_.cache().used_bytes()),
        site_of(twin_account_, unbounded_twin_.used_bytes()),
        site_of(stack_account_, stack_account_.current()),
        site_of(instrument_account_, instrument_account_.current()),
    };
  }
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;
  std::uint64_t digest() const override { return digest_.value(); }

  static std::span<const MetricOf<Memoize>> metrics();

 private:
  enum class EventKind : std::uint32_t { hit, miss, eviction, stopped };
  struct Event {
    std::uint64_t at = 0;
    std::uint32_t n = 0, caller = 0;  ///< caller: n + 1 of the whole for the outermost call
    std::uint32_t before = 0;         ///< miss: how often it was computed before
    EventKind kind{};
  };
  static constexpr std::size_t log_capacity = 200;

  void call();
  std::size_t last_call() const;
  bool stopped() const { return fib_.calls() == length_ && !fib_.finished(); }
  std::string why(const Event& event) const;
  std::string now() const;
  static std::string fib(std::uint32_t n) { return "fib(" + std::to_string(n) + ")"; }

  Params params_;
  Capacity capacity_;
  std::uint64_t length_;
  Account cache_account_, twin_account_{"unbounded_twin"}, stack_account_, instrument_account_;
  MemoizedFibonacci fib_;
  MemoizedFibonacci::Table::Cache unbounded_twin_;  ///< never forgets: the memory it takes is what the bound saves
  TrackedVector<std::uint32_t> computed_;           ///< by argument, how often it was not in the cache
  TrackedVector<std::uint64_t> touched_;            ///< by argument, the call that last stored or read it
  EventLog<Event> log_;
  std::uint64_t blocks_at_start_, evictions_ = 0;
  std::uint32_t largest_size_ = 0;
  Digest digest_;
};

void Memoize::call() {
  const std::uint64_t at = fib_.calls() + 1;
  const auto [n, caller] = fib_.next();
  const bool hit = fib_.cache().peek(n) != nullptr;
  const std::uint32_t before = hit ? 0 : computed_[n]++;
  if (hit) touched_[n] = at;
  log_.record({at, n, caller.value_or(params_.n + 1), before, hit ? EventKind::hit : EventKind::miss});
  digest_.add(std::uint64_t{n} << 1 | (hit ? 1U : 0U));
  fib_.step([&](std::uint32_t computed, const auto& evicted) {
    touched_[computed] = at;
    if (!evicted) return;
    ++evictions_;
    log_.record({at, evicted->key, 0, 0, EventKind::eviction});
    digest_.add(std::uint64_t{evicted->key});
  });
  if (stopped()) log_.record({at, params_.n, 0, 0, EventKind::stopped});
  if (before == 0 && !hit) unbounded_twin_.put(n, 0);
  largest_size_ = std::max(largest_size_, fib_.cache().size());
}

/// Where in the log the last call stands: what it evicted, and the end of the run, come after it.
std::size_t Memoize::last_call() const {
  const auto is_call = [](const Event& event) { return event.kind == EventKind::hit || event.kind == EventKind::miss; };
  std::size_t ago = 0;
  while (ago + 1 < log_.size() && !is_call(log_.newest(ago))) ++ago;
  return ago;
}

std::span<const MetricOf<Memoize>> Memoize::metrics() {
  using Run = const Memoize&;
  static constexpr MetricOf<Memoize> list[]{
      {{"hits", "Hits", "", Role::hit, "calls answered from the cache"},
       [](Run run) { return static_cast<double>(run.fib_.cache_info().hits); }},
      {{"misses", "Misses", "", Role::miss, "calls that had to be computed"},
       [](Run run) { return static_cast<double>(run.fib_.cache_info().misses); }},
      {{"calls", "Calls", "", Role::plain, "of fib, the first one included"},
       [](Run run) { return static_cast<double>(run.fib_.calls()); }},
      {{"unmemoized_calls", "Without memory", "", Role::unbounded, "calls that fib(n) takes when nothing is kept"},
       [](Run run) { return unmemoized_calls(run.params_.n); }},
      {{"evictions", "Evictions", "", Role::eviction, "entries that left so that another could enter"},
       [](Run run) { return static_cast<double>(run.evictions_); }},
      {{"currsize", "Entries", "", Role::plain, "entries in the cache now"},
       [](Run run) { return static_cast<double>(run.fib_.cache_info().currsize); }},
      {{"maxsize", "Maxsize", "", Role::plain, "entries the cache may hold"},
       [](Run run) {
         const auto bound = run.fib_.cache_info().maxsize;
         return bound ? static_cast<double>(*bound) : no_figure;
       }},
      {{"depth", "Depth", "", Role::plain, "calls begun and not returned from"},
       [](Run run) { return static_cast<double>(run.fib_.depth()); }},
      {{"value", "fib(n)", "", Role::plain, "as a double, exact up to fib(78)"},
       [](Run run) { return run.fib_.value().value_or(no_figure); }},
      {{"hit_ratio", "Hit ratio", "ratio", Role::plain, "hits of all calls"},
       [](Run run) { return ratio(run.fib_.cache_info().hits, run.fib_.calls()); }},
      {{"cache_bytes", "Cache in use", "B", Role::memory, "index and entries of the cache"},
       [](Run run) { return static_cast<double>(run.fib_.cache().used_bytes()); }},
      {{"twin_bytes", "Unbounded twin", "B", Role::unbounded, "the same for a cache that never forgets"},
       [](Run run) { return static_cast<double>(run.unbounded_twin_.used_bytes()); }},
  };
  return list;
}

std::string Memoize::why(const Event& event) const {
  const std::string by = event.caller > params_.n ? "asked for from outside" : "asked for by " + fib(event.caller);
  switch (event.kind) {
    case EventKind::hit:
      return by + ", the answer is kept";
    case EventKind::miss:
      if (event.before == 0) return by + ", never computed before";
      return by + ", computed " + counted(event.before, "time", "times") + " before and " +
             (capacity_.bound() == 0U ? "not kept: maxsize is 0" : "evicted since");
    case EventKind::eviction:
      return std::string(in_words(EvictionReason::least_recently_used));
    case EventKind::stopped:
      return "stopped after " + counted(length_, "call", "calls") + ": the limit is reached and " + fib(event.n) +
             " not known";
  }
  return "";
}

std::string Memoize::now() const {
  if (log_.size() == 0) return "No call yet";
  std::size_t ago = last_call();
  const Event& call = log_.newest(ago);
  std::string sentence = "Call " + grouped(call.at) + ": " + fib(call.n) +
                         (call.kind == EventKind::hit ? ", hit, " : ", miss, ") + why(call);
  while (ago-- > 0) {
    const Event& event = log_.newest(ago);
    sentence += "; " + (event.kind == EventKind::eviction ? fib(event.n) + " evicted" : why(event));
  }
  if (fib_.finished()) sentence += "; " + fib(params_.n) + " = " + grouped(*fib_.value());
  return sentence;
}

void Memoize::write_frame(JsonWriter& json) const {
  json.field("now", now());
  const Event* call = log_.size() == 0 ? nullptr : &log_.newest(last_call());
  write_slots(json, fib_.cache(), "most recently used first", [&](std::uint32_t n, double) {
    const bool hit = call != nullptr && call->kind == EventKind::hit && call->n == n;
    return Cell{fib(n), fib_.calls() - touched_[n], hit, false, ""};
  });
  write_events(json, log_, [&](const Event& event) -> EventRow {
    constexpr std::array<std::string_view, 4> kinds{"hit", "miss", "eviction", "note"};
    return {event.at, kinds[static_cast<std::size_t>(event.kind)], fib(event.n), why(event)};
  });
}

std::vector<Fact> Memoize::facts() const {
  const double unmemoized = unmemoized_calls(params_.n);
  constexpr double calls_a_second = 1e8, seconds_a_year = 31'557'600;
  const auto distinct =
      std::count_if(computed_.begin(), computed_.end(), [](std::uint32_t times) { return times > 0; });
  return {
      {"calls saved", fib_.finished() ? unmemoized - static_cast<double>(fib_.calls()) : no_figure, ""},
      {"without memory, at 100 million calls a second", unmemoized / calls_a_second / seconds_a_year, "years"},
      {"computed more than once", static_cast<double>(fib_.cache_info().misses) - static_cast<double>(distinct), ""},
      {"stopped by the limit", stopped() ? 1.0 : 0.0, ""},
  };
}

std::vector<Check> Memoize::checks() const {
  const auto [hits, misses, maxsize, currsize] = fib_.cache_info();
  const bool right = !fib_.finished() || *fib_.value() == fibonacci(params_.n);
  constexpr double countable = 1e15;
  const double unmemoized = std::min(unmemoized_calls(params_.n), countable);
  std::vector<Check> checks{
      check_equal("every-call-counted", "hits and misses together are the calls", fib_.calls(), hits + misses),
      check_equal("answer-right", "wrong values of fib(n)", 0, right ? 0 : 1),
      check_at_most("no-more-calls", "calls, against those without a memory", static_cast<std::uint64_t>(unmemoized),
                    fib_.calls()),
      check_at_most("within-limit", "calls, against the limit", params_.call_limit, fib_.calls()),
  };
  if (maxsize) {
    add_bound_checks(checks, *maxsize, largest_size_, cache_account_, cache_account_.allocations() - blocks_at_start_);
  }
  return checks;
}

std::vector<Goal> Memoize::goals() const {
  const std::uint64_t misses = fib_.cache_info().misses, fewest = fewest_misses(params_.n);
  if (!fib_.finished()) {
    return {{"nothing-twice", 0, stopped() ? "stopped by the limit" : "not finished"},
            {"smallest-maxsize", 0, "first finish"}};
  }
  if (misses > fewest) {
    return {{"nothing-twice", ratio(fewest, misses), counted(misses, "computation", "computations")},
            {"smallest-maxsize", 0, "first compute nothing twice"}};
  }
  const Goal best{"nothing-twice", 1, counted(misses, "computation", "computations")};
  const auto bound = capacity_.bound();
  if (!bound) return {best, {"smallest-maxsize", 0.5, "no bound now"}};
  const std::string now = counted(*bound, "entry", "entries");
  // One call more than the fewest is one too many: the count can end there.
  const std::uint64_t limit = fewest_calls(params_.n);
  const bool smaller = *bound > 0 && count_calls(params_.n, Capacity::bounded(*bound - 1), limit + 1) <= limit;
  if (smaller) return {best, {"smallest-maxsize", 0.5, now + " now; it can be smaller"}};
  return {best, {"smallest-maxsize", 1, now + "; with one fewer something is computed twice"}};
}

constexpr View views[]{
    CountersView{"Counters",
                 {{"hits", ""},
                  {"misses", ""},
                  {"calls", "unmemoized_calls"},
                  {"evictions", ""},
                  {"currsize", "maxsize"},
                  {"value", ""}}},
    LineChartView{"Depth of the recursion", "calls", {"depth"}, 0, no_figure},
    CacheSlotsView{"Cache"},
    MemoryStripView{"Memory of the cache", "calls", "cache", "cache_bytes", "twin_bytes"},
    EventsView{"Events"},
    ResultsView{"Results"},
    ChecksView{"Checks"},
};

constexpr Preset presets[]{
    {"lecture", "As in the lecture", ""},
    {"three", "Three entries", "maxsize=3"},
    {"two", "Two entries, a smaller number", "n=20&maxsize=2"},
    {"explosion", "Two entries: stopped by the limit", "maxsize=2"},
    {"no-memory", "No memory, a small number", "n=20&maxsize=0"},
    {"thousand", "fib(1000)", "n=1000"},
};

constexpr GoalSpec goals[]{{"nothing-twice", "Nothing is computed twice"},
                           {"smallest-maxsize", "… with the smallest maxsize"}};

}  // namespace

const ExerciseSpec& exercise() {
  static constexpr ExerciseSpec spec{
      .id = "memoize",
      .order = 6,
      .title = "Memoized recursion",
      .description =
          "fib(99) calls fib(98) and fib(97), and so on down. How many calls are left when every answer is kept, and "
          "how few answers must be kept?",
      .fields = fields,
      .views = views,
      .presets = presets,
      .goals = goals,
      .contrast = "two",
      .prediction = {"misses", "two"},
      .run = run_of<Memoize, Params>,
  };
  return spec;
}

}  // namespace cachebound::exercises::memoize
