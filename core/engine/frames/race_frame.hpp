// What a race view needs beside the metrics: which of the runners the latest request hit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json_writer.hpp"

namespace cachebound {

struct RaceFrame {
  std::vector<bool> hit;  ///< in the order of the view's runners; empty before the first request
  std::string note;       ///< a sentence on how the race stands
};

/// Writes one member of the frame's `races`, of the id that its view names. The caller opens and ends the object
/// `races` around it.
inline void write_race(JsonWriter& json, std::string_view id, const RaceFrame& frame) {
  json.key(id).object().key("hit").array();
  for (const bool hit : frame.hit) json.boolean(hit);
  json.end().field("note", frame.note).end();
}

}  // namespace cachebound
