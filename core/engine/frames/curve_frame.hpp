// What a curve view needs: lines over a size, sizes that stand out, and the one that is chosen.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_writer.hpp"
#include "trace/curve/miss_ratio_curve.hpp"

namespace cachebound {

/// Points in ascending order of size, joined by straight lines.
struct CurveLine {
  std::string label;
  std::vector<CurvePoint> points;
};

/// A size worth looking at, and why.
struct CurveMark {
  std::uint64_t size;
  std::string label;
};

struct CurveFrame {
  std::string_view x;                   ///< what the sizes count: "entries"
  std::uint64_t largest;                ///< the size at which the picture ends, at least 1
  std::optional<std::uint64_t> chosen;  ///< the size of the parameter that the view names
  std::vector<CurveLine> lines;
  std::vector<CurveMark> marks;
  std::string note;  ///< a sentence that explains the marks
};

/// Writes one member of the frame's `curves`, of the id that its view names. The caller opens and ends the object
/// `curves` around it.
inline void write_curve(JsonWriter& json, std::string_view id, const CurveFrame& frame) {
  json.key(id).object().field("x", frame.x).field("largest", frame.largest).key("chosen");
  frame.chosen ? json.integer(static_cast<std::int64_t>(*frame.chosen)) : json.null();
  json.key("lines").array();
  for (const CurveLine& line : frame.lines) {
    json.object().field("label", line.label).key("sizes").array();
    for (const CurvePoint& point : line.points) json.integer(static_cast<std::int64_t>(point.size));
    json.end().key("ratios").array();
    for (const CurvePoint& point : line.points) json.number(point.miss_ratio);
    json.end().end();
  }
  json.end().key("marks").array();
  for (const CurveMark& mark : frame.marks) json.object().field("size", mark.size).field("label", mark.label).end();
  json.end().field("note", frame.note).end();
}

}  // namespace cachebound
