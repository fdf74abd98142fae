// A flood of alerts into an accumulator that keeps the last few hundred and counts them all.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "base/digest.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "buffer/alert_accumulator.hpp"
#include "buffer/record_list.hpp"
#include "engine/frames/event_frame.hpp"
#include "engine/measured_exercise.hpp"
#include "sim/event_log.hpp"

namespace cachebound::exercises::alert_flood {

namespace {

using namespace std::chrono_literals;

struct Params {
  std::uint32_t records = 10'000, sensors = 5;
  double mean = 50, sd = 20, threshold = 60;
  std::uint32_t max_alerts = 500, seed = 38;
  double limit_mb = 2;
};

constexpr auto log = Scale::logarithmic;

constexpr Field fields[]{
    integer<&Params::max_alerts>("max_alerts", {0, 1'000'000}, "max alerts", "alerts the accumulator may keep",
                                 {"alerts", log}),
    integer<&Params::records>("records", {1, 10'000'000}, "records", "readings in all, one a millisecond", {"", log}),
    number<&Params::threshold>("threshold", {-1000, 1000}, "threshold", "a reading above it triggers an alert"),
    number<&Params::mean>("mean", {-1000, 1000}, "mean", "of the readings"),
    number<&Params::sd>("sd", {0, 1000}, "standard deviation", "of the readings", {"", log}),
    integer<&Params::sensors>("sensors", {1, 100'000}, "sensors", "record i comes from sensor i % sensors", {"", log}),
    integer<&Params::seed>("seed", {0, 4'294'967'295}, "seed",
                           "one random.Random(seed); each record draws gauss(mean, sd) once, in turn", {"", log, true}),
    number<&Params::limit_mb>("limit_mb", {0.01, 64}, "limit",
                              "where the unbounded twin and the input list are each stopped", {"MB", log, true}),
};

/// The goal: whatever alert is no older than this many records is still there.
constexpr std::uint64_t recent_records = 1000;
constexpr std::uint32_t shown_alerts = 10;
constexpr std::size_t log_capacity = 200;

/// One element of the input list that the taught program builds before it starts.
struct Reading {
  double value;
  std::uint32_t record, sensor;
};

/// A figure for people: to one decimal place.
std::string tenths(double value) { return grouped(std::floor(value * 10 + 0.5) / 10); }

template <class Record>
bool keep(RecordList& list, const Record& record) {
  const auto place = list.append();
  if (place.empty()) return false;
  std::memcpy(place.data(), &record, sizeof record);
  return true;
}

class AlertFlood final : public MeasuredExercise<AlertFlood> {
 public:
  AlertFlood(const Params& params, const Environment& environment)
      : params_(params),
        environment_(environment),
        process_at_start_(environment.process_bytes ? static_cast<double>(environment.process_bytes()) : no_figure),
        limit_(static_cast<std::uint64_t>(params.limit_mb * 1e6)),
        alert_account_("alerts", AlertAccumulator::worst_case_bytes(params.max_alerts)),
        twin_account_("unbounded_twin", RecordList::worst_case_bytes(sizeof(Alert), limit_)),
        input_account_("input_list", RecordList::worst_case_bytes(sizeof(Reading), limit_)),
        instrument_account_("instrument",
                            recent_records * sizeof(std::uint64_t) + EventLog<Event>::worst_case_bytes(log_capacity)),
        random_(params.seed),
        alerts_(params.max_alerts, alert_account_),
        twin_(sizeof(Alert), limit_, twin_account_),
        input_(sizeof(Reading), limit_, input_account_),
        recent_(Capacity::bounded(recent_records), instrument_account_),
        log_(log_capacity, instrument_account_),
        blocks_at_start_(alert_account_.allocations()) {}

  std::uint64_t length() const override { return params_.records; }
  void step(std::uint64_t events) override {
    for (; events > 0; --events) read();
  }
  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override;
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;
  std::uint64_t digest() const override { return digest_.value(); }

  static std::span<const MetricOf<AlertFlood>> metrics();

 private:
  enum class EventKind : std::uint32_t { stored, lost, twin_stopped, input_stopped };
  struct Event {
    std::uint64_t at = 0;
    Alert alert;
    EventKind kind{};
  };

  void read();
  void trigger(double value, std::uint32_t sensor);
  std::uint64_t pushed_out() const {
    const AlertStats stats = alerts_.stats();
    return stats.total_triggered - stats.currently_stored;
  }
  std::string why(const Event& event) const;
  std::string now() const;
  std::string stopped(std::string_view what) const {
    return std::string(what) + " stopped at its limit of " + grouped(params_.limit_mb) + " MB";
  }
  static std::string label(std::uint32_t sensor) { return "S" + std::to_string(sensor); }

  Params params_;
  Environment environment_;
  double process_at_start_;
  std::uint64_t limit_;
  Account alert_account_, twin_account_, input_account_, instrument_account_;
  Random random_;
  AlertAccumulator alerts_;
  RecordList twin_;   ///< keeps every alert, until its limit
  RecordList input_;  ///< every reading, as a list built before the run holds them
  std::uint64_t records_ = 0, twin_stopped_at_ = 0, input_stopped_at_ = 0;  ///< at record, from 1; 0 is never
  Reading last_{};
  RingBuffer<std::uint64_t> recent_;  ///< at which records the alerts of the last thousand records came
  std::uint32_t most_recent_ = 0;     ///< most alerts there ever were among a thousand records
  EventLog<Event> log_;
  std::uint64_t blocks_at_start_;
  Digest digest_;
};

void AlertFlood::read() {
  const auto sensor = static_cast<std::uint32_t>(records_ % params_.sensors);
  const double value = random_.gauss(params_.mean, params_.sd);
  ++records_;
  last_ = {value, static_cast<std::uint32_t>(records_), sensor};
  if (input_stopped_at_ == 0 && !keep(input_, last_)) {
    input_stopped_at_ = records_;
    log_.record({records_, {}, EventKind::input_stopped});
  }
  if (recent_.size() > 0 && recent_[0] + recent_records <= records_) recent_.pop_left();
  if (value > params_.threshold) trigger(value, sensor);
}

void AlertFlood::trigger(double value, std::uint32_t sensor) {
  const Alert alert{alerts_.total_triggered() + 1, value, records_ * 1ms, sensor};
  const auto lost = alerts_.trigger(alert.sensor, alert.value, alert.timestamp);
  if (twin_stopped_at_ == 0 && !keep(twin_, alert)) {
    twin_stopped_at_ = records_;
    log_.record({records_, {}, EventKind::twin_stopped});
  }
  recent_.append(records_);
  most_recent_ = std::max(most_recent_, recent_.size());
  log_.record({records_, alert, EventKind::stored});
  if (lost) log_.record({records_, *lost, EventKind::lost});
  digest_.add(alert.id);
  digest_.add(value);
  digest_.add(std::uint64_t{sensor});
}

std::span<const MetricOf<AlertFlood>> AlertFlood::metrics() {
  using Run = const AlertFlood&;
  static constexpr MetricOf<AlertFlood> list[]{
      {{"total_triggered", "Triggered", "", Role::plain, "readings above the threshold"},
       [](Run run) { return static_cast<double>(run.alerts_.total_triggered()); }},
      {{"currently_stored", "Stored", "", Role::hit, "alerts in the accumulator now"},
       [](Run run) { return static_cast<double>(run.alerts_.stats().currently_stored); }},
      {{"max_capacity", "Capacity", "", Role::plain, "alerts the accumulator may keep"},
       [](Run run) { return static_cast<double>(run.alerts_.stats().max_capacity); }},
      {{"pushed_out", "Pushed out", "", Role::eviction, "alerts counted and no longer stored"},
       [](Run run) { return static_cast<double>(run.pushed_out()); }},
      {{"first_id", "First id", "", Role::plain, "of the alerts stored"},
       [](Run run) {
         const auto id = run.alerts_.stats().first_id;
         return id ? static_cast<double>(*id) : no_figure;
       }},
      {{"last_id", "Last id", "", Role::plain, "of the alerts stored"},
       [](Run run) {
         const auto id = run.alerts_.stats().last_id;
         return id ? static_cast<double>(*id) : no_figure;
       }},
      {{"alert_bytes", "Alerts in use", "B", Role::memory, "what an audit of the accumulator alone reports"},
       [](Run run) { return static_cast<double>(run.alerts_.used_bytes()); }},
      {{"twin_bytes", "Unbounded twin", "B", Role::unbounded, "a list of every alert, until its limit"},
       [](Run run) { return static_cast<double>(run.twin_.used_bytes()); }},
      {{"input_bytes", "Input list", "B", Role::unbounded, "a list of every reading, until its limit"},
       [](Run run) { return static_cast<double>(run.input_.used_bytes()); }},
      {{"audit_taught_bytes", "Audit as taught", "B", Role::unbounded,
        "alerts and input list: what an audit reports that starts before the list is built"},
       [](Run run) { return static_cast<double>(run.alerts_.used_bytes() + run.input_.used_bytes()); }},
  };
  return list;
}

std::string AlertFlood::why(const Event& event) const {
  switch (event.kind) {
    case EventKind::stored:
      return tenths(event.alert.value) + " is above " + grouped(params_.threshold) +
             (params_.max_alerts == 0 ? "; counted, not stored: max_alerts is 0" : "; stored");
    case EventKind::lost:
      return params_.max_alerts == 0 ? "there is room for none" : "pushed out: the oldest of a full accumulator";
    case EventKind::twin_stopped:
      return stopped("the unbounded twin");
    case EventKind::input_stopped:
      return stopped("the input list");
  }
  return "";
}

std::string AlertFlood::now() const {
  if (records_ == 0) return "No reading yet";
  std::string sentence =
      "Record " + grouped(records_) + ": " + label(last_.sensor) + " reads " + tenths(last_.value) + ", ";
  if (last_.value > params_.threshold) {
    sentence += "above " + grouped(params_.threshold) + ": alert " + grouped(alerts_.total_triggered());
    if (params_.max_alerts == 0) {
      sentence += " counted, not stored";
    } else {
      sentence += " stored";
      const Event& newest = log_.newest(0);
      if (newest.kind == EventKind::lost) sentence += ", alert " + grouped(newest.alert.id) + " pushed out: the oldest";
    }
  } else {
    sentence += "not above " + grouped(params_.threshold) + ": no alert";
  }
  if (twin_stopped_at_ > 0) sentence += "; " + stopped("unbounded twin");
  if (input_stopped_at_ > 0) sentence += "; " + stopped("input list");
  return sentence;
}

void AlertFlood::write_frame(JsonWriter& json) const {
  json.field("now", now());
  write_events(json, log_, [&](const Event& event) -> EventRow {
    const bool is_alert = event.kind == EventKind::stored || event.kind == EventKind::lost;
    return {event.at, event.kind == EventKind::lost ? "dropped" : "note",
            is_alert ? "alert " + grouped(event.alert.id) + ", " + label(event.alert.sensor) : "limit", why(event)};
  });

  json.key("tables").object().key("recent").object().key("columns").array();
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> columns{
      {{"alert", ""}, {"sensor", ""}, {"value", ""}, {"time", "ms"}}};
  for (const auto& [heading, unit] : columns) json.object().field("label", heading).field("unit", unit).end();
  json.end().key("rows").array();
  alerts_.recent(shown_alerts, [&](const Alert& alert) {
    json.array().integer(static_cast<std::int64_t>(alert.id)).text(label(alert.sensor)).number(alert.value);
    json.number(to_milliseconds(alert.timestamp)).end();
  });
  json.end().end().end();
}

std::vector<Site> AlertFlood::memory() const {
  return {
      site_of(alert_account_, alerts_.used_bytes()),
      site_of(twin_account_, twin_.used_bytes()),
      site_of(input_account_, input_.used_bytes()),
      site_of(instrument_account_, instrument_account_.current()),
  };
}

std::vector<Fact> AlertFlood::facts() const {
  const auto at = [](std::uint64_t record) { return record == 0 ? no_figure : static_cast<double>(record); };
  const double process =
      environment_.process_bytes ? static_cast<double>(environment_.process_bytes()) - process_at_start_ : no_figure;
  return {
      {"most alerts among 1,000 records", static_cast<double>(most_recent_), ""},
      {"all alerts would take", static_cast<double>(alerts_.total_triggered() * sizeof(Alert)), "B"},
      {"all readings would take", static_cast<double>(records_ * sizeof(Reading)), "B"},
      {"unbounded twin stopped at record", at(twin_stopped_at_), ""},
      {"input list stopped at record", at(input_stopped_at_), ""},
      {"process memory since the start", process, "B", true},
  };
}

std::vector<Check> AlertFlood::checks() const {
  const AlertStats stats = alerts_.stats();
  const std::uint64_t expected = std::min<std::uint64_t>(stats.total_triggered, params_.max_alerts);
  const std::uint64_t ids = stats.first_id ? *stats.last_id - *stats.first_id + 1 : 0;
  const std::uint64_t twin_expected =
      std::min<std::uint64_t>(stats.total_triggered, *twin_account_.bound() / sizeof(Alert));
  return {
      check_equal("stored", "as many stored as triggered, up to the bound", expected, stats.currently_stored),
      check_equal("no-gap", "ids from first to last are the alerts stored", stats.currently_stored, ids),
      check_equal("newest-kept", "the last id is the number triggered",
                  stats.currently_stored == 0 ? 0 : stats.total_triggered, stats.last_id.value_or(0)),
      check_at_most("memory-bounded", "high-water mark of the alerts in bytes", *alert_account_.bound(),
                    alert_account_.peak()),
      check_equal("no-allocation", "allocations for alerts since construction", 0,
                  alert_account_.allocations() - blocks_at_start_),
      check_equal("twin-complete", "the twin keeps every alert up to its limit", twin_expected, twin_.size()),
      check_at_most("limits-kept", "twin or input list at their most, in bytes", limit_,
                    std::max(twin_account_.peak(), input_account_.peak())),
  };
}

std::vector<Goal> AlertFlood::goals() const {
  const std::string room = counted(params_.max_alerts, "alert", "alerts");
  const std::string need = grouped(std::uint64_t{most_recent_}) + " at the busiest";
  if (most_recent_ == 0) return {{"keeps-recent", 0, "no alert yet"}, {"smallest-bound", 0, "no alert yet"}};
  if (params_.max_alerts < most_recent_) {
    return {{"keeps-recent", ratio(params_.max_alerts, most_recent_), "room for " + room + ", " + need},
            {"smallest-bound", 0, "first keep the recent ones"}};
  }
  const Goal keeps{"keeps-recent", 1, "room for " + room + ", " + need};
  if (params_.max_alerts > most_recent_) return {keeps, {"smallest-bound", 0.5, room + " now; fewer would do"}};
  return {keeps, {"smallest-bound", 1, room + ", not one too many"}};
}

constexpr View views[]{
    CountersView{"Counters",
                 {{"total_triggered", ""},
                  {"currently_stored", "max_capacity"},
                  {"pushed_out", ""},
                  {"first_id", ""},
                  {"last_id", ""},
                  {"alert_bytes", ""}}},
    MemoryStripView{"Memory of the alerts", "records", "alerts", "alert_bytes", "twin_bytes"},
    LineChartView{"What an audit reports: as taught with the input list, corrected without",
                  "records",
                  {"audit_taught_bytes", "alert_bytes"},
                  0,
                  as_needed},
    LineChartView{
        "Triggered and stored", "records", {"total_triggered", "currently_stored", "pushed_out"}, 0, as_needed},
    TableView{"Newest alerts", "recent"},
    EventsView{"Events"},
    ResultsView{"Results"},
    ChecksView{"Checks"},
};

constexpr Preset presets[]{
    {"lecture", "As in the lecture", ""},
    {"ten-times", "Ten times the records", "records=100000"},
    {"ten-million", "Ten million records", "records=10000000"},
    {"quiet", "A threshold three deviations up", "threshold=110"},
    {"small", "Room for 100 alerts", "max_alerts=100"},
    {"nothing-kept", "Counted, never kept", "max_alerts=0"},
};

constexpr GoalSpec goals[]{{"keeps-recent", "No alert of the last 1,000 records is lost"},
                           {"smallest-bound", "… with the smallest bound"}};

}  // namespace

const ExerciseSpec& exercise() {
  static constexpr ExerciseSpec spec{
      .id = "alert-flood",
      .order = 3,
      .title = "Alert flood",
      .description =
          "Sensors raise alerts without end. An accumulator counts them all and keeps the last few hundred: its memory "
          "stops growing, its count does not.",
      .fields = fields,
      .views = views,
      .presets = presets,
      .goals = goals,
      .contrast = "ten-times",
      .prediction = {"currently_stored", "ten-times"},
      .run = run_of<AlertFlood, Params>,
  };
  return spec;
}

}  // namespace cachebound::exercises::alert_flood
