// Coroutines on virtual time: the same order on every machine, and a day passes as fast as its events can be computed.
// On a clock of real time the same coroutines wait for it.
#pragma once

#include <coroutine>
#include <cstdint>

#include "sim/intrusive_list.hpp"
#include "sim/task.hpp"
#include "sim/timer_queue.hpp"
#include "sim/trampoline.hpp"
#include "sim/virtual_clock.hpp"
#include "sim/waitable_clock.hpp"

namespace cachebound {

/// Something that can stand in the ready queue.
class Runnable : public Link {
 public:
  virtual ~Runnable() = default;
  virtual void run() = 0;
};

/// Something that happens at a time, unless it is destroyed before.
class Timer : public Runnable, public TimerNode {};

/// A suspended coroutine in the ready queue.
class Resumption final : public Runnable {
 public:
  void suspend(std::coroutine_handle<> coroutine, Trampoline& trampoline) noexcept {
    coroutine_ = coroutine;
    trampoline_ = &trampoline;
  }
  void run() override { trampoline_->run(coroutine_); }

 private:
  std::coroutine_handle<> coroutine_;
  Trampoline* trampoline_ = nullptr;
};

/// The ready queue runs in order of arrival; only when it is empty does the clock go on, to the earliest timer, and
/// all timers due then join the queue in the order in which they were set. A timer that ends a wait makes the waiter
/// ready behind what is ready already: order for order as in asyncio's event loop.
///
/// Bounded by the number of tasks: queue and timers are linked through the frames of the coroutines that wait, and the
/// scheduler itself allocates nothing but one small frame a task. Tasks that have not finished are destroyed with it,
/// where they wait; what they wait on may be gone by then.
class Scheduler {
 public:
  /// `most_tasks` may live at once; more is a broken invariant.
  Scheduler(WaitableClock& clock, std::uint32_t most_tasks) : clock_(clock), most_tasks_(most_tasks) {}
  Scheduler(const Scheduler&) = delete;
  Scheduler& operator=(const Scheduler&) = delete;
  ~Scheduler();

  /// The task starts when the ready queue comes to it.
  void spawn(Task<> task);
  /// Destroys every task that has not finished, where it waits: what a process leaves behind whose plug is pulled. Not
  /// from within a task.
  void drop_tasks() noexcept;

  /// One entry of the ready queue, for which the clock may have to go on; false when nothing will ever happen.
  bool run_one();
  /// Until nothing will ever happen; tasks may still wait for something that nobody will do.
  void run();
  /// Everything up to and including `time`, where the clock stands then (or later, when that is over already).
  void run_until(Nanoseconds time);

  [[nodiscard]] Nanoseconds now() const noexcept { return clock_.now(); }
  /// Tasks spawned and not finished.
  [[nodiscard]] std::uint32_t tasks() const noexcept { return tasks_; }

  class Sleep;
  /// co_await: goes on at `time`; when that is not after now, behind everything that is ready.
  [[nodiscard]] Sleep sleep_until(Nanoseconds time) noexcept;
  [[nodiscard]] Sleep sleep_for(Nanoseconds time) noexcept;
  /// co_await: lets everything go first that is ready.
  [[nodiscard]] Sleep yield() noexcept;

  /// For primitives: behind everything that is ready.
  void make_ready(Runnable& runnable) noexcept { ready_.push_back(runnable); }
  /// For primitives: runs at `time`, or when that is not after now, behind everything that is ready.
  void set_timer(Timer& timer, Nanoseconds time) noexcept;
  [[nodiscard]] Trampoline& trampoline() noexcept { return trampoline_; }

 private:
  class Root;

  static Root start(Scheduler& scheduler, Task<> task);
  /// Fills the ready queue from the timers due first; false when there is none up to `limit`.
  bool go_on(Nanoseconds limit);

  WaitableClock& clock_;
  Trampoline trampoline_;
  TimerQueue timers_;
  IntrusiveList<Runnable> ready_;
  IntrusiveList<Link> roots_;
  [[maybe_unused]] std::uint32_t most_tasks_;  // only asserted
  std::uint32_t tasks_ = 0;
};

class Scheduler::Sleep final : Timer {
 public:
  Sleep(Scheduler& scheduler, Nanoseconds time) noexcept : scheduler_(scheduler), time_(time) {}

  [[nodiscard]] bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> coroutine) noexcept {
    resumption_.suspend(coroutine, scheduler_.trampoline());
    if (time_ <= scheduler_.now()) {
      scheduler_.make_ready(resumption_);
    } else {
      scheduler_.set_timer(*this, time_);
    }
  }
  void await_resume() const noexcept {}

 private:
  void run() override { scheduler_.make_ready(resumption_); }

  Scheduler& scheduler_;
  Nanoseconds time_;
  Resumption resumption_;
};

inline Scheduler::Sleep Scheduler::sleep_until(Nanoseconds time) noexcept { return {*this, time}; }
inline Scheduler::Sleep Scheduler::sleep_for(Nanoseconds time) noexcept { return {*this, now() + time}; }
inline Scheduler::Sleep Scheduler::yield() noexcept { return {*this, now()}; }

}  // namespace cachebound
