// The hits of LRU caches of every size in one pass: Mattson, Gecsei, Slutz and Traiger, "Evaluation techniques for
// storage hierarchies", IBM Systems Journal 9 (1970). LRU is a stack algorithm: a cache of c entries holds the c most
// recently used keys, so a request hits in it exactly when fewer than c distinct keys came since its last one.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "trace/curve/live_positions.hpp"
#include "trace/curve/miss_ratio_curve.hpp"

namespace cachebound {

/// Over dense ids (see CompiledTrace): about 13 bytes an object, whatever the length of the trace. The latest request
/// to an id is a live position; the stack distance of the next is the number of live positions behind it. When the
/// positions run out, the live ones move together.
class LruCurve {
 public:
  /// Ids are below `objects`, at most 2^29. Allocates here and to grow only.
  LruCurve(std::uint32_t objects, Account& account);

  [[nodiscard]] static std::uint64_t worst_case_bytes(std::uint32_t objects) noexcept;

  /// Room for more objects, at most 2^29; what was recorded stays. O(objects).
  void grow(std::uint32_t objects);
  [[nodiscard]] std::uint32_t objects() const noexcept { return static_cast<std::uint32_t>(last_.size()); }

  /// The next requests of the trace, in any portions. O(1) amortised a request.
  void record(std::span<const std::uint32_t> ids);

  [[nodiscard]] std::uint64_t requests() const noexcept { return requests_; }
  /// Distinct ids so far.
  [[nodiscard]] std::uint32_t objects_seen() const noexcept { return seen_; }
  /// Requests that came after exactly `distance` other distinct ids since their last one.
  [[nodiscard]] std::span<const std::uint64_t> distances() const noexcept { return distances_; }
  /// How many other distinct ids came since the last request to this one; none when it has not come yet. A request to
  /// it now would hit every cache larger than that. O(levels).
  [[nodiscard]] std::optional<std::uint32_t> depth(std::uint32_t id) const noexcept;
  /// Of a cache of `size` entries. O(size).
  [[nodiscard]] std::uint64_t hits(std::uint64_t size) const noexcept;
  /// All sizes; a step for every size at which it changes. O(objects).
  [[nodiscard]] MissRatioCurve curve() const;
  /// The part of the memory that objects seen so far fill: grows with them.
  [[nodiscard]] std::uint64_t used_bytes() const noexcept;

 private:
  static constexpr std::uint32_t never = 0xffffffff;
  /// Requests handled together. Three short loops instead of one long let the processor wait for many cache misses
  /// at once: half the time.
  static constexpr std::uint32_t batch = 256;

  [[nodiscard]] static std::uint32_t positions_for(std::uint32_t objects) noexcept;
  void record_batch(std::span<const std::uint32_t> ids) noexcept;
  void compact() noexcept;

  std::uint64_t requests_ = 0;
  std::uint32_t next_ = 0, seen_ = 0;       ///< next_: the position of the next request
  TrackedVector<std::uint32_t> last_;       ///< by id, the position of its latest request
  TrackedVector<std::uint64_t> distances_;  ///< by stack distance, requests
  LivePositions live_;
};

}  // namespace cachebound
