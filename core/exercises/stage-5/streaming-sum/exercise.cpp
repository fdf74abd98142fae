// The sum of a million numbers, once over a list that holds them all and once over a stream that holds a few.
#include <algorithm>
#include <numeric>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "engine/frames/event_frame.hpp"
#include "engine/frames/table_frame.hpp"
#include "engine/measured_exercise.hpp"
#include "memory/growing_list.hpp"
#include "sim/event_log.hpp"

namespace cachebound::exercises::streaming_sum {

namespace {

struct Params {
  std::uint32_t items = 1'000'000, chunk = 1, limit_mb = 64;
};

constexpr auto log = Scale::logarithmic;

constexpr Field fields[]{
    // 2 (0 + 1 + … + (n - 1)) = n (n - 1) stays below 2^53: exact as a double.
    integer<&Params::items>("items", {1, 50'000'000}, "items", "numbers to sum: 0, 2, 4, …", {"", log}),
    integer<&Params::chunk>("chunk", {1, 1'000'000}, "chunk", "items the stream reads at a time", {"items", log}),
    integer<&Params::limit_mb>("limit_mb", {1, 256}, "list limit",
                               "where the list is stopped instead of exhausting memory", {"MB", log}),
};

/// The goal: a million items in at most this many reads and bytes.
constexpr std::uint64_t goal_items = 1'000'000, goal_reads = 1'000, goal_bytes = 64'000;

class StreamingSum final : public MeasuredExercise<StreamingSum> {
 public:
  explicit StreamingSum(const Params& params)
      : params_(params),
        limit_(std::uint64_t{params.limit_mb} * 1'000'000),
        stream_account_("stream", std::uint64_t{std::min(params.chunk, params.items)} * sizeof(std::int64_t)),
        list_account_("list", limit_),
        chunk_(std::min(params.chunk, params.items), 0, TrackingAllocator<std::int64_t>(stream_account_)),
        list_(list_account_),
        log_(log_capacity, instrument_account_) {}

  std::uint64_t length() const override { return params_.items; }
  void step(std::uint64_t events) override {
    for (; events > 0; --events) take_item();
  }
  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override {
    return {
        site_of(stream_account_, stream_account_.current()),
        site_of(list_account_, list_.size() * sizeof(std::int64_t)),
        site_of(instrument_account_, instrument_account_.current()),
    };
  }
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;
  std::uint64_t digest() const override {
    Digest digest = digest_;
    for (const std::uint64_t figure : {taken_, reads_, sum_, list_.size()}) digest.add(figure);
    return digest.value();
  }

  static std::span<const MetricOf<StreamingSum>> metrics();

 private:
  struct Event {
    std::uint64_t at, room, bytes;  ///< the list's room before, and the bytes held while it grows
    bool refused;
  };
  /// The list doubles at most 25 times before it passes 256 MB.
  static constexpr std::size_t log_capacity = 32;

  void take_item();
  void read_chunk();
  void append(std::int64_t item);
  bool finished() const { return taken_ == params_.items; }
  bool list_complete() const { return finished() && !stopped_; }
  std::string why(const Event& event) const;
  std::string now() const;

  Params params_;
  std::uint64_t limit_;
  Account stream_account_, list_account_, instrument_account_{"instrument"};
  TrackedVector<std::int64_t> chunk_;  ///< the part of the stream in hand
  std::size_t in_hand_ = 0, next_ = 0;
  GrowingList<std::int64_t> list_;
  bool stopped_ = false;
  std::uint64_t taken_ = 0, reads_ = 0, sum_ = 0, list_sum_ = 0;
  EventLog<Event> log_;
  Digest digest_;
};

void StreamingSum::read_chunk() {
  in_hand_ = static_cast<std::size_t>(std::min<std::uint64_t>(params_.chunk, params_.items - taken_));
  for (std::size_t i = 0; i < in_hand_; ++i) chunk_[i] = 2 * static_cast<std::int64_t>(taken_ + i);
  next_ = 0;
  ++reads_;
}

void StreamingSum::append(std::int64_t item) {
  const std::uint64_t held = list_account_.current();
  const Event growth{taken_ + 1, list_.room(), held + list_.bytes_to_grow(), false};
  if (!list_.append(item, limit_ - held)) {
    stopped_ = true;
    log_.record({growth.at, growth.room, growth.bytes, true});
    digest_.add(growth.at);
  } else if (list_.room() != growth.room) {
    log_.record(growth);
    digest_.add(growth.bytes);
  }
}

void StreamingSum::take_item() {
  if (next_ == in_hand_) read_chunk();
  const std::int64_t item = chunk_[next_++];
  if (!stopped_) append(item);
  sum_ += static_cast<std::uint64_t>(item);
  ++taken_;
  // A list is summed when it is complete, not before.
  if (list_complete())
    list_sum_ = static_cast<std::uint64_t>(std::accumulate(list_.begin(), list_.end(), std::int64_t{0}));
}

std::span<const MetricOf<StreamingSum>> StreamingSum::metrics() {
  using Run = const StreamingSum&;
  static constexpr MetricOf<StreamingSum> list[]{
      {{"sum", "Sum of the stream", "", Role::plain, "of the items so far"},
       [](Run run) { return static_cast<double>(run.sum_); }},
      {{"list_sum", "Sum of the list", "", Role::plain, "known when the list is complete"},
       [](Run run) { return run.list_complete() ? static_cast<double>(run.list_sum_) : no_figure; }},
      {{"items_summed", "Items summed", "", Role::plain, "by the stream, so far"},
       [](Run run) { return static_cast<double>(run.taken_); }},
      {{"list_items", "Items in the list", "", Role::plain, "fewer than summed once its limit has stopped it"},
       [](Run run) { return static_cast<double>(run.list_.size()); }},
      {{"stream_items", "Items in hand", "", Role::plain, "the most that the stream holds at once"},
       [](Run run) { return run.taken_ == 0 ? 0 : static_cast<double>(run.chunk_.size()); }},
      {{"reads", "Reads", "", Role::plain, "chunks that the stream has asked for"},
       [](Run run) { return static_cast<double>(run.reads_); }},
      {{"list_bytes", "List", "B", Role::unbounded, "room of the list, now"},
       [](Run run) { return static_cast<double>(run.list_account_.current()); }},
      {{"stream_bytes", "Stream", "B", Role::memory, "room of the items in hand, now"},
       [](Run run) { return static_cast<double>(run.stream_account_.current()); }},
      {{"list_peak_bytes", "List, peak", "B", Role::unbounded, "old and new room together, while it last grew"},
       [](Run run) { return static_cast<double>(run.list_account_.peak()); }},
      {{"stream_peak_bytes", "Stream, peak", "B", Role::memory, "the same from the first item to the last"},
       [](Run run) { return static_cast<double>(run.stream_account_.peak()); }},
  };
  return list;
}

std::string StreamingSum::why(const Event& event) const {
  const std::string both = grouped(event.bytes) + " bytes at once";
  if (event.refused) {
    return "full at " + counted(event.room, "item", "items") + "; to double it would take " + both +
           ", over the limit of " + grouped(limit_) + ": the list is stopped";
  }
  return "full at " + counted(event.room, "item", "items") + ": doubled, old and new room take " + both;
}

std::string StreamingSum::now() const {
  if (taken_ == 0) return "No item yet";
  std::string sentence =
      "Item " + grouped(taken_) + ": " + grouped(2 * (taken_ - 1)) + " added, the sum is " + grouped(sum_);
  if (log_.size() > 0 && log_.newest(0).at == taken_) return sentence + "; list " + why(log_.newest(0));
  if (stopped_) return sentence + "; the list was stopped at " + counted(list_.size(), "item", "items");
  return sentence + "; the list holds " + counted(list_.size(), "item", "items");
}

void StreamingSum::write_frame(JsonWriter& json) const {
  json.field("now", now());
  write_events(json, log_, [&](const Event& event) -> EventRow {
    return {event.at, event.refused ? "dropped" : "note", "list", why(event)};
  });
  json.key("tables").object();
  {
    TableFrame table(json, "ways", {{"way"}, {"items held"}, {"now", "B"}, {"peak", "B"}, {"allocations"}, {"state"}});
    const auto row = [&](const char* way, std::uint64_t held, const Account& account, const char* state) {
      table.row({way, static_cast<double>(held), static_cast<double>(account.current()),
                 static_cast<double>(account.peak()), static_cast<double>(account.allocations()), state});
    };
    row("list", list_.size(), list_account_,
        stopped_     ? "stopped at its limit"
        : finished() ? "complete, then summed"
                     : "being built");
    row("stream", in_hand_ - next_, stream_account_, finished() ? "summed" : "summing");
  }
  json.end();
}

std::vector<Fact> StreamingSum::facts() const {
  const auto peak = static_cast<double>(list_account_.peak());
  return {
      {"n (n - 1), the sum by formula", static_cast<double>(taken_) * (static_cast<double>(taken_) - 1), ""},
      {"peak of the list over peak of the stream",
       taken_ == 0 ? no_figure : peak / static_cast<double>(stream_account_.peak()), "×"},
      {"bytes of the list copied to grow", static_cast<double>(list_.room() > 1 ? (list_.room() - 1) * 8 : 0), "B"},
  };
}

std::vector<Check> StreamingSum::checks() const {
  std::vector<Check> checks{
      check_equal("sum-right", "the stream's sum is n (n - 1)", taken_ == 0 ? 0 : taken_ * (taken_ - 1), sum_),
      check_at_most("stream-flat", "high-water mark of the stream in bytes", *stream_account_.bound(),
                    stream_account_.peak()),
      check_equal("stream-allocates-once", "allocations of the stream", 1, stream_account_.allocations()),
      check_at_most("list-within-limit", "high-water mark of the list in bytes", limit_, list_account_.peak()),
  };
  if (list_complete()) checks.push_back(check_equal("same-sum", "list and stream agree", sum_, list_sum_));
  return checks;
}

std::vector<Goal> StreamingSum::goals() const {
  const std::string reads = counted(reads_, "read", "reads") + ", " + grouped(stream_account_.peak()) + " bytes";
  const bool few = reads_ <= goal_reads, small = stream_account_.peak() <= goal_bytes;
  const bool counts = finished() && taken_ >= goal_items;
  const Goal chunks{"few-reads",
                    !counts        ? 0
                    : few && small ? 1
                    : few || small ? 0.5
                                   : 0,
                    counts ? reads : "sum a million items first"};
  const std::string held = counted(list_.size(), "item", "items") + " in the list, " + grouped(taken_) + " summed";
  const double way = static_cast<double>(list_account_.peak()) / static_cast<double>(limit_);
  return {chunks, {"past-the-list", stopped_ && finished() ? 1 : std::min(way, 1.0) / 2, held}};
}

constexpr View views[]{
    CountersView{"Counters",
                 {{"sum", ""},
                  {"list_items", "items_summed"},
                  {"reads", ""},
                  {"list_peak_bytes", ""},
                  {"stream_peak_bytes", ""}}},
    MemoryStripView{"Memory of the stream, and of the list", "items", "stream", "stream_bytes", "list_bytes"},
    LineChartView{"High-water marks", "items", {"list_peak_bytes", "stream_peak_bytes"}, 0, no_figure},
    TableView{"List and stream", "ways"},
    EventsView{"How the list grows"},
    ResultsView{"Results"},
    ChecksView{"Checks"},
};

constexpr Preset presets[]{
    {"lecture", "As in the lecture", ""},
    {"chunks", "1,000 items at a time", "chunk=1000"},
    {"everything", "A stream that reads everything at once", "chunk=1000000"},
    {"past-limit", "More than the list may hold", "limit_mb=4"},
    {"few", "1,000 items: does it matter?", "items=1000"},
};

constexpr GoalSpec goals[]{{"few-reads", "a million items in at most 1,000 reads and 64 kB"},
                           {"past-the-list", "sum more items than the list can hold"}};

}  // namespace

const ExerciseSpec& exercise() {
  static constexpr ExerciseSpec spec{
      .id = "streaming-sum",
      .order = 2,
      .title = "Streaming sum",
      .description =
          "A million even numbers are summed, once from a list that holds them all and once from a stream. The sums "
          "are equal; what do the bytes do?",
      .fields = fields,
      .views = views,
      .presets = presets,
      .goals = goals,
      .contrast = "everything",
      .prediction = {"list_peak_bytes", "few"},
      .run = run_of<StreamingSum, Params>,
  };
  return spec;
}

}  // namespace cachebound::exercises::streaming_sum
