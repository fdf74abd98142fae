#include "engine/description.hpp"

namespace cachebound {

namespace {

std::string_view name_of(Role role) {
  switch (role) {
    case Role::plain:
      return "plain";
    case Role::hit:
      return "hit";
    case Role::miss:
      return "miss";
    case Role::eviction:
      return "eviction";
    case Role::memory:
      return "memory";
    case Role::unbounded:
      return "unbounded";
  }
  return "";
}

void write_members(JsonWriter& json, const CountersView& view) {
  json.field("kind", std::string_view("counters")).field("title", view.title).key("metrics").array();
  for (const auto& counter : view.counters) {
    json.object().field("name", counter.metric);
    if (!counter.of.empty()) json.field("of", counter.of);
    json.end();
  }
  json.end();
}

void write_members(JsonWriter& json, const LineChartView& view) {
  json.field("kind", std::string_view("line-chart")).field("title", view.title).field("x", view.x);
  json.key("metrics").array();
  for (const std::string_view metric : view.metrics) json.text(metric);
  json.end().field("minimum", view.minimum).field("maximum", view.maximum);
}

void write_members(JsonWriter& json, const MemoryStripView& view) {
  json.field("kind", std::string_view("memory-strip")).field("title", view.title).field("x", view.x);
  json.field("site", view.site).field("used", view.used).field("twin", view.twin);
}

void write_members(JsonWriter& json, const TableView& view) {
  json.field("kind", std::string_view("table")).field("title", view.title).field("id", view.id);
}
void write_members(JsonWriter& json, const CurveView& view) {
  json.field("kind", std::string_view("curve")).field("title", view.title).field("id", view.id);
  json.field("parameter", view.parameter);
}
void write_members(JsonWriter& json, const RaceView& view) {
  json.field("kind", std::string_view("race")).field("title", view.title).field("id", view.id).field("x", view.x);
  json.field("unit", view.unit).field("whole", view.whole).field("parameter", view.parameter);
  json.key("runners").array();
  for (const auto& runner : view.runners()) {
    json.object().field("metric", runner.metric).field("label", runner.label).field("name", runner.name);
    json.field("reference", runner.reference).end();
  }
  json.end();
}
void write_members(JsonWriter& json, const PolicyStateView& view) {
  json.field("kind", std::string_view("policy-state")).field("title", view.title).field("id", view.id);
}
void write_members(JsonWriter& json, const SnapshotDiffView& view) {
  json.field("kind", std::string_view("snapshot-diff")).field("title", view.title);
}
void write_members(JsonWriter& json, const TimelineView& view) {
  json.field("kind", std::string_view("timeline")).field("title", view.title).field("id", view.id);
}
void write_members(JsonWriter& json, const CacheSlotsView& view) {
  json.field("kind", std::string_view("cache-slots")).field("title", view.title);
}
void write_members(JsonWriter& json, const EventsView& view) {
  json.field("kind", std::string_view("events")).field("title", view.title);
}
void write_members(JsonWriter& json, const ResultsView& view) {
  json.field("kind", std::string_view("results")).field("title", view.title);
}
void write_members(JsonWriter& json, const ChecksView& view) {
  json.field("kind", std::string_view("checks")).field("title", view.title);
}

}  // namespace

void write_description(JsonWriter& json, const ExerciseSpec& spec) {
  json.object().field("$schema", std::string_view("https://json-schema.org/draft/2020-12/schema"));
  json.field("exercise", spec.id).field("chapter", spec.chapter).field("order", std::uint64_t{spec.order});
  json.field("title", spec.title).field("description", spec.description);
  json.field("type", std::string_view("object")).field("additionalProperties", false);
  json.key("properties").object();
  for (const Field& field : spec.fields) write_schema(json.key(field.name), field, standard(field));
  json.end();

  json.key("metrics").array();
  for (const Metric& metric : spec.metrics()) {
    json.object().field("name", metric.name).field("label", metric.label).field("unit", metric.unit);
    json.field("role", name_of(metric.role)).field("description", metric.help).field("measured", metric.measured).end();
  }
  json.end();

  json.key("views").array();
  for (const View& view : spec.views) {
    json.object();
    std::visit([&](const auto& kind) { write_members(json, kind); }, view);
    json.end();
  }
  json.end();

  json.key("presets").array();
  for (const Preset& preset : spec.presets) {
    json.object().field("id", preset.id).field("label", preset.label).field("query", preset.query).end();
  }
  json.end();

  json.key("goals").array();
  for (const GoalSpec& goal : spec.goals) json.object().field("id", goal.id).field("label", goal.label).end();
  json.end();

  json.field("contrast", spec.contrast).key("prediction").object();
  json.field("metric", spec.prediction.metric).field("preset", spec.prediction.preset).end();
  json.field("databases", spec.databases).end();
}

}  // namespace cachebound
