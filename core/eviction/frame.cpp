#include "eviction/frame.hpp"

namespace cachebound::eviction {

void QueuesWriter::open(const QueueFrame& about) {
  json_.object().field("name", about.name).field("size", about.size).key("limit");
  about.limit ? json_.integer(*about.limit) : json_.null();
  json_.field("ghost", about.ghost).field("mark", about.mark);
  if (about.target) json_.field("target", *about.target);
}

void QueuesWriter::cell(const QueueFrame& about, const FrameCell& cell) {
  json_.object().field("key", name_of(label_, cell.key));
  if (!about.mark.empty()) json_.field("mark", cell.mark);
  if (cell.hand) json_.field("hand", true);
  json_.end();
}

std::string name_of(const Label& label, std::uint64_t key) { return label ? label(key) : std::to_string(key); }

void write_next(JsonWriter& json, const std::optional<NextVictim>& next, const Label& label) {
  json.key("next");
  if (!next) {
    json.null();
    return;
  }
  json.object().field("key", name_of(label, next->key)).field("why", in_words(next->reason)).end();
}

}  // namespace cachebound::eviction
