// asyncio.Queue: coroutines hand items over; a full queue suspends producers, an empty one consumers
// (CPython 3.11, Lib/asyncio/queues.py).
#pragma once

#include <optional>
#include <utility>

#include "buffer/backpressure.hpp"
#include "buffer/ring_buffer.hpp"
#include "sim/task.hpp"
#include "sim/wait_list.hpp"

namespace cachebound {

/// Who waits longest is woken first; as in asyncio the woken one looks again, and waits anew behind the others if
/// somebody was quicker. Every operation is O(1) beside waiting. A bounded queue allocates once, in its constructor.
/// Must outlive the coroutines of `put`, `get` and `join` unless they are never resumed again.
template <class T>
class AsyncQueue {
 public:
  /// No timeout waits for as long as it takes; zero or less gives up behind everything that is ready, as
  /// asyncio.timeout does.
  using Timeout = std::optional<Nanoseconds>;

  /// `maxsize` zero or less: no bound.
  AsyncQueue(std::int64_t maxsize, Scheduler& scheduler, Account& account)
      : scheduler_(scheduler), items_(Capacity::queue(maxsize), account) {}

  [[nodiscard]] static constexpr std::optional<std::uint64_t> worst_case_bytes(std::int64_t maxsize) noexcept {
    return RingBuffer<T>::worst_case_bytes(Capacity::queue(maxsize));
  }

  /// Suspends until there is room; `full` when there was none in time.
  [[nodiscard]] Task<Put> put(T item, Timeout timeout = std::nullopt) {
    if (full()) {
      const bool in_time = co_await wait(putters_, timeout, pressure_.puts, [this] { return !full(); });
      if (!in_time) {
        ++pressure_.full;
        co_return Put::full;
      }
    }
    co_return store(std::move(item));
  }

  /// Suspends until there is an item; nothing when there was none in time.
  [[nodiscard]] Task<std::optional<T>> get(Timeout timeout = std::nullopt) {
    if (empty()) {
      const bool in_time = co_await wait(getters_, timeout, pressure_.gets, [this] { return !empty(); });
      if (!in_time) {
        ++pressure_.empty;
        co_return std::nullopt;
      }
    }
    co_return take();
  }

  /// `full` (asyncio.QueueFull) when there is no room now.
  [[nodiscard]] Put put_nowait(T item) {
    if (!full()) return store(std::move(item));
    ++pressure_.full;
    return Put::full;
  }

  /// Nothing (asyncio.QueueEmpty) when there is no item now.
  [[nodiscard]] std::optional<T> get_nowait() {
    if (!empty()) return take();
    ++pressure_.empty;
    return std::nullopt;
  }

  /// One item taken has been dealt with. False when that is more than were put (Python raises ValueError).
  [[nodiscard]] bool task_done() noexcept {
    if (unfinished_ == 0) return false;
    if (--unfinished_ == 0) joiners_.wake_all();
    return true;
  }
  /// Suspends until every item put has been dealt with.
  [[nodiscard]] Task<> join() {
    if (unfinished_ > 0) co_await joiners_.wait();
  }

  [[nodiscard]] std::uint32_t qsize() const noexcept { return items_.size(); }
  [[nodiscard]] bool empty() const noexcept { return items_.size() == 0; }
  [[nodiscard]] bool full() const noexcept { return items_.is_full(); }
  /// Waits on the scheduler's clock.
  [[nodiscard]] const Backpressure& backpressure() const noexcept { return pressure_; }
  [[nodiscard]] std::uint64_t used_bytes() const noexcept { return items_.used_bytes(); }

 private:
  /// Until the condition is met (true) or the time is over.
  template <class Condition>
  Task<bool> wait(WaitList& list, Timeout timeout, Waits& waits, Condition condition) {
    Deadline deadline(scheduler_, timeout);
    const Nanoseconds start = scheduler_.now();
    WaitOutcome outcome;
    while (!outcome.expired && !condition()) outcome = co_await list.wait(deadline);
    waits.add(scheduler_.now() - start);
    // Woken, but too late to make use of it: the next one may.
    if (outcome.expired && outcome.woken && condition()) list.wake_one();
    co_return !outcome.expired;
  }

  Put store(T item) {
    items_.append(std::move(item));
    pressure_.high_water = std::max(pressure_.high_water, items_.size());
    ++unfinished_;
    getters_.wake_one();
    return Put::stored;
  }
  std::optional<T> take() {
    auto item = items_.pop_left();
    putters_.wake_one();
    return item;
  }

  Scheduler& scheduler_;
  RingBuffer<T> items_;
  WaitList getters_{scheduler_}, putters_{scheduler_}, joiners_{scheduler_};
  std::uint64_t unfinished_ = 0;
  Backpressure pressure_;
};

}  // namespace cachebound
