#include "engine/frames/event_frame.hpp"

namespace cachebound {

void write_event(JsonWriter& json, const EventRow& row) {
  json.object().field("at", row.at).field("kind", row.kind);
  json.field("subject", row.subject).field("why", row.why).end();
}

}  // namespace cachebound
