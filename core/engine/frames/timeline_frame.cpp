#include "engine/frames/timeline_frame.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace cachebound {

namespace {

std::string_view name_of(LaneKind kind) {
  switch (kind) {
    case LaneKind::client:
      return "client";
    case LaneKind::cache:
      return "cache";
    case LaneKind::database:
      return "database";
    case LaneKind::lock:
      return "lock";
    case LaneKind::queue:
      return "queue";
    case LaneKind::channel:
      return "channel";
  }
  return "";
}

constexpr std::string_view role_names[] = {"work",    "hit",  "stale",    "miss",    "load", "write",
                                           "waiting", "held", "eviction", "expired", "lost", "failed"};

constexpr std::string_view fate_names[] = {"under-way", "received", "lost"};

/// One array a member: shorter to write and faster to read than an object for each record.
template <class Ring, class Write>
void write_column(JsonWriter& json, std::string_view name, const Ring& ring, Write&& write) {
  json.key(name).array();
  for (std::uint64_t number = ring.first(); number < ring.end(); ++number) write(ring[number]);
  json.end();
}

std::int64_t index_of(std::uint32_t key, const std::vector<std::uint32_t>& keys) {
  if (key == no_key) return -1;
  return std::lower_bound(keys.begin(), keys.end(), key) - keys.begin();
}

}  // namespace

Timeline::Timeline(std::vector<Lane> lanes, Account& account, std::uint32_t spans, std::uint32_t messages)
    : lanes_(std::move(lanes)), spans_(spans, account), messages_(messages, account) {
  assert(!lanes_.empty() && lanes_.size() <= most_lanes);
  words_.reserve(most_words);
  words_.emplace_back();
}

std::uint16_t Timeline::word(std::string_view text) {
  const auto found = std::find(words_.begin(), words_.end(), text);
  if (found == words_.end()) {
    assert(words_.size() < most_words);
    words_.push_back(text);
    return static_cast<std::uint16_t>(words_.size() - 1);
  }
  return static_cast<std::uint16_t>(found - words_.begin());
}

void Timeline::span(const Span& span, Nanoseconds end) { close(open(span), end); }

SpanId Timeline::open(const Span& span) {
  assert(span.lane < lanes_.size() && span.begin >= Nanoseconds::zero());
  const SpanRecord record{span.begin.count(), unfinished,     span.key, static_cast<std::uint16_t>(span.lane),
                          word(span.what),    word(span.why), span.role};
  for (const std::uint64_t field : {static_cast<std::uint64_t>(record.begin), std::uint64_t{record.key},
                                    std::uint64_t{record.lane}, static_cast<std::uint64_t>(record.role)}) {
    digest_.add(field);
  }
  digest_.add(span.what);
  digest_.add(span.why);
  return {spans_.append(record)};
}

void Timeline::close(SpanId id, Nanoseconds end) { end_span(id, end, nullptr, {}); }

void Timeline::close(SpanId id, Nanoseconds end, SpanRole outcome, std::string_view why) {
  end_span(id, end, &outcome, why);
}

void Timeline::end_span(SpanId id, Nanoseconds end, const SpanRole* outcome, std::string_view why) {
  digest_.add(id.number);
  digest_.add(static_cast<std::uint64_t>(end.count()));
  if (outcome != nullptr) {
    digest_.add(static_cast<std::uint64_t>(*outcome));
    digest_.add(why);
  }
  SpanRecord* record = spans_.find(id.number);
  if (record == nullptr) return;
  assert(record->end == unfinished && end.count() >= record->begin);
  record->end = end.count();
  if (outcome == nullptr) return;
  record->role = *outcome;
  record->why = word(why);
}

void Timeline::message(const Message& message, Nanoseconds received) { receive(send(message), received); }

MessageId Timeline::send(const Message& message) {
  assert(message.from < lanes_.size() && message.to < lanes_.size() && message.from != message.to);
  assert(message.sent >= Nanoseconds::zero());
  const MessageRecord record{message.sent.count(),
                             unfinished,
                             message.key,
                             static_cast<std::uint16_t>(message.from),
                             static_cast<std::uint16_t>(message.to),
                             word(message.what),
                             word(message.why),
                             Fate::under_way};
  for (const std::uint64_t field : {static_cast<std::uint64_t>(record.sent), std::uint64_t{record.key},
                                    std::uint64_t{record.from}, std::uint64_t{record.to}}) {
    digest_.add(field);
  }
  digest_.add(message.what);
  digest_.add(message.why);
  return {messages_.append(record)};
}

void Timeline::receive(MessageId id, Nanoseconds at) { end_message(id, at, Fate::received, {}); }

void Timeline::lose(MessageId id, Nanoseconds at, std::string_view why) { end_message(id, at, Fate::lost, why); }

void Timeline::end_message(MessageId id, Nanoseconds at, Fate fate, std::string_view why) {
  digest_.add(id.number);
  digest_.add(static_cast<std::uint64_t>(at.count()));
  digest_.add(static_cast<std::uint64_t>(fate));
  digest_.add(why);
  MessageRecord* record = messages_.find(id.number);
  if (record == nullptr) return;
  assert(record->fate == Fate::under_way && at.count() >= record->sent);
  record->until = at.count();
  record->fate = fate;
  if (!why.empty()) record->why = word(why);
}

std::uint64_t Timeline::used_bytes() const noexcept {
  return (spans_.end() - spans_.first()) * sizeof(SpanRecord) +
         (messages_.end() - messages_.first()) * sizeof(MessageRecord);
}

std::vector<std::uint32_t> Timeline::keys() const {
  std::vector<std::uint32_t> keys;
  for (std::uint64_t number = spans_.first(); number < spans_.end(); ++number) keys.push_back(spans_[number].key);
  for (std::uint64_t number = messages_.first(); number < messages_.end(); ++number) {
    keys.push_back(messages_[number].key);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  if (!keys.empty() && keys.back() == no_key) keys.pop_back();
  return keys;
}

void Timeline::write(JsonWriter& json, std::string_view id, Nanoseconds now,
                     const std::function<std::string(std::uint32_t key)>& key_name) const {
  json.key(id).object().field("now", now.count()).key("lanes").array();
  for (const Lane& lane : lanes_) json.object().field("name", lane.name).field("kind", name_of(lane.kind)).end();
  json.end().key("words").array();
  for (const std::string_view word : words_) json.text(word);
  json.end().key("keys").array();
  const std::vector<std::uint32_t> keys = this->keys();
  for (const std::uint32_t key : keys) json.text(key_name ? key_name(key) : std::to_string(key));
  json.end();
  write_spans(json, keys);
  write_messages(json, keys);
  json.end();
}

void Timeline::write_spans(JsonWriter& json, const std::vector<std::uint32_t>& keys) const {
  json.key("spans").object().field("bound", spans_.capacity()).field("gone", spans_.first());
  write_column(json, "lane", spans_, [&](const SpanRecord& span) { json.integer(span.lane); });
  write_column(json, "begin", spans_, [&](const SpanRecord& span) { json.integer(span.begin); });
  write_column(json, "end", spans_,
               [&](const SpanRecord& span) { span.end == unfinished ? json.null() : json.integer(span.end); });
  write_column(json, "role", spans_,
               [&](const SpanRecord& span) { json.text(role_names[static_cast<std::size_t>(span.role)]); });
  write_column(json, "what", spans_, [&](const SpanRecord& span) { json.integer(span.what); });
  write_column(json, "why", spans_, [&](const SpanRecord& span) { json.integer(span.why); });
  write_column(json, "key", spans_, [&](const SpanRecord& span) { json.integer(index_of(span.key, keys)); });
  json.end();
}

void Timeline::write_messages(JsonWriter& json, const std::vector<std::uint32_t>& keys) const {
  json.key("messages").object().field("bound", messages_.capacity()).field("gone", messages_.first());
  write_column(json, "from", messages_, [&](const MessageRecord& message) { json.integer(message.from); });
  write_column(json, "to", messages_, [&](const MessageRecord& message) { json.integer(message.to); });
  write_column(json, "sent", messages_, [&](const MessageRecord& message) { json.integer(message.sent); });
  write_column(json, "until", messages_, [&](const MessageRecord& message) {
    message.fate == Fate::under_way ? json.null() : json.integer(message.until);
  });
  write_column(json, "fate", messages_,
               [&](const MessageRecord& message) { json.text(fate_names[static_cast<std::size_t>(message.fate)]); });
  write_column(json, "what", messages_, [&](const MessageRecord& message) { json.integer(message.what); });
  write_column(json, "why", messages_, [&](const MessageRecord& message) { json.integer(message.why); });
  write_column(json, "key", messages_,
               [&](const MessageRecord& message) { json.integer(index_of(message.key, keys)); });
  json.end();
}

}  // namespace cachebound
