#include "exercises/lab/own-trace/own_trace_spec.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/description.hpp"

namespace cachebound {

namespace {

/// By the value that each stands for.
std::span<const std::string_view> format_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> made(formats().size());
    for (const NamedFormat& format : formats()) made[static_cast<std::size_t>(format.format)] = format.name;
    return made;
  }();
  return names;
}

constexpr auto log = Scale::logarithmic;
constexpr std::array<std::string_view, 2> bad_line_names{"skip", "refuse"};

constexpr std::array reading{
    choice<&ReadingOptions::format>("format", format_names, "format", "auto tells by the first bytes"),
    text<&ReadingOptions::column>("column", 200, "key column", "of CSV: its name, or its number from 1"),
    choice<&ReadingOptions::bad_lines>("bad_lines", spelled<bad_line_names>, "bad lines",
                                       "skip and count them, or stop at the first"),
};

constexpr std::array formula{
    choice<&WorkloadChoice::workload>("workload", workload_names, "workload", "what the requests are like"),
    integer<&WorkloadChoice::requests>("requests", {1, 10'000'000}, "requests", "in the trace", {"", log}),
    integer<&WorkloadChoice::objects>("objects", {1, 10'000'000}, "objects",
                                      "distinct objects to choose from; a scan has no end", {"", log}),
    number<&WorkloadChoice::skew>("skew", {0, 3}, "skew",
                                  "zipf, shifting and mixed: how much the first objects dominate"),
    integer<&WorkloadChoice::period>("period", {1, 10'000'000}, "period",
                                     "shifting only: requests until others are popular", {"requests", log, true}),
    integer<&WorkloadChoice::seed>("seed", {0, 4'294'967'295}, "seed", "same seed, same trace", {"", log, true}),
};

constexpr std::array racing{
    text<&RaceChoice::size>("size", 120, "cache size", "entries, or a share of the objects as 10%; several by comma",
                            {"entries"}),
};

/// All of them, as the description has them.
constexpr auto fields = [] {
  std::array<Field, reading.size() + formula.size() + racing.size()> all{};
  auto end = std::copy(reading.begin(), reading.end(), all.begin());
  end = std::copy(formula.begin(), formula.end(), end);
  std::copy(racing.begin(), racing.end(), end);
  return all;
}();

constexpr View views[]{CurveView{"Miss ratio of LRU by cache size", "sizes", racing.front().name}};

struct FormatWords {
  std::string_view title, words, example;
};
constexpr std::array<FormatWords, 3> understood{
    {{"CSV", "comma, semicolon, tab or bar; one column holds the key",
      "time,op,lbn,size\n0.01,read,81620,8\n0.02,read,77112,8"},
     {"Text", "a key a line", "user:17\nuser:4\nuser:17"},
     {"oracleGeneral", "binary, 24 bytes a request, as libCacheSim writes it",
      "time u32, id u64, size u32, next i64\nlittle-endian, without padding"}}};

constexpr ExerciseSpec spec{
    .id = "own-trace",
    .title = "Your trace",
    .description =
        "Drop in the requests of a real cache and read off the size to buy: the miss ratio of every size from one "
        "pass, and thirteen policies raced at the size you pick.",
    .fields = fields,
    .views = views,
    .run = {.metrics = [] { return Metrics(std::span<const Metric>()); }},
    .chapter = "Lab",
};

void write_group(JsonWriter& json, std::string_view name, std::span<const Field> group) {
  json.key(name).array();
  for (const Field& field : group) json.text(field.name);
  json.end();
}

}  // namespace

std::span<const Field> reading_fields() { return reading; }
std::span<const Field> workload_fields() { return formula; }
std::span<const Field> race_fields() { return racing; }

std::string describe_own_trace() {
  JsonWriter json;
  json.object().key("spec");
  write_description(json, spec);
  json.key("groups").object();
  write_group(json, "reading", reading);
  write_group(json, "formula", formula);
  write_group(json, "racing", racing);
  json.end().field("preview", std::string_view("column")).key("formats").array();
  for (const auto& [title, words, example] : understood) {
    json.object().field("title", title).field("words", words).field("example", example).end();
  }
  json.end().end();
  return json.take();
}

}  // namespace cachebound
