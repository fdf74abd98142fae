// The state of a policy as a picture shows it: queues of cells with their bits, the same members for every policy.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/json_writer.hpp"
#include "eviction/policy.hpp"
#include "eviction/queues.hpp"

namespace cachebound::eviction {

/// Cells written from a queue's newest end, and from its oldest end when it is longer than both.
inline constexpr std::uint32_t newest_cells = 48, oldest_cells = 16;

/// What a queue of a policy is, apart from its cells.
struct QueueFrame {
  std::string_view name;  ///< "small", "ghosts of main"
  std::uint32_t size = 0;
  std::optional<std::uint32_t> limit = std::nullopt;  ///< entries it may hold, where the policy sets one
  bool ghost = false;                                 ///< keys remembered without being cached
  std::string_view mark = {};  ///< what the number on each cell counts: "visited", "requests"; empty: none
  std::optional<double> target = std::nullopt;  ///< the size that the policy aims at, where it has one
};

/// One key in a queue.
struct FrameCell {
  std::uint64_t key = 0;
  std::uint32_t mark = 0;
  bool hand = false;  ///< the hand points here
};

/// Writes the policy's array `queues`: each with `name`, `size`, `limit` or null, `ghost`, `mark`, `target` where it
/// has one, `cells` from the newest on and `oldest` from the oldest on (empty unless some cells are left out between).
class QueuesWriter {
 public:
  QueuesWriter(JsonWriter& json, const Label& label) : json_(json), label_(label) { json_.key("queues").array(); }
  QueuesWriter(const QueuesWriter&) = delete;
  QueuesWriter& operator=(const QueuesWriter&) = delete;
  ~QueuesWriter() { json_.end(); }

  /// `newest(i)` gives the i-th cell from the newest end and `oldest(i)` from the oldest end; both are asked for
  /// i = 0, 1, … in order.
  template <class Newest, class Oldest>
  void queue(const QueueFrame& about, Newest&& newest, Oldest&& oldest) {
    const bool whole = about.size <= newest_cells + oldest_cells;
    open(about);
    json_.key("cells").array();
    for (std::uint32_t i = 0; i < (whole ? about.size : newest_cells); ++i) cell(about, newest(i));
    json_.end().key("oldest").array();
    for (std::uint32_t i = 0; i < (whole ? 0 : oldest_cells); ++i) cell(about, oldest(i));
    json_.end().end();
  }

 private:
  void open(const QueueFrame& about);
  void cell(const QueueFrame& about, const FrameCell& cell);

  JsonWriter& json_;
  const Label& label_;
};

/// `label(key)`, or the digits of the key where no label is set.
[[nodiscard]] std::string name_of(const Label& label, std::uint64_t key);

/// Writes the member `next`: whom a new key would evict, and why; null while nobody has to leave.
void write_next(JsonWriter& json, const std::optional<NextVictim>& next, const Label& label);

/// A queue of linked slots; `cell_of(slot)` gives the FrameCell of one.
template <class CellOf>
void write_queue(QueuesWriter& writer, const QueueFrame& about, const Queues& queues, QueueNumber queue,
                 CellOf&& cell_of) {
  Slot newest = queues.newest(queue), oldest = queues.oldest(queue);
  writer.queue(
      about, [&](std::uint32_t) { return cell_of(std::exchange(newest, queues.older(newest))); },
      [&](std::uint32_t) { return cell_of(std::exchange(oldest, queues.newer(oldest))); });
}

/// The cells that a hand will meet next, nearest first: a queue of its own, since the hand may stand anywhere.
template <class CellOf>
void write_ahead(QueuesWriter& writer, std::string_view name, std::string_view mark, const Queues& queues,
                 QueueNumber queue, Slot hand, CellOf&& cell_of) {
  const std::uint32_t shown = std::min(queues.size(queue), oldest_cells);
  writer.queue(
      {name, shown, std::nullopt, false, mark},
      [&](std::uint32_t) {
        if (hand == queues.end(queue)) hand = queues.oldest(queue);
        return cell_of(std::exchange(hand, queues.newer(hand)));
      },
      [](std::uint32_t) { return FrameCell{}; });
}

}  // namespace cachebound::eviction
