// The exact LRU curve of all sizes over a stream of keys: memory grows with the distinct keys, not with the stream.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "trace/curve/lru_curve.hpp"
#include "trace/key_table.hpp"

namespace cachebound {

/// Numbers the keys and grows the curve with them, by doubling up to its bound.
class KeyedLruCurve {
 public:
  /// At most 2^29.
  KeyedLruCurve(std::uint32_t most_objects, Account& account)
      : most_objects_(most_objects),
        numbers_(most_objects, account),
        curve_(std::min(most_objects, smallest), account) {}

  /// While it grows, what it held is held beside what it will hold.
  [[nodiscard]] static std::uint64_t worst_case_bytes(std::uint32_t most_objects) noexcept {
    return KeyTable::worst_case_bytes(most_objects) + 2 * LruCurve::worst_case_bytes(most_objects);
  }

  /// The next requests. False when a key more than allowed came; what came before it stands. O(1) amortised expected.
  [[nodiscard]] bool record(std::span<const Key> keys) {
    std::array<std::uint32_t, requests_per_batch> ids{};
    while (!keys.empty()) {
      const auto portion = keys.first(std::min<std::size_t>(keys.size(), ids.size()));
      const std::size_t numbered = numbers_.number(portion, ids.data());
      if (numbers_.size() > curve_.objects()) {
        curve_.grow(static_cast<std::uint32_t>(
            std::min<std::uint64_t>(most_objects_, std::max<std::uint64_t>(numbers_.size(), 2ULL * curve_.objects()))));
      }
      curve_.record(std::span<const std::uint32_t>(ids).first(numbered));
      if (numbered < portion.size()) return false;
      keys = keys.subspan(numbered);
    }
    return true;
  }

  [[nodiscard]] const LruCurve& curve() const noexcept { return curve_; }

 private:
  static constexpr std::uint32_t smallest = 1024;

  std::uint32_t most_objects_;
  KeyTable numbers_;
  LruCurve curve_;
};

}  // namespace cachebound
