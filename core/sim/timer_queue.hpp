// What is due at which time: a pairing heap (Fredman et al., Algorithmica 1, 1986) whose nodes live inside of the
// timers, so that setting one allocates nothing.
#pragma once

#include <cstdint>

#include "base/clock.hpp"

namespace cachebound {

class TimerQueue;

/// Leaves its queue when destroyed.
class TimerNode {
 public:
  TimerNode() = default;
  TimerNode(const TimerNode&) = delete;
  TimerNode& operator=(const TimerNode&) = delete;

  [[nodiscard]] bool is_queued() const noexcept { return queue_ != nullptr; }
  [[nodiscard]] Nanoseconds due() const noexcept { return due_; }

 protected:
  ~TimerNode();

 private:
  friend class TimerQueue;

  TimerQueue* queue_ = nullptr;
  Nanoseconds due_{};
  std::uint64_t arrival_ = 0;
  TimerNode *child_ = nullptr, *next_ = nullptr;
  TimerNode* previous_ = nullptr;  ///< the sibling before, or the parent of a first child
};

/// Earliest first; what is due at the same time leaves in order of arrival. Owns nothing, and must outlive its timers'
/// stay in it.
class TimerQueue {
 public:
  TimerQueue() = default;
  TimerQueue(const TimerQueue&) = delete;
  TimerQueue& operator=(const TimerQueue&) = delete;
  ~TimerQueue();

  [[nodiscard]] bool empty() const noexcept { return root_ == nullptr; }
  /// Of a queue that is not empty. O(1).
  [[nodiscard]] TimerNode& earliest() const noexcept { return *root_; }

  /// O(1). The timer must be in no queue.
  void insert(TimerNode& timer, Nanoseconds due) noexcept;
  /// O(log n) amortised. The timer must be in this queue.
  void erase(TimerNode& timer) noexcept;

 private:
  /// Of two heaps, each maybe empty, one: the later root becomes the first child of the earlier.
  [[nodiscard]] static TimerNode* meld(TimerNode* one, TimerNode* other) noexcept;
  /// Of a row of siblings one heap: in pairs from the left, then the pairs from the right.
  [[nodiscard]] static TimerNode* meld_row(TimerNode* first) noexcept;

  TimerNode* root_ = nullptr;
  std::uint64_t arrivals_ = 0;
};

}  // namespace cachebound
