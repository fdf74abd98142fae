#include "exercises/lab/own-trace/own_trace_spec.hpp"

#include <array>

#include "engine/description.hpp"

namespace cachebound {

namespace {

/// By the value that each stands for.
std::vector<std::string_view> format_names() {
  std::vector<std::string_view> names(formats().size());
  for (const NamedFormat& format : formats()) names[static_cast<std::size_t>(format.format)] = format.name;
  return names;
}

std::vector<std::string_view> workload_names() {
  std::vector<std::string_view> names(workloads().size());
  for (const NamedWorkload& workload : workloads()) names[static_cast<std::size_t>(workload.kind)] = workload.name;
  return names;
}

struct FormatWords {
  std::string_view title, words, example;
};
constexpr std::array<FormatWords, 3> understood{
    {{"CSV", "comma, semicolon, tab or bar; one column holds the key",
      "time,op,lbn,size\n0.01,read,81620,8\n0.02,read,77112,8"},
     {"Text", "a key a line", "user:17\nuser:4\nuser:17"},
     {"oracleGeneral", "binary, 24 bytes a request, as libCacheSim writes it",
      "time u32, id u64, size u32, next i64\nlittle-endian, without padding"}}};

ExerciseSpec spec() {
  ExerciseSpec spec;
  spec.id = "own-trace";
  spec.chapter = "Lab";
  spec.title = "Your trace";
  spec.description =
      "Drop in the requests of a real cache and read off the size to buy: the miss ratio of every size "
      "from one pass, and thirteen policies raced at the size you pick.";
  for (const auto* fields : {&reading_schema().fields(), &workload_schema().fields(), &race_schema().fields()}) {
    spec.fields.insert(spec.fields.end(), fields->begin(), fields->end());
  }
  spec.views = {CurveView{"Miss ratio of LRU by cache size", "sizes", race_schema().fields().front().name}};
  return spec;
}

void write_group(JsonWriter& json, std::string_view name, const std::vector<Field>& fields) {
  json.key(name).array();
  for (const Field& field : fields) json.text(field.name);
  json.end();
}

}  // namespace

const Schema<ReadingOptions>& reading_schema() {
  static const Schema<ReadingOptions> schema({
      choice("format", &ReadingOptions::format, format_names(), "format", "auto tells by the first bytes"),
      text("column", &ReadingOptions::column, 200, "key column", "of CSV: its name, or its number from 1"),
      choice("bad_lines", &ReadingOptions::bad_lines, {"skip", "refuse"}, "bad lines",
             "skip and count them, or stop at the first"),
  });
  return schema;
}

const Schema<WorkloadChoice>& workload_schema() {
  constexpr auto log = Scale::logarithmic;
  static const Schema<WorkloadChoice> schema({
      choice("workload", &WorkloadChoice::workload, workload_names(), "workload", "what the requests are like"),
      integer("requests", &WorkloadChoice::requests, {1, 10'000'000}, "requests", "in the trace", {"", log}),
      integer("objects", &WorkloadChoice::objects, {1, 10'000'000}, "objects",
              "distinct objects to choose from; a scan has no end", {"", log}),
      number("skew", &WorkloadChoice::skew, {0, 3}, "skew",
             "zipf, shifting and mixed: how much the first objects dominate"),
      integer("period", &WorkloadChoice::period, {1, 10'000'000}, "period",
              "shifting only: requests until others are popular", {"requests", log, true}),
      integer("seed", &WorkloadChoice::seed, {0, 4'294'967'295}, "seed", "same seed, same trace", {"", log, true}),
  });
  return schema;
}

const Schema<RaceChoice>& race_schema() {
  static const Schema<RaceChoice> schema({
      text("size", &RaceChoice::size, 120, "cache size", "entries, or a share of the objects as 10%; several by comma",
           {"entries"}),
  });
  return schema;
}

std::string describe_own_trace() {
  JsonWriter json;
  json.object().key("spec");
  write_description(json, spec());
  json.key("groups").object();
  write_group(json, "reading", reading_schema().fields());
  write_group(json, "formula", workload_schema().fields());
  write_group(json, "racing", race_schema().fields());
  json.end().field("preview", std::string_view("column")).key("formats").array();
  for (const auto& [title, words, example] : understood) {
    json.object().field("title", title).field("words", words).field("example", example).end();
  }
  json.end().end();
  return json.take();
}

}  // namespace cachebound
