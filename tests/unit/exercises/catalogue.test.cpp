#include "exercises/catalogue.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "catch.hpp"
#include "support/json.hpp"

using namespace cachebound;

namespace {

bool has_metric(const ExerciseSpec& spec, std::string_view name) {
  return std::any_of(spec.metrics().begin(), spec.metrics().end(),
                     [&](const Metric& metric) { return metric.name == name; });
}
bool has_preset(const ExerciseSpec& spec, std::string_view id) {
  return std::any_of(spec.presets.begin(), spec.presets.end(), [&](const Preset& preset) { return preset.id == id; });
}

}  // namespace

TEST_CASE("exercise ids are distinct", "[catalogue]") {
  std::set<std::string_view> ids;
  for (const ExerciseSpec& spec : catalogue().exercises()) CHECK(ids.insert(spec.id).second);
}

TEST_CASE("what an exercise declares refers to what it has", "[catalogue]") {
  for (const ExerciseSpec& spec : catalogue().exercises()) {
    CAPTURE(spec.id);
    CHECK(has_preset(spec, spec.contrast));
    CHECK(has_preset(spec, spec.prediction.preset));
    CHECK(spec.prediction.preset != spec.presets.front().id);  // its answer would be on the page at opening
    CHECK(has_metric(spec, spec.prediction.metric));
    for (const View& view : spec.views) {
      if (const auto* counters = std::get_if<CountersView>(&view)) {
        for (const auto& counter : counters->counters) {
          CHECK(has_metric(spec, counter.metric));
          CHECK((counter.of.empty() || has_metric(spec, counter.of)));
        }
      } else if (const auto* chart = std::get_if<LineChartView>(&view)) {
        for (const auto metric : chart->metrics) CHECK(has_metric(spec, metric));
        CHECK_FALSE(chart->minimum >= chart->maximum);  // no maximum is NaN: as the data needs
      } else if (const auto* race = std::get_if<RaceView>(&view)) {
        CHECK(has_metric(spec, race->whole));
        for (const auto& runner : race->runners()) CHECK(has_metric(spec, runner.metric));
      } else if (const auto* strip = std::get_if<MemoryStripView>(&view)) {
        CHECK(has_metric(spec, strip->used));
        CHECK(has_metric(spec, strip->twin));
      }
    }
  }
}

TEST_CASE("every exercise starts as in the lecture and has a goal", "[catalogue]") {
  for (const ExerciseSpec& spec : catalogue().exercises()) {
    CAPTURE(spec.id);
    REQUIRE_FALSE(spec.presets.empty());
    CHECK(spec.presets.front().query.empty());
    CHECK_FALSE(spec.goals.empty());
  }
}

namespace {

/// Ids of the views of one kind, each of which the frame must carry under its member.
template <class OfKind>
void require_carried(const ExerciseSpec& spec, const json& frame, const char* member) {
  for (const View& view : spec.views) {
    const auto* const of_kind = std::get_if<OfKind>(&view);
    if (of_kind == nullptr) continue;
    CAPTURE(spec.id, member, of_kind->id);
    const std::string id(of_kind->id);
    const bool measured = frame["measured_tables"].contains(id);
    CHECK((measured || (frame.contains(member) && frame[member].contains(id))));
  }
}

}  // namespace

TEST_CASE("a run carries what its views draw, and scores the goals it declares", "[catalogue]") {
  for (const ExerciseSpec& spec : catalogue().exercises()) {
    CAPTURE(spec.id);
    auto session = catalogue().open(spec.id, "");
    REQUIRE(session);
    session->step(session->length());
    const json frame = parsed(session->frame()), result = parsed(session->result());
    require_carried<TableView>(spec, frame, "tables");
    require_carried<TimelineView>(spec, frame, "timelines");
    require_carried<CurveView>(spec, frame, "curves");
    require_carried<RaceView>(spec, frame, "races");
    require_carried<PolicyStateView>(spec, frame, "policies");
    for (const View& view : spec.views) {
      if (const auto* strip = std::get_if<MemoryStripView>(&view)) {
        CAPTURE(strip->site);
        CHECK(frame["memory"].contains(std::string(strip->site)));
      }
      if (std::holds_alternative<CacheSlotsView>(view)) CHECK(frame.contains("slots"));
      if (std::holds_alternative<EventsView>(view)) CHECK(frame.contains("events"));
      if (std::holds_alternative<SnapshotDiffView>(view)) CHECK(frame.contains("diff"));
    }
    REQUIRE(result["goals"].size() == spec.goals.size());
    for (std::size_t i = 0; i < spec.goals.size(); ++i)
      CHECK(result["goals"][i]["id"] == std::string(spec.goals[i].id));
  }
}

TEST_CASE("exercises of a chapter have places of their own", "[catalogue]") {
  std::set<std::pair<std::string_view, std::uint32_t>> places;
  for (const ExerciseSpec& spec : catalogue().exercises()) {
    CAPTURE(spec.id);
    CHECK(spec.order >= 1);
    CHECK(places.insert({spec.chapter, spec.order}).second);
  }
}
