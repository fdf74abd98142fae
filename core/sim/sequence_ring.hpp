// The last records of a run, each found by the number it was given until the newest have pushed it out.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>

#include "memory/tracking_allocator.hpp"

namespace cachebound {

/// Records are numbered 0, 1, … in the order they come; the last `capacity` are kept. Allocates once, in its
/// constructor, exactly capacity times record size. Every operation is O(1).
template <class Record>
class SequenceRing {
 public:
  /// Keeps at least one.
  SequenceRing(std::size_t capacity, Account& account) : records_(capacity, TrackingAllocator<Record>(account)) {
    assert(capacity > 0);
  }

  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes(std::uint64_t capacity) noexcept {
    return capacity * sizeof(Record);
  }

  /// The record's number.
  std::uint64_t append(const Record& record) noexcept {
    records_[static_cast<std::size_t>(end_ % records_.size())] = record;
    return end_++;
  }

  /// The number of the oldest record kept: as many have gone.
  [[nodiscard]] std::uint64_t first() const noexcept { return end_ < capacity() ? 0 : end_ - capacity(); }
  /// One past the number of the newest: as many have come.
  [[nodiscard]] std::uint64_t end() const noexcept { return end_; }
  [[nodiscard]] std::uint64_t capacity() const noexcept { return records_.size(); }

  /// `nullptr` for one that has gone; `number` must have been given.
  [[nodiscard]] Record* find(std::uint64_t number) noexcept {
    assert(number < end_);
    return number < first() ? nullptr : &records_[static_cast<std::size_t>(number % records_.size())];
  }

  /// `number` from first() to below end().
  [[nodiscard]] const Record& operator[](std::uint64_t number) const noexcept {
    assert(number >= first() && number < end_);
    return records_[static_cast<std::size_t>(number % records_.size())];
  }

 private:
  TrackedVector<Record> records_;
  std::uint64_t end_ = 0;
};

}  // namespace cachebound
