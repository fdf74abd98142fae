// The list nobody bounded: it keeps every record, until a limit stops it where a process would have been killed.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "memory/tracking_allocator.hpp"

namespace cachebound {

/// Grows in chunks and moves nothing, so that its bytes rise in a straight line. Every operation is O(1). At most
/// `limit_bytes`, beside the table of its 4 kB chunks, which the account does not show: it would differ between
/// platforms.
class RecordList {
 public:
  /// Records of at least one byte.
  RecordList(std::uint32_t record_bytes, std::uint64_t limit_bytes, Account& account)
      : record_bytes_(record_bytes), most_records_(limit_bytes / record_bytes), account_(&account) {
    assert(record_bytes > 0);
  }

  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes(std::uint32_t record_bytes,
                                                                std::uint64_t limit_bytes) noexcept {
    return limit_bytes / record_bytes * record_bytes;
  }

  /// The place of the next record, to be written by the caller; empty when the limit allows no more.
  [[nodiscard]] std::span<std::byte> append() {
    if (size_ == most_records_) {
      stopped_ = true;
      return {};
    }
    const std::uint64_t in_chunk = size_ % chunk_records();
    if (in_chunk == 0) add_chunk();
    ++size_;
    return {chunks_.back().data() + in_chunk * record_bytes_, record_bytes_};
  }

  [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
  /// A record found no place any more.
  [[nodiscard]] bool is_stopped() const noexcept { return stopped_; }
  /// The part of the chunks that holds records.
  [[nodiscard]] std::uint64_t used_bytes() const noexcept { return size_ * record_bytes_; }

 private:
  static constexpr std::uint32_t chunk_bytes = 4096;

  [[nodiscard]] std::uint64_t chunk_records() const noexcept {
    return std::max<std::uint64_t>(chunk_bytes / record_bytes_, 1);
  }
  void add_chunk() {
    const std::uint64_t records = std::min(chunk_records(), most_records_ - size_);
    chunks_.emplace_back(static_cast<std::size_t>(records * record_bytes_), TrackingAllocator<std::byte>(*account_));
  }

  std::uint32_t record_bytes_;
  std::uint64_t most_records_, size_ = 0;
  bool stopped_ = false;
  Account* account_;
  std::vector<TrackedVector<std::byte>> chunks_;
};

}  // namespace cachebound
