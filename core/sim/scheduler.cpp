#include "sim/scheduler.hpp"

#include <cassert>
#include <limits>

namespace cachebound {

/// Holds a spawned task until it has finished. Its frame goes by itself at the end.
class Scheduler::Root {
 public:
  class Promise : public Link {
   public:
    Promise(Scheduler& scheduler, const Task<>&) noexcept : trampoline(&scheduler.trampoline_), scheduler_(scheduler) {
      scheduler_.roots_.push_back(*this);
      ++scheduler_.tasks_;
      assert(scheduler_.tasks_ <= scheduler_.most_tasks_);
    }
    Promise(const Promise&) = delete;
    Promise& operator=(const Promise&) = delete;
    ~Promise() { --scheduler_.tasks_; }

    Trampoline* trampoline;

    [[nodiscard]] Root get_return_object() noexcept {
      resumption_.suspend(Handle::from_promise(*this), *trampoline);
      scheduler_.make_ready(resumption_);
      return {};
    }
    [[nodiscard]] std::suspend_always initial_suspend() const noexcept { return {}; }
    [[nodiscard]] std::suspend_never final_suspend() const noexcept { return {}; }
    void return_void() const noexcept {}
    void unhandled_exception() const { throw; }

   private:
    Scheduler& scheduler_;
    Resumption resumption_;
  };
  using promise_type = Promise;
  using Handle = std::coroutine_handle<Promise>;
};

Scheduler::Root Scheduler::start([[maybe_unused]] Scheduler& scheduler, Task<> task) { co_await std::move(task); }

Scheduler::~Scheduler() { drop_tasks(); }

void Scheduler::drop_tasks() noexcept {
  while (!roots_.empty()) {
    Root::Handle::from_promise(static_cast<Root::Promise&>(roots_.pop_front())).destroy();
  }
}

void Scheduler::spawn(Task<> task) { start(*this, std::move(task)); }

void Scheduler::set_timer(Timer& timer, Nanoseconds time) noexcept {
  if (time <= now()) {
    make_ready(timer);
  } else {
    timers_.insert(timer, time);
  }
}

bool Scheduler::go_on(Nanoseconds limit) {
  if (timers_.empty() || timers_.earliest().due() > limit) return false;
  const Nanoseconds due = timers_.earliest().due();
  clock_.wait_until(due);
  while (!timers_.empty() && timers_.earliest().due() == due) {
    auto& timer = static_cast<Timer&>(timers_.earliest());
    timers_.erase(timer);
    make_ready(timer);
  }
  return true;
}

bool Scheduler::run_one() {
  if (ready_.empty() && !go_on(Nanoseconds::max())) return false;
  ready_.pop_front().run();
  return true;
}

void Scheduler::run() {
  while (run_one()) {
  }
}

void Scheduler::run_until(Nanoseconds time) {
  while (!ready_.empty() || go_on(time)) ready_.pop_front().run();
  clock_.wait_until(time);
}

}  // namespace cachebound
