#include "exercises/catalogue.hpp"

#include <algorithm>
#include <set>

#include "catch.hpp"

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
