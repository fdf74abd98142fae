#include "trace/curve/streamed_lru_curve.hpp"

#include <cassert>
#include <utility>

namespace cachebound {

std::uint64_t StreamedLruCurve::worst_case_bytes(std::uint32_t largest_size) noexcept {
  return std::uint64_t{largest_size} * (sizeof(Slot) + sizeof(std::uint64_t)) + Index::worst_case_bytes(largest_size) +
         RecencyStack::worst_case_bytes(largest_size);
}

StreamedLruCurve::StreamedLruCurve(std::uint32_t largest_size, Account& account)
    : largest_size_(largest_size),
      slots_(TrackingAllocator<Slot>(account)),
      index_(account),
      stack_(largest_size, account),
      distances_(largest_size, 0, TrackingAllocator<std::uint64_t>(account)) {
  assert(largest_size > 0);
  slots_.reserve(largest_size);
  index_.reserve(slots_, largest_size);
}

void StreamedLruCurve::record(std::span<const std::uint64_t> keys) {
  requests_ += keys.size();
  for (const std::uint64_t key : keys) {
    const SlotLink slot = index_.find(slots_, key);
    if (slot == no_slot) {
      record_new(key);
    } else {
      ++distances_[stack_.raise(slot)];
    }
  }
}

void StreamedLruCurve::record_new(std::uint64_t key) {
  auto slot = static_cast<SlotLink>(slots_.size());
  if (slot < largest_size_) {
    slots_.push_back({key});
  } else {
    complete_ = false;
    slot = stack_.oldest();
    stack_.remove(slot);
    index_.leave(slots_, slot);
    slots_[slot].key = key;
  }
  index_.enter(slots_, slot);
  stack_.push(slot);
}

std::uint64_t StreamedLruCurve::hits(std::uint32_t size) const noexcept {
  assert(size <= largest_size_);
  std::uint64_t sum = 0;
  for (std::uint32_t distance = 0; distance < size; ++distance) sum += distances_[distance];
  return sum;
}

MissRatioCurve StreamedLruCurve::curve() const {
  MissRatioCurve::Steps steps(requests_);
  for (std::uint32_t distance = 0; distance < largest_size_; ++distance) {
    if (distances_[distance] > 0) steps.gain(std::uint64_t{distance} + 1, distances_[distance]);
  }
  return std::move(steps).curve();
}

}  // namespace cachebound
