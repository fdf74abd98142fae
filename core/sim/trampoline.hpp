// Runs coroutines that hand over to each other, one after the other instead of one inside the other: no depth of
// awaiting, and no number of switches, takes stack.
#pragma once

#include <coroutine>
#include <utility>

namespace cachebound {

/// Awaiters never resume a coroutine themselves: they name the next one here and suspend. (Symmetric transfer would do
/// the same, but does not compile to WebAssembly everywhere.)
class Trampoline {
 public:
  /// To be called from within `run`, at most once a switch.
  void continue_with(std::coroutine_handle<> next) noexcept { next_ = next; }

  /// Until a coroutine suspends without naming another.
  void run(std::coroutine_handle<> coroutine) {
    while (coroutine) {
      coroutine.resume();
      coroutine = std::exchange(next_, nullptr);
    }
  }

 private:
  std::coroutine_handle<> next_;
};

}  // namespace cachebound
