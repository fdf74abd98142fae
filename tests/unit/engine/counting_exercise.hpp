// A small exercise for tests of the engine: counts to `length`, and every third number is remarkable.
#pragma once

#include <limits>

#include "engine/exercise.hpp"

namespace cachebound {

struct CountingParams {
  std::uint32_t length = 9;
  std::optional<std::uint32_t> bound;
};

inline const Schema<CountingParams>& counting_schema() {
  static const Schema<CountingParams> schema({
      integer("length", &CountingParams::length, {1, 1'000'000}, "length", "count to"),
      integer("bound", &CountingParams::bound, {0, 10}, "bound", "at most"),
  });
  return schema;
}

class Counting final : public Exercise {
 public:
  Counting(const CountingParams& params, const Environment& environment)
      : length_(params.length), started_(environment.clock ? environment.clock->now() : Nanoseconds{}) {
    ++alive();
  }
  ~Counting() override { --alive(); }

  /// How many runs exist now.
  static int& alive() {
    static int count = 0;
    return count;
  }

  std::uint64_t length() const override { return length_; }
  void step(std::uint64_t events) override {
    for (; events > 0; --events) thirds_ += ++count_ % 3 == 0 ? 1 : 0;
  }
  void measure(std::span<double> metrics) const override {
    metrics[0] = static_cast<double>(count_);
    metrics[1] = static_cast<double>(thirds_);
    metrics[2] = to_milliseconds(started_);
  }
  void write_frame(JsonWriter& json) const override { json.field("now", std::to_string(count_)); }
  std::vector<Site> memory() const override { return {{"site", 8, 16, 1, 4, std::nullopt}}; }
  std::vector<Fact> facts() const override { return {{"half", static_cast<double>(count_) / 2, ""}}; }
  std::vector<Check> checks() const override { return {check_at_most("small", "count", 100, count_)}; }
  std::vector<Goal> goals() const override { return {{"far", ratio(count_, length_), "so far"}}; }
  std::uint64_t digest() const override { return count_ * 31 + thirds_; }

 private:
  std::uint64_t length_, count_ = 0, thirds_ = 0;
  Nanoseconds started_;
};

inline const ExerciseSpec& counting() {
  static const ExerciseSpec spec = [] {
    ExerciseSpec made;
    made.id = "counting";
    made.order = 1;
    made.title = "Counting";
    made.description = "Counts.";
    made.fields = counting_schema().fields();
    made.metrics = {{"count", "Count", "", Role::plain, "so far"},
                    {"thirds", "Thirds", "B", Role::hit, "of them"},
                    {"started", "Started", "ms", Role::plain, "when the run began", true}};
    made.views = {CountersView{"Counters", {{"count", ""}, {"thirds", "count"}}},
                  LineChartView{"Chart", "numbers", {"count"}, 0, std::numeric_limits<double>::quiet_NaN()},
                  CacheSlotsView{"Slots"},
                  MemoryStripView{"Memory", "numbers", "site", "count", "thirds"},
                  TableView{"Table", "numbers"},
                  SnapshotDiffView{"Diff"},
                  TimelineView{"Timeline", "numbers"},
                  EventsView{"Events"},
                  ResultsView{"Results"},
                  ChecksView{"Checks"}};
    made.presets = {{"lecture", "As in the lecture", ""}, {"long", "Long", "length=2000"}};
    made.goals = {{"far", "get far"}};
    made.contrast = "long";
    made.prediction = {"count", "long"};
    made.open = opens<Counting>(counting_schema());
    return made;
  }();
  return spec;
}

}  // namespace cachebound
