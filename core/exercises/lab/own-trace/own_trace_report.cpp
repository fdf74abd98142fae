#include "exercises/lab/own-trace/own_trace_report.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.hpp"
#include "engine/frames/table_frame.hpp"
#include "exercises/lab/own-trace/own_trace.hpp"
#include "trace/curve/curve_error.hpp"

namespace cachebound {

namespace {

constexpr std::uint32_t curve_points = 240;
constexpr std::array<double, 8> round_ratios{0.5, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 0.001};
/// A page's clock ticks in tenths of milliseconds: of less than ten ticks a mean says nothing.
constexpr std::uint64_t least_timed = 1'000'000;

std::string_view title_of(TraceFormat format) {
  switch (format) {
    case TraceFormat::csv:
      return "CSV";
    case TraceFormat::oracle_general:
      return "oracleGeneral";
    case TraceFormat::text:
    case TraceFormat::automatic:
      break;
  }
  return "text, a key a line";
}

void write_fact(JsonWriter& json, std::string_view label, double value, std::string_view unit) {
  json.object().field("label", label).field("value", value).field("unit", unit).field("measured", false).end();
}

struct Column {
  std::string_view name, label, unit;
  bool measured = false;
};
constexpr std::array<Column, 8> columns{{{"policy", "policy", ""},
                                         {"size", "entries", ""},
                                         {"requests", "requests", ""},
                                         {"hits", "hits", ""},
                                         {"misses", "misses", ""},
                                         {"miss_ratio", "miss ratio", "ratio"},
                                         {"bytes", "memory", "B"},
                                         {"ns_per_request", "time", "ns", true}}};

struct Standing {
  ReplayRow row;
  std::string label, idea;
  bool optimum = false;
};

std::vector<Standing> ranked(const std::vector<ReplayRow>& rows, std::uint64_t requests) {
  std::vector<Standing> standings;
  for (const ReplayRow& row : rows) {
    const eviction::PolicyInfo* policy = eviction::find_policy(row.policy);
    std::string label(policy->title);
    const bool optimum = policy->make_streaming == nullptr;
    if (optimum) label += ", the optimum";
    standings.push_back({row, std::move(label), std::string(policy->idea), optimum});
  }
  // Who does as well as the optimum stands behind it.
  std::stable_sort(standings.begin(), standings.end(), [](const Standing& a, const Standing& b) {
    if (a.row.size != b.row.size) return a.row.size < b.row.size;
    if (a.row.hits != b.row.hits) return a.row.hits > b.row.hits;
    return a.optimum && !b.optimum;
  });
  standings.push_back({{"no-cache", 0, requests, 0, 0, 0}, "No cache", "Every request misses."});
  return standings;
}

}  // namespace

std::uint64_t suggested_size(const Knee& knee, std::uint64_t objects) {
  const std::uint64_t size = knee.kind == Knee::Kind::none ? objects / 10 : knee.size;
  return std::clamp<std::uint64_t>(size, 1, own_trace_entries);
}

std::string OwnTraceReport::report() const {
  const MissRatioCurve exact = trace_.curve_ ? trace_.curve_->curve() : MissRatioCurve();
  const MissRatioCurve sampled = trace_.intake_->sample().curve();
  const MissRatioCurve& best = trace_.trace_ ? exact : sampled;
  const Knee knee = find_knee(best);
  const std::uint64_t suggested = suggested_size(knee, trace_.objects());

  JsonWriter json;
  json.object();
  write_facts(json);
  write_sentences(json, sample_error(exact, sampled));
  json.key("bad_lines").object().field("count", trace_.read_ ? trace_.read_->bad_lines : 0).key("sentences").array();
  if (trace_.read_) {
    for (const std::string& sentence : trace_.read_->told_bad_lines) json.text(sentence);
  }
  json.end().end();
  write_curves(json, exact, sampled, knee);

  json.key("suggestion").object().field("words", knee.in_words()).field("size", suggested);
  json.field("ratio", best.miss_ratio(suggested)).field("knee", knee.kind != Knee::Kind::none);
  json.field("query", format_query({{std::string(race_fields().front().name), std::to_string(suggested)}})).end();

  {
    TableFrame table(json, "targets", {{"miss ratio, at most", "ratio"}, {"entries needed"}});
    const double fewest = best.points().back().miss_ratio;
    for (const double ratio : round_ratios) {
      if (const CurvePoint* point = best.first_at_most(ratio); point != nullptr && ratio > fewest) {
        table.row({ratio, static_cast<double>(point->size)});
      }
    }
    if (knee.kind != Knee::Kind::none) table.row({fewest, static_cast<double>(best.first_at_most(fewest)->size)});
  }
  json.end();
  return json.take();
}

void OwnTraceReport::write_facts(JsonWriter& json) const {
  const Shards& sample = trace_.intake_->sample();
  const auto requests = static_cast<double>(sample.requests());
  const double objects = trace_.trace_ ? trace_.trace_->objects() : sample.estimated_objects();
  json.key("facts").array();
  write_fact(json, "requests", requests, "");
  write_fact(json, trace_.trace_ ? "objects" : "objects, estimated", std::min(objects, requests), "");
  write_fact(json, "requests an object", requests / std::min(objects, requests), "");
  write_fact(json, "first requests, which no cache can hit", std::min(objects, requests) / requests, "ratio");
  if (trace_.read_) write_fact(json, "bytes read", static_cast<double>(trace_.read_->bytes), "B");
  json.end();
}

void OwnTraceReport::write_sentences(JsonWriter& json, double error) const {
  const Shards& sample = trace_.intake_->sample();
  json.key("sentences").array();
  if (trace_.read_) {
    const ReadingReport& read = *trace_.read_;
    const std::string column = read.column.empty() ? "" : ", key in column " + read.column;
    json.text("Read as " + std::string(title_of(read.format)) + column + ".");
  } else {
    const NamedWorkload& workload = workloads()[static_cast<std::size_t>(trace_.made_.workload)];
    json.text("Made by formula, " + std::string(workload.name) + ": " + std::string(workload.description) + ".");
  }
  if (trace_.trace_) {
    json.text("The curve is exact: one pass over " + counted(sample.requests(), "request", "requests") +
              " tells the hits of LRU caches of every size. The trace is held as dense ids, in " +
              grouped(trace_.trace_->bytes()) + " bytes.");
    json.text("A sample of " + counted(sample.samples(), "object", "objects") + " (SHARDS) is off by " +
              rounded_percent(error) + " on average over all sizes.");
  } else {
    json.text("The trace has more than " + grouped(std::uint64_t{trace_.setting_.limits.requests}) + " requests or " +
              grouped(std::uint64_t{trace_.setting_.limits.objects}) +
              " objects, too long to be kept: the curve is drawn from a sample of " +
              counted(sample.samples(), "object", "objects") + ", " + rounded_percent(sample.rate()) +
              " of all (SHARDS), in fixed memory. Its mean absolute error is about " + rounded_percent(error) +
              ", estimated from the sample.");
  }
  json.end();
}

double OwnTraceReport::sample_error(const MissRatioCurve& exact, const MissRatioCurve& sampled) const {
  if (!trace_.trace_) return trace_.intake_->sample().estimated_error();
  return error_between(sampled, exact, trace_.trace_->objects()).mean_absolute;
}

CurveFrame OwnTraceReport::curves(const MissRatioCurve& exact, const MissRatioCurve& sampled, const Knee& knee) const {
  const MissRatioCurve& best = trace_.trace_ ? exact : sampled;
  CurveFrame frame{
      "entries", std::max<std::uint64_t>(1, best.largest_size()), suggested_size(knee, trace_.objects()), {}, {}, ""};
  frame.chosen = std::min(*frame.chosen, frame.largest);
  frame.lines.push_back({trace_.trace_ ? "exact" : "sampled", best.polyline(curve_points)});
  if (knee.kind == Knee::Kind::bend) frame.marks.push_back({knee.size, "Knee"});
  if (knee.kind != Knee::Kind::none) frame.marks.push_back({knee.full_size, "Nothing more to gain"});
  return frame;
}

void OwnTraceReport::write_curves(JsonWriter& json, const MissRatioCurve& exact, const MissRatioCurve& sampled,
                                  const Knee& knee) const {
  json.key("frame").object().field("position", 0).field("length", 0).field("now", std::string_view(""));
  json.key("metrics").object().end().key("memory").object().end().key("curves").object();
  write_curve(json, "sizes", curves(exact, sampled, knee));
  json.end().end();
}

std::string OwnTraceReport::standing() const {
  const auto rows = trace_.streamed_ ? trace_.streamed_->rows()
                    : trace_.replay_ ? trace_.replay_->rows()
                                     : std::vector<ReplayRow>{};
  const auto standings = ranked(rows, trace_.intake_->requests());
  JsonWriter json;
  json.object().key("columns").array();
  for (const auto& [name, label, unit, measured] : columns) {
    json.object().field("name", name).field("label", label).field("unit", unit).field("measured", measured).end();
  }
  json.end().key("rows").array();
  for (const Standing& standing : standings) {
    const ReplayRow& row = standing.row;
    const bool timed = row.nanoseconds >= least_timed;
    const double time = static_cast<double>(row.nanoseconds) / static_cast<double>(row.requests);
    json.array().text(row.policy).integer(row.size).integer(static_cast<std::int64_t>(row.requests));
    json.integer(static_cast<std::int64_t>(row.hits)).integer(static_cast<std::int64_t>(row.misses()));
    json.number(row.miss_ratio()).integer(static_cast<std::int64_t>(row.bytes)).number(timed ? time : no_figure).end();
  }
  json.end().key("labels").array();
  for (const Standing& each : standings) json.text(each.label);
  json.end().key("ideas").array();
  for (const Standing& each : standings) json.text(each.idea);
  json.end().key("notes").array();
  if (trace_.without_optimum_) {
    json.text(
        "The optimum is missing: Belady needs the whole trace in memory, or one that tells the future "
        "(oracleGeneral).");
  }
  json.end().end();
  return json.take();
}

}  // namespace cachebound
