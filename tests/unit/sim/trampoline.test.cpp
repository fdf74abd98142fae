#include "sim/trampoline.hpp"

#include "catch.hpp"

using namespace cachebound;

namespace {

/// Starts suspended, and stays until its owner goes.
class Player {
 public:
  struct promise_type {
    Player get_return_object() { return Player(std::coroutine_handle<promise_type>::from_promise(*this)); }
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { throw; }
  };
  explicit Player(std::coroutine_handle<> suspended) : coroutine(suspended) {}
  Player(const Player&) = delete;
  Player& operator=(const Player&) = delete;
  ~Player() { coroutine.destroy(); }

  std::coroutine_handle<> coroutine;
};

/// co_await: hands over to the other, whoever that is by then.
struct HandOver : std::suspend_always {
  Trampoline& trampoline;
  std::coroutine_handle<>& other;
  HandOver(Trampoline& by, std::coroutine_handle<>& to) : trampoline(by), other(to) {}
  void await_suspend(std::coroutine_handle<>) const { trampoline.continue_with(other); }
};

Player play(Trampoline& trampoline, std::coroutine_handle<>& other, int& strokes, int last) {
  while (strokes < last) {
    ++strokes;
    co_await HandOver(trampoline, other);
  }
}

}  // namespace

TEST_CASE("two coroutines hand over half a million times without nesting", "[trampoline]") {
  Trampoline trampoline;
  std::coroutine_handle<> ping_handle, pong_handle;
  int strokes = 0;
  const Player ping = play(trampoline, pong_handle, strokes, 500'000);
  const Player pong = play(trampoline, ping_handle, strokes, 500'000);
  ping_handle = ping.coroutine;
  pong_handle = pong.coroutine;
  trampoline.run(ping.coroutine);
  CHECK(strokes == 500'000);
  CHECK(ping.coroutine.done());
  CHECK_FALSE(pong.coroutine.done());
}

TEST_CASE("a coroutine that names nobody ends the run", "[trampoline]") {
  Trampoline trampoline;
  std::coroutine_handle<> nobody;
  int strokes = 0;
  const Player lone = play(trampoline, nobody, strokes, 10);
  trampoline.run(lone.coroutine);
  CHECK(strokes == 1);
}
