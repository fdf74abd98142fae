// Readings of sensors are kept for a time to live while their source goes on changing.
#include <array>

#include "base/text.hpp"
#include "engine/frames/event_frame.hpp"
#include "engine/frames/slots_frame.hpp"
#include "engine/measured_exercise.hpp"
#include "exercises/lecture-38/shared/bound_checks.hpp"
#include "exercises/lecture-38/ttl-expiry/report.hpp"
#include "exercises/lecture-38/ttl-expiry/run.hpp"

namespace cachebound::exercises::ttl_expiry {

namespace {

using P = TtlParams;
constexpr auto log = Scale::logarithmic;
constexpr double long_s = 1'000'000;  // 11 days
constexpr std::array<std::string_view, 3> mode_names{"as-taught", "corrected", "cachetools"};
constexpr std::array<std::string_view, 3> invalidate_names{"none", "one", "all"};

constexpr Field fields[]{
    number<&P::ttl_s>("ttl_s", {0, long_s}, "time to live", "an entry is valid that long after it was stored",
                      {"s", log}),
    integer<&P::maxsize>("maxsize", {1, 1'000'000}, "maxsize", "entries the cache may hold", {"entries", log}),
    choice<&P::mode>("mode", spelled<mode_names>, "mode",
                     "as taught, an overwrite at capacity evicts; corrected it does not; cachetools evicts by recency"),
    flag<&P::sliding>("sliding", "sliding", "each hit starts the time to live anew"),
    number<&P::change_s>("change_s", {0, long_s}, "source changes every",
                         "from then on what was stored before is stale; 0: never", {"s", log}),
    number<&P::wait_s>("wait_s", {0, long_s}, "wait", "time that passes between the lookups and the probes",
                       {"s", log}),
    choice<&P::invalidate>("invalidate", spelled<invalidate_names>, "invalidate",
                           "by hand, after the wait: no entry, the first sensor's, or all"),
    integer<&P::sensors>("sensors", {1, 100'000}, "sensors", "distinct sensors asked for", {"", log}),
    integer<&P::lookups>("lookups", {0, 10'000'000}, "lookups", "before the wait; what they miss they load", {"", log}),
    integer<&P::probes>("probes", {0, 1'000'000}, "probes", "reads after the wait, which load nothing", {"", log}),
    number<&P::every_ms>("every_ms", {0, 60'000}, "time between lookups", "passes on the virtual clock", {"ms", log}),
    integer<&P::overwrite_every>("overwrite_every", {0, 1'000'000}, "overwrite every",
                                 "n-th lookup: its sensor then stores a new reading under its own key; 0: never",
                                 {"lookups", log}),
    choice<&P::order>("order", spelled<order_names>, "order", "which sensor is asked for next",
                      {"", Scale::linear, true}),
    integer<&P::seed>("seed", {0, 4'294'967'295}, "seed", "uniform and zipf: same seed, same lookups", {"", log, true}),
};

/// The goal: at most one hit in twenty is stale.
constexpr bool is_fresh(std::uint64_t stale, std::uint64_t hits) { return stale * 20 <= hits; }

class TtlExpiry final : public MeasuredExercise<TtlExpiry> {
 public:
  explicit TtlExpiry(const TtlParams& params) : run_(params) {}

  std::uint64_t length() const override { return run_.length(); }
  void step(std::uint64_t events) override {
    for (; events > 0; --events) run_.step();
  }
  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override;
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;
  std::uint64_t digest() const override { return run_.digest(); }

  static std::span<const MetricOf<TtlExpiry>> metrics();

 private:
  TtlRun run_;
};

std::span<const MetricOf<TtlExpiry>> TtlExpiry::metrics() {
  using Run = const TtlExpiry&;
  static constexpr MetricOf<TtlExpiry> list[]{
      {{"hits", "Hits", "", Role::hit, "reads answered from the cache"},
       [](Run run) { return static_cast<double>(run.run_.counts().hits()); }},
      {{"misses", "Misses", "", Role::miss, "reads that found no valid entry"},
       [](Run run) { return static_cast<double>(run.run_.counts().misses()); }},
      {{"stale_reads", "Stale reads", "", Role::eviction, "hits whose source had changed since they were stored"},
       [](Run run) { return static_cast<double>(run.run_.counts().stale_reads); }},
      {{"hit_ratio", "Hit ratio", "ratio", Role::plain, "hits of all reads"},
       [](Run run) { return ratio(run.run_.counts().hits(), run.run_.counts().hits() + run.run_.counts().misses()); }},
      {{"evictions", "Evictions", "", Role::eviction, "entries that left so that another could enter"},
       [](Run run) { return static_cast<double>(run.run_.counts().evictions); }},
      {{"strangers", "Strangers", "", Role::eviction, "of them, evicted by an overwrite that needed no place"},
       [](Run run) { return static_cast<double>(run.run_.counts().strangers); }},
      {{"expirations", "Expired", "", Role::plain, "entries removed because their time was over"},
       [](Run run) { return static_cast<double>(run.run_.counts().expired); }},
      {{"currsize", "Entries", "", Role::plain, "as the cache counts: where it expires lazily, the expired included"},
       [](Run run) { return static_cast<double>(run.run_.cache().size()); }},
      {{"live", "Valid entries", "", Role::plain, "entries whose time is not over"},
       [](Run run) { return static_cast<double>(run.run_.cache().size() - run.run_.cache().expired_held()); }},
      {{"maxsize", "Maxsize", "", Role::plain, "entries the cache may hold"},
       [](Run run) { return static_cast<double>(run.run_.params().maxsize); }},
      {{"warm_hits", "Hits before the wait", "", Role::hit, ""},
       [](Run run) { return static_cast<double>(run.run_.counts().warm_hits); }},
      {{"warm_misses", "Misses before the wait", "", Role::miss, "each read the source"},
       [](Run run) { return static_cast<double>(run.run_.counts().warm_misses); }},
      {{"warm_size", "Entries before the wait", "", Role::plain, "as the cache counts, after the last lookup"},
       [](Run run) { return static_cast<double>(run.run_.warm_size()); }},
      {{"probe_hits", "Hits after the wait", "", Role::hit, ""},
       [](Run run) { return static_cast<double>(run.run_.counts().probe_hits); }},
      {{"probe_misses", "Misses after the wait", "", Role::miss, ""},
       [](Run run) { return static_cast<double>(run.run_.counts().probe_misses); }},
      {{"probe_size", "Entries after the wait", "", Role::plain, "as the cache counts"},
       [](Run run) { return run.run_.warm() ? no_figure : static_cast<double>(run.run_.cache().size()); }},
      {{"cache_bytes", "Cache in use", "B", Role::memory, "index, heap and entries of the bounded cache"},
       [](Run run) { return static_cast<double>(run.run_.cache().used_bytes()); }},
      {{"dict_bytes", "Dict with times", "B", Role::unbounded, "a plain dict that checks times and removes nothing"},
       [](Run run) { return static_cast<double>(run.run_.dict().used_bytes()); }},
  };
  return list;
}

std::string_view name_of(TtlEventKind kind) {
  constexpr std::array<std::string_view, 7> kinds{"hit", "miss", "eviction", "expired", "note", "note", "note"};
  return kinds[static_cast<std::size_t>(kind)];
}

void TtlExpiry::write_frame(JsonWriter& json) const {
  json.field("now", what_happened(run_));
  const bool recency = run_.params().mode == TtlMode::cachetools;
  const bool hit = run_.log().size() > 0 && run_.log().newest(0).kind == TtlEventKind::hit;
  write_slots(json, run_.cache(), recency ? "most recently used first" : "newest first, time left below",
              [&](std::uint32_t sensor, const TtlRun::Cache::Entry& entry) {
                const Nanoseconds left = entry.expires - run_.now();
                const bool expired = left <= Nanoseconds::zero();
                return Cell{sensor_label(sensor), run_.age(sensor), hit, expired, expired ? "expired" : seconds(left)};
              });
  write_events(json, run_.log(), [&](const TtlEvent& event) -> EventRow {
    const bool waited = event.kind == TtlEventKind::waited, by_hand = event.kind == TtlEventKind::invalidated;
    return {event.at, name_of(event.kind),
            waited    ? "wait"
            : by_hand ? "invalidate"
                      : sensor_label(event.sensor),
            why(run_, event)};
  });
}

std::vector<Site> TtlExpiry::memory() const {
  return {
      site_of(run_.cache_account(), run_.cache().used_bytes()),
      site_of(run_.dict_account(), run_.dict().used_bytes()),
      site_of(run_.longer_account(), run_.longer_account().current()),
      site_of(run_.workload_account(), run_.workload_account().current()),
      site_of(run_.instrument_account(), run_.instrument_account().current()),
  };
}

std::vector<Fact> TtlExpiry::facts() const {
  const TtlCounts& counts = run_.counts();
  return {
      {"reads of the source", static_cast<double>(counts.warm_misses), ""},
      {"oldest answer from the cache", to_milliseconds(run_.oldest_answer()), "ms"},
      {"expired entries still counted", static_cast<double>(run_.cache().expired_held()), ""},
      {"entries invalidated by hand", static_cast<double>(counts.invalidated), ""},
      {"stale reads with a time to live a tenth longer", static_cast<double>(counts.longer_stale), ""},
      {"entries the dict keeps", static_cast<double>(run_.dict().size()), ""},
      {"virtual time passed", to_milliseconds(run_.now()), "ms"},
  };
}

std::vector<Check> TtlExpiry::checks() const {
  const TtlCounts& counts = run_.counts();
  const std::uint64_t steps = run_.steps(), idle = run_.length() - run_.params().lookups - run_.params().probes;
  const std::uint64_t reads = steps - std::min(idle, steps < run_.params().lookups ? 0 : steps - run_.params().lookups);
  const std::uint64_t gone = counts.evictions + counts.expired + counts.invalidated;
  std::vector<Check> checks{
      check_equal("every-read-counted", "hits and misses together are the reads", reads,
                  counts.hits() + counts.misses()),
      check_equal("never-overdue", "hits on entries whose time was over", 0, counts.overdue),
      check_equal("entries-accounted", "entries stored less those that left are the entries held",
                  counts.inserted - gone, run_.cache().size()),
  };
  add_bound_checks(checks, run_.params().maxsize, run_.largest_size(), run_.cache_account(),
                   run_.allocations_since_start());
  return checks;
}

std::vector<Goal> TtlExpiry::goals() const {
  const std::uint64_t hits = run_.counts().hits(), stale = run_.counts().stale_reads;
  if (hits == 0) return {{"fresh", 0, "no hit yet"}, {"longest-ttl", 0, "first answer from the cache"}};
  const std::string detail = grouped(stale) + " of " + counted(hits, "hit", "hits") + " stale";
  if (!is_fresh(stale, hits)) {
    return {{"fresh", 1 - ratio(stale, hits), detail}, {"longest-ttl", 0, "first become fresh"}};
  }
  const Goal fresh{"fresh", 1, detail};
  const std::uint64_t longer_hits = run_.counts().longer_hits, longer_stale = run_.counts().longer_stale;
  const std::string longer = percent(longer_stale, longer_hits) + " with a tenth more time";
  if (is_fresh(longer_stale, longer_hits)) {
    return {fresh, {"longest-ttl", 0.5, longer + ": it can be longer"}};
  }
  return {fresh, {"longest-ttl", 1, longer}};
}

constexpr View views[]{
    CountersView{"Counters",
                 {{"hits", ""},
                  {"misses", ""},
                  {"hit_ratio", ""},
                  {"stale_reads", "hits"},
                  {"evictions", ""},
                  {"currsize", "maxsize"}}},
    LineChartView{"Hit ratio over reads", "steps", {"hit_ratio"}, 0, 1},
    CacheSlotsView{"Cache"},
    MemoryStripView{"Memory of the cache", "steps", "cache", "cache_bytes", "dict_bytes"},
    EventsView{"Events"},
    ResultsView{"Results"},
    ChecksView{"Checks"},
};

constexpr Preset presets[]{
    {"lecture", "As in the lecture", ""},
    {"too-long", "A time to live of a minute", "ttl_s=60"},
    {"invalidated", "… and all invalidated by hand", "ttl_s=60&invalidate=all"},
    {"one-invalidated", "… and one invalidated by hand", "ttl_s=60&invalidate=one"},
    {"overwrite", "Overwriting at capacity, as taught", "maxsize=10&overwrite_every=7"},
    {"overwrite-corrected", "Overwriting at capacity, corrected", "maxsize=10&overwrite_every=7&mode=corrected"},
    {"lazy", "Nobody reads, nothing expires", "probes=0"},
    {"counted", "Nobody reads, cachetools counts", "probes=0&mode=cachetools"},
    {"fixed", "Read all the time, fixed", "sensors=5&lookups=200&every_ms=300&wait_s=0&change_s=10"},
    {"sliding", "Read all the time, sliding", "sensors=5&lookups=200&every_ms=300&wait_s=0&change_s=10&sliding=true"},
    {"tune", "Tune it: a source that changes every 30 s",
     "lookups=5000&every_ms=100&change_s=30&wait_s=10&order=uniform"},
    {"many-sensors", "A dict that never shrinks", "sensors=5000&lookups=20000&every_ms=10&maxsize=100&order=zipf"},
};

constexpr GoalSpec goals[]{{"fresh", "At most 5 % of hits stale"}, {"longest-ttl", "… with the longest time to live"}};

}  // namespace

const ExerciseSpec& exercise() {
  static constexpr ExerciseSpec spec{
      .id = "ttl-expiry",
      .order = 2,
      .title = "Time to live",
      .description =
          "Entries are trusted for two seconds, then read anew. How much work does that save, and how often is the "
          "answer no longer true?",
      .fields = fields,
      .views = views,
      .presets = presets,
      .goals = goals,
      .contrast = "too-long",
      .prediction = {"stale_reads", "too-long"},
      .run = run_of<TtlExpiry, TtlParams>,
  };
  return spec;
}

}  // namespace cachebound::exercises::ttl_expiry
