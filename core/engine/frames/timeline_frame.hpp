// What a timeline view needs: who did what from when to when, and what was sent from whom to whom.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/digest.hpp"
#include "base/json_writer.hpp"
#include "sim/sequence_ring.hpp"

namespace cachebound {

enum class LaneKind : std::uint8_t { client, cache, database, lock, queue, channel };

/// A row of the picture; no two of a timeline have the same name.
struct Lane {
  std::string name;
  LaneKind kind;
};

/// What a span came to, or what it is as long as it lasts. Gives it its colour, pattern and sign on the page.
enum class SpanRole : std::uint8_t {
  work,      ///< anything else
  hit,       ///< answered from a cache, and right
  stale,     ///< answered from a cache with what is no longer so
  miss,      ///< not in the cache
  load,      ///< the database reads
  write,     ///< a value is stored
  waiting,   ///< for a lock, for another's load, for room
  held,      ///< a lock by its owner
  eviction,  ///< an entry made room for another
  expired,   ///< an entry outlived its time
  lost,      ///< a write or a value that is gone
  failed,    ///< refused, timed out, out of reach
};

/// Keys are numbers in the records, and put into words when somebody looks.
inline constexpr std::uint32_t no_key = 0xffff'ffff;

/// `what` and `why` are string literals of the exercise, as few as a legend has: "load", "the lock is taken". Figures
/// do not belong in them: a picture shows times itself.
struct Span {
  std::uint32_t lane;
  std::string_view what;
  Nanoseconds begin;
  SpanRole role = SpanRole::work;
  std::string_view why = {};
  std::uint32_t key = no_key;
};

struct Message {
  std::uint32_t from, to;  ///< lanes, two different ones
  std::string_view what;
  Nanoseconds sent;
  std::string_view why = {};
  std::uint32_t key = no_key;
};

/// What `open` and `send` hand out for the end of what they began.
struct SpanId {
  std::uint64_t number;
};
struct MessageId {
  std::uint64_t number;
};

/// Records spans and messages on virtual time. Keeps the last so many of each, counted by when they began: the oldest
/// go, and the frame says how many have gone. Its two rings are allocated once, in its constructor, from records of one
/// size on every platform; recording is O(1) but for looking up a word.
class Timeline {
 public:
  static constexpr std::uint32_t most_lanes = 1024;
  /// Different words for `what` and `why` together; one more is a broken invariant.
  static constexpr std::size_t most_words = 128;
  /// Enough to fill a screen; what a frame costs to write and to read grows with it.
  static constexpr std::uint32_t standard_spans = 4096, standard_messages = 2048;

  /// A lane's number is its place in `lanes`: at least one, at most most_lanes. The account is charged for the records.
  Timeline(std::vector<Lane> lanes, Account& account, std::uint32_t spans = standard_spans,
           std::uint32_t messages = standard_messages);

  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes(std::uint32_t spans = standard_spans,
                                                                std::uint32_t messages = standard_messages) noexcept {
    return SequenceRing<SpanRecord>::worst_case_bytes(spans) + SequenceRing<MessageRecord>::worst_case_bytes(messages);
  }

  /// A span whose end is known, not before its beginning. One of no length is a mark: an eviction, an expiry.
  void span(const Span& span, Nanoseconds end);
  void mark(const Span& span) { this->span(span, span.begin); }
  /// A span that lasts until it is closed.
  [[nodiscard]] SpanId open(const Span& span);
  void close(SpanId id, Nanoseconds end);
  /// Closed by its outcome, which takes the place of role and why.
  void close(SpanId id, Nanoseconds end, SpanRole outcome, std::string_view why);

  /// A message whose arrival is known, not before its sending; it may lie in the future.
  void message(const Message& message, Nanoseconds received);
  /// A message under way until it is received or lost.
  [[nodiscard]] MessageId send(const Message& message);
  void receive(MessageId id, Nanoseconds at);
  /// It got as far as `at`.
  void lose(MessageId id, Nanoseconds at, std::string_view why);

  /// Covers everything ever recorded, what has gone included.
  [[nodiscard]] std::uint64_t digest() const noexcept { return digest_.value(); }
  /// The part of the rings that holds records.
  [[nodiscard]] std::uint64_t used_bytes() const noexcept;

  /// Writes one member of the frame's `timelines`, of the id that its view names; the caller opens and ends the object
  /// `timelines` around it. `now` is the present virtual time; `key_name` is asked once for each key that occurs.
  /// O(n log n) in the records kept.
  void write(JsonWriter& json, std::string_view id, Nanoseconds now,
             const std::function<std::string(std::uint32_t key)>& key_name = {}) const;

 private:
  static constexpr std::int64_t unfinished = -1;
  enum class Fate : std::uint8_t { under_way, received, lost };
  struct SpanRecord {
    std::int64_t begin, end;
    std::uint32_t key;
    std::uint16_t lane, what, why;
    SpanRole role;
  };
  struct MessageRecord {
    std::int64_t sent, until;
    std::uint32_t key;
    std::uint16_t from, to, what, why;
    Fate fate;
  };
  static_assert(sizeof(SpanRecord) == 32 && sizeof(MessageRecord) == 32);

  [[nodiscard]] std::uint16_t word(std::string_view text);
  void end_span(SpanId id, Nanoseconds end, const SpanRole* outcome, std::string_view why);
  void end_message(MessageId id, Nanoseconds at, Fate fate, std::string_view why);
  [[nodiscard]] std::vector<std::uint32_t> keys() const;
  void write_spans(JsonWriter& json, const std::vector<std::uint32_t>& keys) const;
  void write_messages(JsonWriter& json, const std::vector<std::uint32_t>& keys) const;

  std::vector<Lane> lanes_;
  std::vector<std::string_view> words_;
  SequenceRing<SpanRecord> spans_;
  SequenceRing<MessageRecord> messages_;
  Digest digest_;
};

}  // namespace cachebound
