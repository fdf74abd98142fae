// Coroutines that wait for something to happen, in order of arrival, and give up at a deadline if they have one.
#pragma once

#include <coroutine>
#include <optional>

#include "sim/scheduler.hpp"

namespace cachebound {

/// A wait may be woken and expire at the same virtual time, before its coroutine goes on; then both are true, and a
/// waiter that gives up has to pass the wake-up on.
struct WaitOutcome {
  bool woken = false, expired = false;
};

class WaitList;

/// The coroutine's place in a WaitList while it is suspended: what `WaitList::wait` returns, to be awaited at once.
class Wait;

/// Ends a wait at a time. One deadline serves one coroutine, for several waits one after the other, as asyncio.timeout
/// does; it starts to run at the first of them.
class Deadline final : Timer {
 public:
  /// No timeout: never. Zero or less: at the first wait, behind everything that is ready.
  Deadline(Scheduler& scheduler, std::optional<Nanoseconds> timeout) noexcept
      : armed_(!timeout), due_(timeout ? scheduler.now() + *timeout : Nanoseconds::max()) {}

 private:
  friend class Wait;

  void run() override;

  bool armed_, expired_ = false;
  Nanoseconds due_;
  Wait* wait_ = nullptr;
};

class Wait final : public Link {
 public:
  Wait(Scheduler& scheduler, IntrusiveList<Wait>& list, Deadline* deadline) noexcept
      : scheduler_(scheduler), list_(list), deadline_(deadline) {}
  ~Wait() { leave_deadline(); }

  [[nodiscard]] bool await_ready() noexcept {
    outcome_.expired = deadline_ != nullptr && deadline_->expired_;
    return outcome_.expired;
  }
  void await_suspend(std::coroutine_handle<> coroutine) noexcept {
    resumption_.suspend(coroutine, scheduler_.trampoline());
    list_.push_back(*this);
    if (deadline_ == nullptr) return;
    deadline_->wait_ = this;
    if (!deadline_->armed_) scheduler_.set_timer(*deadline_, deadline_->due_);
    deadline_->armed_ = true;
  }
  WaitOutcome await_resume() noexcept {
    leave_deadline();
    return outcome_;
  }

 private:
  friend class WaitList;
  friend class Deadline;

  void wake() noexcept {
    outcome_.woken = true;
    scheduler_.make_ready(resumption_);
  }
  void expire() noexcept {
    outcome_.expired = true;
    if (outcome_.woken) return;
    unlink();
    scheduler_.make_ready(resumption_);
  }
  void leave_deadline() noexcept {
    if (deadline_ != nullptr) deadline_->wait_ = nullptr;
  }

  Scheduler& scheduler_;
  IntrusiveList<Wait>& list_;
  Deadline* deadline_;
  WaitOutcome outcome_;
  Resumption resumption_;
};

inline void Deadline::run() {
  expired_ = true;
  if (wait_ != nullptr) wait_->expire();
}

/// First come, first woken. Allocates nothing: bounded by the tasks that can wait. Every operation is O(1) a waiter.
class WaitList {
 public:
  explicit WaitList(Scheduler& scheduler) noexcept : scheduler_(scheduler) {}

  /// co_await: until woken.
  [[nodiscard]] Wait wait() noexcept { return {scheduler_, waiting_, nullptr}; }
  /// co_await: until woken or until the deadline, which must outlive the wait; the WaitOutcome says which.
  [[nodiscard]] Wait wait(Deadline& deadline) noexcept { return {scheduler_, waiting_, &deadline}; }

  /// The one that has waited longest becomes ready, behind everything that is; false when nobody waits.
  bool wake_one() noexcept {
    if (waiting_.empty()) return false;
    waiting_.pop_front().wake();
    return true;
  }
  /// Everyone who waits now, in order of arrival.
  void wake_all() noexcept {
    while (wake_one()) {
    }
  }
  [[nodiscard]] bool empty() const noexcept { return waiting_.empty(); }

 private:
  Scheduler& scheduler_;
  IntrusiveList<Wait> waiting_;
};

}  // namespace cachebound
