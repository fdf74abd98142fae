// The events of a frame, newest first: what happened to whom, and why.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/json_writer.hpp"

namespace cachebound {

struct EventRow {
  std::uint64_t at = 0;   ///< the step, from 1
  std::string_view kind;  ///< hit, miss, eviction, expired, dropped or note
  std::string subject, why;
};

void write_event(JsonWriter& json, const EventRow& row);

/// The member `events`: of each record in a log, the row that `row_of` makes of it.
template <class Log, class RowOf>
void write_events(JsonWriter& json, const Log& log, RowOf&& row_of) {
  json.key("events").array();
  for (std::size_t ago = 0; ago < log.size(); ++ago) write_event(json, row_of(log.newest(ago)));
  json.end();
}

}  // namespace cachebound
