// collections.deque(maxlen=…): at its bound, what enters at one end pushes out what stands at the other.
#pragma once

#include <cassert>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include "cache/capacity.hpp"
#include "memory/tracking_allocator.hpp"

namespace cachebound {

/// Every operation is O(1). A bounded buffer allocates once, in its constructor; an unbounded one (maxlen None)
/// doubles. A bound of 0 keeps nothing.
template <class T>
class RingBuffer {
 public:
  RingBuffer(Capacity capacity, Account& account) : capacity_(capacity), allocator_(account) {
    grow_to(capacity.bound().value_or(0));
  }
  RingBuffer(const RingBuffer&) = delete;
  RingBuffer& operator=(const RingBuffer&) = delete;
  ~RingBuffer() {
    clear();
    if (room_ > 0) allocator_.deallocate(items_, room_);
  }

  /// Bytes the buffer will ever hold, known before it exists; nothing for an unbounded one.
  [[nodiscard]] static constexpr std::optional<std::uint64_t> worst_case_bytes(Capacity capacity) noexcept {
    if (!capacity.is_bounded()) return std::nullopt;
    return std::uint64_t{*capacity.bound()} * sizeof(T);
  }

  /// At the right end. Returns what was lost: at the bound the left end, with a bound of 0 the item itself.
  std::optional<T> append(T item) {
    if (capacity_.bound() == 0U) return std::optional<T>(std::move(item));
    auto pushed_out = is_full() ? pop_left() : std::nullopt;
    if (size_ == room_) grow_to(room_ == 0 ? smallest_unbounded : 2 * room_);
    std::construct_at(items_ + place(size_), std::move(item));
    ++size_;
    return pushed_out;
  }

  /// At the left end. Returns what was lost: at the bound the right end, with a bound of 0 the item itself.
  std::optional<T> append_left(T item) {
    if (capacity_.bound() == 0U) return std::optional<T>(std::move(item));
    auto pushed_out = is_full() ? pop() : std::nullopt;
    if (size_ == room_) grow_to(room_ == 0 ? smallest_unbounded : 2 * room_);
    left_ = left_ == 0 ? room_ - 1 : left_ - 1;
    std::construct_at(items_ + left_, std::move(item));
    ++size_;
    return pushed_out;
  }

  /// Takes the left end; nothing when the buffer is empty.
  std::optional<T> pop_left() {
    if (size_ == 0) return std::nullopt;
    auto item = take(left_);
    left_ = place(1);
    --size_;
    return item;
  }

  /// Takes the right end; nothing when the buffer is empty.
  std::optional<T> pop() {
    if (size_ == 0) return std::nullopt;
    --size_;
    return take(place(size_));
  }

  /// Keeps the memory.
  void clear() {
    while (pop()) {
    }
  }

  /// Counted from the left end; below size().
  [[nodiscard]] const T& operator[](std::uint32_t index) const noexcept {
    assert(index < size_);
    return items_[place(index)];
  }

  [[nodiscard]] std::uint32_t size() const noexcept { return size_; }
  [[nodiscard]] Capacity capacity() const noexcept { return capacity_; }
  [[nodiscard]] bool is_full() const noexcept { return size_ == capacity_.bound(); }
  /// The part of the reserved bytes that holds items.
  [[nodiscard]] std::uint64_t used_bytes() const noexcept { return std::uint64_t{size_} * sizeof(T); }

 private:
  static constexpr std::uint32_t smallest_unbounded = 16;

  [[nodiscard]] std::uint32_t place(std::uint32_t index) const noexcept {
    const std::uint64_t unwrapped = std::uint64_t{left_} + index;
    return static_cast<std::uint32_t>(unwrapped < room_ ? unwrapped : unwrapped - room_);
  }

  [[nodiscard]] std::optional<T> take(std::uint32_t at) {
    std::optional<T> item(std::move(items_[at]));
    std::destroy_at(items_ + at);
    return item;
  }

  void grow_to(std::uint32_t room) {
    if (room == 0) return;
    T* const items = allocator_.allocate(room);
    for (std::uint32_t i = 0; i < size_; ++i) {
      std::construct_at(items + i, std::move(items_[place(i)]));
      std::destroy_at(items_ + place(i));
    }
    if (room_ > 0) allocator_.deallocate(items_, room_);
    items_ = items;
    room_ = room;
    left_ = 0;
  }

  Capacity capacity_;
  TrackingAllocator<T> allocator_;
  T* items_ = nullptr;
  std::uint32_t room_ = 0, left_ = 0, size_ = 0;
};

}  // namespace cachebound
