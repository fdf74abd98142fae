// Task<T>: a coroutine that starts when it is awaited and gives its awaiter one value.
#pragma once

#include <cassert>
#include <coroutine>
#include <optional>
#include <utility>

#include "sim/trampoline.hpp"

namespace cachebound {

template <class T = void>
class Task;

/// What a Task's coroutine knows: who waits for it, and where to name who runs next. Awaitables that suspend a Task may
/// rely on `promise().trampoline`.
class TaskPromiseBase {
 public:
  Trampoline* trampoline = nullptr;

  [[nodiscard]] std::suspend_always initial_suspend() const noexcept { return {}; }

  /// The awaiter goes on at once, at the same virtual time and before anything else that is ready.
  [[nodiscard]] auto final_suspend() const noexcept {
    struct ToAwaiter : std::suspend_always {
      const TaskPromiseBase* promise;
      explicit ToAwaiter(const TaskPromiseBase* finished) : promise(finished) {}
      void await_suspend(std::coroutine_handle<>) const noexcept {
        promise->trampoline->continue_with(promise->awaiter_);
      }
    };
    return ToAwaiter(this);
  }

  /// Goes up through the scheduler to whoever runs it: the core throws nothing but for lack of memory.
  void unhandled_exception() const { throw; }

  void awaited_by(std::coroutine_handle<> awaiter, Trampoline* its) noexcept {
    awaiter_ = awaiter;
    trampoline = its;
  }

 private:
  std::coroutine_handle<> awaiter_;
};

template <class T>
class TaskPromise : public TaskPromiseBase {
 public:
  [[nodiscard]] Task<T> get_return_object() noexcept;
  void return_value(T value) { value_.emplace(std::move(value)); }
  [[nodiscard]] T take() {
    assert(value_);
    return *std::move(value_);
  }

 private:
  std::optional<T> value_;
};

template <>
class TaskPromise<void> : public TaskPromiseBase {
 public:
  [[nodiscard]] Task<void> get_return_object() noexcept;
  void return_void() const noexcept {}
  void take() const noexcept {}
};

/// Owns its coroutine: dropping a task that has not finished destroys it where it waits. Awaited at most once, from a
/// Task or by Scheduler::spawn.
template <class T>
class [[nodiscard]] Task {
 public:
  using promise_type = TaskPromise<T>;
  using Handle = std::coroutine_handle<promise_type>;

  explicit Task(Handle coroutine) noexcept : coroutine_(coroutine) {}
  Task(Task&& other) noexcept : coroutine_(std::exchange(other.coroutine_, nullptr)) {}
  Task& operator=(Task&& other) noexcept {
    std::swap(coroutine_, other.coroutine_);
    return *this;
  }
  ~Task() {
    if (coroutine_) coroutine_.destroy();
  }

  [[nodiscard]] auto operator co_await() && noexcept { return Awaiter{coroutine_}; }

 private:
  struct Awaiter {
    Handle coroutine;
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> awaiter) const noexcept {
      coroutine.promise().awaited_by(awaiter, awaiter.promise().trampoline);
      awaiter.promise().trampoline->continue_with(coroutine);
    }
    T await_resume() const { return coroutine.promise().take(); }
  };

  Handle coroutine_;
};

template <class T>
Task<T> TaskPromise<T>::get_return_object() noexcept {
  return Task<T>(Task<T>::Handle::from_promise(*this));
}

inline Task<void> TaskPromise<void>::get_return_object() noexcept {
  return Task<void>(Task<void>::Handle::from_promise(*this));
}

}  // namespace cachebound
