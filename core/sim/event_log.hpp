// The last events of a run. Bounded: the newest push the oldest out.
#pragma once

#include <cassert>
#include <cstddef>

#include "memory/tracking_allocator.hpp"

namespace cachebound {

/// Events are kept as data and put into words only when somebody looks. Allocates once, when constructed.
template <class Event>
class EventLog {
 public:
  /// Keeps the last `capacity` events, at least one.
  EventLog(std::size_t capacity, Account& account) : events_(capacity, TrackingAllocator<Event>(account)) {
    assert(capacity > 0);
  }

  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes(std::size_t capacity) noexcept {
    return capacity * sizeof(Event);
  }

  void record(const Event& event) noexcept {
    events_[next_] = event;
    next_ = next_ + 1 == events_.size() ? 0 : next_ + 1;
    if (size_ < events_.size()) ++size_;
  }

  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  /// `ago` 0 is the newest; below size().
  [[nodiscard]] const Event& newest(std::size_t ago) const noexcept {
    assert(ago < size_);
    return events_[(next_ + events_.size() - 1 - ago) % events_.size()];
  }

 private:
  TrackedVector<Event> events_;
  std::size_t next_ = 0, size_ = 0;
};

}  // namespace cachebound
