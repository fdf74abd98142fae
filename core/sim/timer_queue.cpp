#include "sim/timer_queue.hpp"

#include <cassert>
#include <tuple>
#include <utility>

namespace cachebound {

TimerNode::~TimerNode() {
  if (queue_ != nullptr) queue_->erase(*this);
}

TimerQueue::~TimerQueue() {
  while (!empty()) erase(*root_);
}

void TimerQueue::insert(TimerNode& timer, Nanoseconds due) noexcept {
  assert(!timer.is_queued());
  timer.queue_ = this;
  timer.due_ = due;
  timer.arrival_ = arrivals_++;
  root_ = meld(root_, &timer);
}

void TimerQueue::erase(TimerNode& timer) noexcept {
  assert(timer.queue_ == this);
  TimerNode* const orphans = meld_row(std::exchange(timer.child_, nullptr));
  if (&timer == root_) {
    root_ = orphans;
  } else {
    (timer.previous_->child_ == &timer ? timer.previous_->child_ : timer.previous_->next_) = timer.next_;
    if (timer.next_ != nullptr) timer.next_->previous_ = timer.previous_;
    timer.next_ = timer.previous_ = nullptr;
    root_ = meld(root_, orphans);
  }
  timer.queue_ = nullptr;
}

TimerNode* TimerQueue::meld(TimerNode* one, TimerNode* other) noexcept {
  if (one == nullptr) return other;
  if (other == nullptr) return one;
  if (std::tie(other->due_, other->arrival_) < std::tie(one->due_, one->arrival_)) std::swap(one, other);
  other->previous_ = one;
  other->next_ = one->child_;
  if (one->child_ != nullptr) one->child_->previous_ = other;
  one->child_ = other;
  return one;
}

TimerNode* TimerQueue::meld_row(TimerNode* first) noexcept {
  const auto detach = [&first]() -> TimerNode* {
    TimerNode* const node = first;
    if (node == nullptr) return nullptr;
    first = node->next_;
    node->next_ = node->previous_ = nullptr;
    return node;
  };
  TimerNode* pairs = nullptr;  // chained by next_, the last pair first
  while (first != nullptr) {
    TimerNode* const left = detach();
    TimerNode* const pair = meld(left, detach());
    pair->next_ = pairs;
    pairs = pair;
  }
  TimerNode* heap = nullptr;
  while (pairs != nullptr) {
    TimerNode* const pair = pairs;
    pairs = std::exchange(pair->next_, nullptr);
    heap = meld(heap, pair);
  }
  return heap;
}

}  // namespace cachebound
