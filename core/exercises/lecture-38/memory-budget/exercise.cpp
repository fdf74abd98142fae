// A memory budget becomes a bound on records, and a ring filled with real records proves it.
#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "buffer/record_list.hpp"
#include "buffer/record_ring.hpp"
#include "engine/frames/event_frame.hpp"
#include "engine/measured_exercise.hpp"
#include "sim/event_log.hpp"

namespace cachebound::exercises::memory_budget {

namespace {

constexpr std::uint64_t megabyte = 1'000'000;  // decimal, as budgets are written

struct Params {
  std::uint32_t budget_mb = 256, record_bytes = 500, alerts_per_minute = 200, hours = 24, fill_mb = 8;
};

constexpr auto log = Scale::logarithmic;

constexpr Field fields[]{
    integer<&Params::budget_mb>("budget_mb", {1, 4096}, "budget", "memory that records may take; 1 MB is 1,000,000 B",
                                {"MB", log}),
    integer<&Params::record_bytes>("record_bytes", {1, 1'000'000}, "record size", "of one record", {"B", log}),
    integer<&Params::alerts_per_minute>("alerts_per_minute", {0, 1'000'000}, "alerts a minute", "how fast records come",
                                        {"", log}),
    integer<&Params::hours>("hours", {1, 8760}, "hours", "how long they should be kept", {"h", log}),
    integer<&Params::fill_mb>("fill_mb", {1, 256}, "really filled",
                              "memory really taken for the proof; a larger budget is filled to scale",
                              {"MB", log, true}),
};

/// What the budget allows, by division alone; the ring shows that it holds.
struct Plan {
  std::uint64_t max_records, scale, ring_records;
};

/// One ring record stands for `scale` records, so that a budget of any size can be filled within what may be taken.
Plan plan(const Params& params) {
  const std::uint64_t max_records = params.budget_mb * megabyte / params.record_bytes;
  const std::uint64_t most_filled = params.fill_mb * megabyte / params.record_bytes;
  const std::uint64_t scale = (max_records + most_filled - 1) / most_filled;
  return {max_records, scale, max_records / scale};
}

class MemoryBudget final : public MeasuredExercise<MemoryBudget> {
 public:
  MemoryBudget(const Params& params, const Environment& environment)
      : params_(params),
        plan_(plan(params)),
        environment_(environment),
        process_at_start_(process_bytes()),
        ring_account_("ring", RecordRing::worst_case_bytes(plan_.ring_records, params.record_bytes)),
        twin_account_("unbounded_twin", RecordList::worst_case_bytes(params.record_bytes, *ring_account_.bound())),
        instrument_account_("instrument", EventLog<Event>::worst_case_bytes(log_capacity)),
        ring_(plan_.ring_records, params.record_bytes, ring_account_),
        twin_(params.record_bytes, *ring_account_.bound(), twin_account_),
        log_(log_capacity, instrument_account_),
        blocks_at_start_(ring_account_.allocations()) {}

  /// Fills the ring, and then once more: what comes after the bound must change no byte count.
  std::uint64_t length() const override { return 2 * plan_.ring_records; }
  void step(std::uint64_t events) override {
    for (; events > 0; --events) append();
  }
  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override;
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;
  std::uint64_t digest() const override { return digest_.value(); }

  static std::span<const MetricOf<MemoryBudget>> metrics();

 private:
  enum class EventKind : std::uint32_t { full, first_lost, twin_stopped };
  struct Event {
    std::uint64_t at;
    EventKind kind;
  };
  static constexpr std::size_t log_capacity = 8;

  void append();
  double process_bytes() const {
    return environment_.process_bytes ? static_cast<double>(environment_.process_bytes())
                                      : std::numeric_limits<double>::quiet_NaN();
  }
  std::uint64_t bytes_used() const { return plan_.max_records * params_.record_bytes; }
  std::uint64_t entries_needed() const { return std::uint64_t{params_.alerts_per_minute} * 60 * params_.hours; }
  std::uint64_t bytes_needed() const { return entries_needed() * params_.record_bytes; }
  std::uint64_t smallest_budget_mb() const {
    return std::max<std::uint64_t>((bytes_needed() + megabyte - 1) / megabyte, 1);
  }
  bool fits() const { return bytes_needed() <= params_.budget_mb * megabyte; }
  std::string why(EventKind kind) const;
  std::string now() const;

  Params params_;
  Plan plan_;
  Environment environment_;
  double process_at_start_;
  Account ring_account_, twin_account_, instrument_account_;
  RecordRing ring_;
  RecordList twin_;  ///< keeps every record, until it has taken what the ring has
  std::uint64_t appended_ = 0, damaged_ = 0;
  EventLog<Event> log_;
  std::uint64_t blocks_at_start_;
  Digest digest_;
};

/// The byte that fills record `number`, from 1.
std::byte mark_of(std::uint64_t number) { return static_cast<std::byte>(number % 251); }

void MemoryBudget::append() {
  const bool was_full = ring_.is_full();
  ++appended_;
  const auto place = ring_.append();
  if (was_full) {
    // The oldest record leaves, and must be what was written: from the first byte to the last.
    const std::byte expected = mark_of(appended_ - plan_.ring_records);
    if (place.front() != expected || place.back() != expected) ++damaged_;
    if (appended_ == plan_.ring_records + 1) log_.record({appended_, EventKind::first_lost});
  }
  std::memset(place.data(), std::to_integer<int>(mark_of(appended_)), place.size());
  if (!was_full && ring_.is_full()) log_.record({appended_, EventKind::full});

  const bool stopped_before = twin_.is_stopped();
  if (const auto kept = twin_.append(); !kept.empty()) {
    std::memset(kept.data(), std::to_integer<int>(mark_of(appended_)), kept.size());
  } else if (!stopped_before) {
    log_.record({appended_, EventKind::twin_stopped});
  }
  digest_.add(std::to_integer<std::uint64_t>(place.back()));
}

std::span<const MetricOf<MemoryBudget>> MemoryBudget::metrics() {
  using Run = const MemoryBudget&;
  static constexpr MetricOf<MemoryBudget> list[]{
      {{"max_records", "Most records", "", Role::plain, "the bound: budget over record size, rounded down"},
       [](Run run) { return static_cast<double>(run.plan_.max_records); }},
      {{"bytes_used", "Bytes when full", "B", Role::memory, "what that many records take"},
       [](Run run) { return static_cast<double>(run.bytes_used()); }},
      {{"entries_needed", "Records to keep", "", Role::plain, "alerts a minute over the hours they should be kept"},
       [](Run run) { return static_cast<double>(run.entries_needed()); }},
      {{"bytes_needed", "Bytes to keep them", "B", Role::unbounded, "what the records to keep would take"},
       [](Run run) { return static_cast<double>(run.bytes_needed()); }},
      {{"ring_records", "Ring", "", Role::hit, "records in the ring that is really filled"},
       [](Run run) { return static_cast<double>(run.ring_.size()); }},
      {{"ring_bytes", "Ring in use", "B", Role::memory, "what they take"},
       [](Run run) { return static_cast<double>(run.ring_.used_bytes()); }},
      {{"twin_bytes", "Unbounded twin", "B", Role::unbounded,
        "a list without bound, stopped when it has taken as much"},
       [](Run run) { return static_cast<double>(run.twin_.used_bytes()); }},
      {{"fill_scale", "Scale 1 to", "", Role::plain, "the budget is so many times what is really filled"},
       [](Run run) { return static_cast<double>(run.plan_.scale); }},
  };
  return list;
}

std::string MemoryBudget::why(EventKind kind) const {
  switch (kind) {
    case EventKind::full:
      return "the ring is full: " + counted(plan_.ring_records, "record", "records") + ", " +
             grouped(ring_.used_bytes()) + " B";
    case EventKind::first_lost:
      return "from now on each record takes the place of the oldest";
    case EventKind::twin_stopped:
      return "the unbounded twin stopped: the memory the ring lives in for ever is used up";
  }
  return "";
}

std::string MemoryBudget::now() const {
  const std::string of_scale = plan_.scale == 1 ? "" : ", at a scale of 1 to " + grouped(plan_.scale);
  if (appended_ == 0) {
    return "Empty: " + counted(plan_.ring_records, "place", "places") + " of " + grouped(params_.record_bytes * 1.0) +
           " B reserved" + of_scale;
  }
  std::string sentence = "Record " + grouped(appended_) + ": ";
  if (appended_ <= plan_.ring_records) {
    sentence += "written to place " + grouped(appended_) + " of " + grouped(plan_.ring_records);
  } else {
    sentence += "takes the place of record " + grouped(appended_ - plan_.ring_records) + ", the oldest";
  }
  if (twin_.is_stopped()) sentence += "; the unbounded twin has stopped: its memory is used up";
  return sentence + of_scale;
}

void MemoryBudget::write_frame(JsonWriter& json) const {
  json.field("now", now());
  write_events(json, log_, [&](const Event& event) -> EventRow {
    return {event.at, event.kind == EventKind::first_lost ? "dropped" : "note",
            event.kind == EventKind::twin_stopped ? "unbounded twin" : "ring", why(event.kind)};
  });

  json.key("tables").object().key("plan").object().key("columns").array();
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> columns{
      {{"what", ""}, {"records", ""}, {"bytes", "B"}, {"hours covered", "h"}}};
  for (const auto& [heading, unit] : columns) json.object().field("label", heading).field("unit", unit).end();
  json.end().key("rows").array();
  const auto row = [&](std::string_view what, std::uint64_t records) {
    json.array().text(what).integer(static_cast<std::int64_t>(records));
    json.integer(static_cast<std::int64_t>(records * params_.record_bytes));
    json.number(ratio(records, std::uint64_t{params_.alerts_per_minute} * 60)).end();
  };
  row("what the budget allows", plan_.max_records);
  row("what should be kept", entries_needed());
  row("what is really filled", plan_.ring_records);
  json.end().end().end();
}

std::vector<Site> MemoryBudget::memory() const {
  return {
      site_of(ring_account_, ring_.used_bytes()),
      site_of(twin_account_, twin_.used_bytes()),
      site_of(instrument_account_, instrument_account_.current()),
  };
}

std::vector<Fact> MemoryBudget::facts() const {
  const std::uint64_t budget = params_.budget_mb * megabyte, a_minute = params_.alerts_per_minute;
  return {
      {"budget", static_cast<double>(budget), "B"},
      {"left over", static_cast<double>(budget - bytes_used()), "B"},
      {"hours the bound covers", ratio(plan_.max_records, a_minute * 60), "h"},
      {"smallest budget for the records to keep", static_cast<double>(smallest_budget_mb()), "MB"},
      {"really reserved", static_cast<double>(ring_account_.current()), "B"},
      {"process memory since the start", process_bytes() - process_at_start_, "B", true},
  };
}

std::vector<Check> MemoryBudget::checks() const {
  const std::uint64_t budget = params_.budget_mb * megabyte;
  return {
      check_at_most("within-budget", "bytes of the most records", budget, bytes_used()),
      check_at_most("no-record-more", "bytes left over", params_.record_bytes - 1, budget - bytes_used()),
      check_equal("really-reserved", "bytes reserved are ring records times record size",
                  plan_.ring_records * params_.record_bytes, ring_account_.peak()),
      check_at_most("to-scale", "reserved bytes times scale", budget, ring_account_.peak() * plan_.scale),
      check_equal("no-allocation", "allocations of the ring since construction", 0,
                  ring_account_.allocations() - blocks_at_start_),
      check_equal("filled", "records in the ring", std::min(appended_, plan_.ring_records), ring_.size()),
      check_equal("undamaged", "records that left other than they were written", 0, damaged_),
  };
}

std::vector<Goal> MemoryBudget::goals() const {
  const std::uint64_t smallest = smallest_budget_mb();
  const std::string needed = grouped(entries_needed()) + " records need " + grouped(smallest) + " MB";
  if (!fits()) {
    return {{"keeps-all", ratio(plan_.max_records, entries_needed()), needed},
            {"smallest-budget", 0, "first make room for all"}};
  }
  const Goal keeps{"keeps-all", 1, needed};
  if (params_.budget_mb > smallest) {
    return {keeps, {"smallest-budget", 0.5, grouped(params_.budget_mb * 1.0) + " MB now; less would do"}};
  }
  return {keeps, {"smallest-budget", 1, "one MB less would lose some"}};
}

constexpr View views[]{
    CountersView{"Counters",
                 {{"max_records", ""},
                  {"bytes_used", ""},
                  {"entries_needed", "max_records"},
                  {"bytes_needed", ""},
                  {"ring_records", ""},
                  {"fill_scale", ""}}},
    MemoryStripView{"The ring, really filled", "records", "ring", "ring_bytes", "twin_bytes"},
    TableView{"The plan", "plan"},
    EventsView{"Events"},
    ResultsView{"Results"},
    ChecksView{"Checks"},
};

constexpr Preset presets[]{
    {"lecture", "As in the lecture", ""},
    {"day-of-alerts", "A day of alerts of 200 B", "record_bytes=200"},
    {"fitted", "The smallest budget for that day", "record_bytes=200&budget_mb=58"},
    {"too-small", "A budget that holds half a day", "record_bytes=200&budget_mb=29"},
    {"full-size", "32 MB, filled at full size", "budget_mb=32&fill_mb=32"},
};

constexpr GoalSpec goals[]{{"keeps-all", "Room for every record that should be kept"},
                           {"smallest-budget", "… with the smallest budget in whole MB"}};

}  // namespace

const ExerciseSpec& exercise() {
  static constexpr ExerciseSpec spec{
      .id = "memory-budget",
      .order = 4,
      .title = "Memory budget",
      .description =
          "So many megabytes, so many bytes a record: how many records is that, and for how many hours of alerts? A "
          "ring filled with real records shows that the bound holds.",
      .fields = fields,
      .views = views,
      .presets = presets,
      .goals = goals,
      .contrast = "too-small",
      .prediction = {"max_records", "day-of-alerts"},
      .run = run_of<MemoryBudget, Params>,
  };
  return spec;
}

}  // namespace cachebound::exercises::memory_budget
