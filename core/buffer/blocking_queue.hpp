// queue.Queue: threads hand items over; a full queue holds producers back, an empty one lets consumers wait
// (CPython 3.11, Lib/queue.py).
#pragma once

#include <cassert>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>

#include "base/clock.hpp"
#include "buffer/backpressure.hpp"
#include "buffer/ring_buffer.hpp"

namespace cachebound {

/// Any number of threads may call anything at any time. Native only: WebAssembly without shared memory has no threads.
/// Every operation is O(1) beside waiting. A bounded queue allocates once, in its constructor.
template <class T>
class BlockingQueue {
 public:
  /// No timeout waits for as long as it takes, as Python's None does; zero does not wait.
  using Timeout = std::optional<Nanoseconds>;

  /// `maxsize` zero or less: no bound. The account must be charged by nothing else (it is changed under this queue's
  /// lock); `clock` measures how long who waited, and may be asked by several threads at once.
  BlockingQueue(std::int64_t maxsize, Account& account, const Clock& clock)
      : items_(Capacity::queue(maxsize), account), clock_(clock) {}

  [[nodiscard]] static constexpr std::optional<std::uint64_t> worst_case_bytes(std::int64_t maxsize) noexcept {
    return RingBuffer<T>::worst_case_bytes(Capacity::queue(maxsize));
  }

  /// Waits for room; `full` when there was none in time. The timeout is zero or more.
  [[nodiscard]] Put put(T item, Timeout timeout = std::nullopt) {
    std::unique_lock lock(mutex_);
    if (!wait(lock, not_full_, timeout, pressure_.puts, [this] { return !items_.is_full(); })) {
      ++pressure_.full;
      return Put::full;
    }
    items_.append(std::move(item));
    pressure_.high_water = std::max(pressure_.high_water, items_.size());
    ++unfinished_;
    not_empty_.notify_one();
    return Put::stored;
  }
  [[nodiscard]] Put put_nowait(T item) { return put(std::move(item), Nanoseconds::zero()); }

  /// Waits for an item; nothing (queue.Empty) when there was none in time. The timeout is zero or more.
  [[nodiscard]] std::optional<T> get(Timeout timeout = std::nullopt) {
    std::unique_lock lock(mutex_);
    if (!wait(lock, not_empty_, timeout, pressure_.gets, [this] { return items_.size() > 0; })) {
      ++pressure_.empty;
      return std::nullopt;
    }
    auto item = items_.pop_left();
    not_full_.notify_one();
    return item;
  }
  [[nodiscard]] std::optional<T> get_nowait() { return get(Nanoseconds::zero()); }

  /// One item taken has been dealt with. False when that is more than were put (Python raises ValueError).
  [[nodiscard]] bool task_done() {
    const std::lock_guard lock(mutex_);
    if (unfinished_ == 0) return false;
    if (--unfinished_ == 0) all_done_.notify_all();
    return true;
  }
  /// Waits until every item put has been dealt with.
  void join() {
    std::unique_lock lock(mutex_);
    all_done_.wait(lock, [this] { return unfinished_ == 0; });
  }

  /// What was so a moment ago: other threads may have changed it.
  [[nodiscard]] std::uint32_t qsize() const {
    const std::lock_guard lock(mutex_);
    return items_.size();
  }
  [[nodiscard]] bool empty() const { return qsize() == 0; }
  [[nodiscard]] bool full() const {
    const std::lock_guard lock(mutex_);
    return items_.is_full();
  }
  [[nodiscard]] Backpressure backpressure() const {
    const std::lock_guard lock(mutex_);
    return pressure_;
  }

 private:
  template <class Condition>
  bool wait(std::unique_lock<std::mutex>& lock, std::condition_variable& changed, Timeout timeout, Waits& waits,
            Condition&& condition) {
    assert(!timeout || *timeout >= Nanoseconds::zero());
    if (condition()) return true;
    if (timeout == Nanoseconds::zero()) return false;
    const Nanoseconds start = clock_.now();
    bool met = true;
    if (timeout) {
      met = changed.wait_for(lock, *timeout, condition);
    } else {
      changed.wait(lock, condition);
    }
    waits.add(clock_.now() - start);
    return met;
  }

  mutable std::mutex mutex_;
  std::condition_variable not_empty_, not_full_, all_done_;
  RingBuffer<T> items_;
  std::uint64_t unfinished_ = 0;
  Backpressure pressure_;
  const Clock& clock_;
};

}  // namespace cachebound
