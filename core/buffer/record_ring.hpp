// A ring of records whose size is known only at run time: the bound that a memory budget allows, as one block.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>

#include "memory/tracking_allocator.hpp"

namespace cachebound {

/// Allocates once, in its constructor, exactly records times record size. Every operation is O(1).
class RecordRing {
 public:
  /// Both at least 1; the product must fit the memory there is.
  RecordRing(std::uint64_t records, std::uint32_t record_bytes, Account& account)
      : records_(records),
        record_bytes_(record_bytes),
        bytes_(static_cast<std::size_t>(records * record_bytes), TrackingAllocator<std::byte>(account)) {
    assert(records > 0 && record_bytes > 0);
  }

  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes(std::uint64_t records,
                                                                std::uint32_t record_bytes) noexcept {
    return records * record_bytes;
  }

  /// The place of the next record, to be written by the caller. In a full ring it is the oldest record's, which still
  /// stands there until it is overwritten.
  [[nodiscard]] std::span<std::byte> append() noexcept {
    const std::uint64_t place = next_;
    next_ = next_ + 1 == records_ ? 0 : next_ + 1;
    if (size_ < records_) ++size_;
    return {bytes_.data() + place * record_bytes_, record_bytes_};
  }

  [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
  [[nodiscard]] bool is_full() const noexcept { return size_ == records_; }
  /// The part of the block that holds records.
  [[nodiscard]] std::uint64_t used_bytes() const noexcept { return size_ * record_bytes_; }

 private:
  std::uint64_t records_;
  std::uint32_t record_bytes_;
  TrackedVector<std::byte> bytes_;
  std::uint64_t next_ = 0, size_ = 0;
};

}  // namespace cachebound
