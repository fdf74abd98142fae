// What a run of miss-ratio-curve says and draws.
#include <cmath>

#include "base/text.hpp"
#include "engine/frames/curve_frame.hpp"
#include "engine/frames/event_frame.hpp"
#include "exercises/lab/miss-ratio-curve/run.hpp"

namespace cachebound::exercises::miss_ratio_curve {

std::string CurveRun::why(const Event& event) const {
  if (event.kind == EventKind::eviction) return std::string(in_words(EvictionReason::least_recently_used));
  if (event.depth == first_request) return "first request";
  // A cache of c entries holds the c latest objects: it still has this one while fewer than c others came.
  const std::string needed = "a hit from " + counted(event.depth + std::uint64_t{1}, "entry", "entries") + " on";
  return counted(event.depth, "other object", "other objects") + " since its last request: " + needed;
}

std::string CurveRun::now() const {
  if (requests_ == 0) return "No request yet";
  const Event& newest = log_.newest(0);
  const bool evicted = newest.kind == EventKind::eviction;
  const Event& asked = evicted ? log_.newest(1) : newest;
  std::string sentence = "Request " + grouped(requests_) + ": " + workload_.label(asked.id) +
                         (asked.kind == EventKind::hit ? ", hit, " : ", miss, ") + why(asked);
  if (evicted) sentence += "; " + workload_.label(newest.id) + " evicted: " + why(newest);
  return sentence;
}

std::string CurveRun::error_in_words(const Reading& reading) const {
  if (requests_ == 0) return "no request yet";
  return "off by " + rounded_percent(reading.sample_error) + " of the requests on average over all sizes";
}

void CurveRun::write_curves(JsonWriter& json) const {
  const MissRatioCurve exact = exact_.curve(), sampled = sample_.curve();
  const Reading reading = read();
  const Knee knee = find_knee(exact);
  CurveFrame frame{"entries", std::max<std::uint64_t>(1, workload_.objects()), params_.maxsize, {}, {}, {}};
  if (requests_ > 0) {
    frame.lines.push_back({"LRU, exact", exact.polyline(drawn_points)});
    frame.lines.push_back(
        {"LRU, from " + counted(sample_.samples(), "object", "objects"), sampled.polyline(drawn_points)});
    frame.note = knee.in_words() + " The sample is " + error_in_words(reading) + ", measured; by itself it expects " +
                 rounded_percent(reading.sample_estimate) + ".";
  }
  if (raced_ && requests_ > 0) {
    const auto& policy = eviction::policies()[static_cast<std::size_t>(params_.rival) - 1];
    frame.lines.push_back({std::string(policy.title) + ", raced", raced_->points()});
  }
  if (knee.kind != Knee::Kind::none) {
    frame.marks.push_back({knee.size, knee.kind == Knee::Kind::bend ? "knee" : "cliff"});
  }
  if (!std::isnan(reading.needed_size)) {
    frame.marks.push_back(
        {static_cast<std::uint64_t>(reading.needed_size), rounded_percent(params_.target_ratio) + " misses"});
  }
  json.key("curves").object();
  write_curve(json, "sizes", frame);
  json.end();
}

void CurveRun::write_frame(JsonWriter& json) const {
  json.field("now", now());
  write_curves(json);
  write_events(json, log_, [&](const Event& event) -> EventRow {
    constexpr std::array<std::string_view, 3> kinds{"hit", "miss", "eviction"};
    return {event.at, kinds[static_cast<std::size_t>(event.kind)], workload_.label(event.id), why(event)};
  });
}

}  // namespace cachebound::exercises::miss_ratio_curve
