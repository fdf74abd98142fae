// Draws ranks by their weights in constant time: the alias method (Walker, ACM TOMS 3(3), 1977; Vose, IEEE TSE 17(9),
// 1991).
#pragma once

#include <bit>
#include <cstdint>

#include "memory/tracking_allocator.hpp"

namespace cachebound {

/// Rank r of n has the weight 1/(r + 1)^skew: a Zipf distribution. Columns are filled up to a power of two, so that
/// 64 random bits choose one exactly; each rank's probability is right to 2^-33.
class AliasTable {
 public:
  /// `ranks` from 1 to 2^31, `skew` from 0 to 8. O(ranks).
  AliasTable(std::uint32_t ranks, double skew, Account& account);

  /// While it is built, the weights are held as well.
  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes(std::uint32_t ranks) noexcept {
    return std::uint64_t{std::bit_ceil(ranks)} * (sizeof(Column) + sizeof(double) + sizeof(std::uint32_t));
  }

  /// The rank that 64 random bits stand for. O(1), no branch that could be foretold.
  [[nodiscard]] std::uint32_t rank(std::uint64_t bits) const noexcept {
    const std::uint32_t column = column_bits_ == 0 ? 0 : static_cast<std::uint32_t>(bits >> (64 - column_bits_));
    const Column& chosen = columns_[column];
    return static_cast<std::uint32_t>(bits) < chosen.share ? column : chosen.other;
  }

 private:
  /// Of 2^32 draws of a column `share` are its own rank, the rest the other's; a full column's other is itself.
  struct Column {
    std::uint32_t share, other;
  };

  int column_bits_;
  TrackedVector<Column> columns_;
};

}  // namespace cachebound
