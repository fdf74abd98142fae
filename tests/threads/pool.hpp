// Threads that start together, so that they meet.
#pragma once

#include <latch>
#include <thread>
#include <vector>

namespace cachebound {

/// Runs `work(0)` … `work(threads - 1)` at once, each in a thread of its own, and waits for all.
template <class Work>
void together(int threads, Work&& work) {
  std::latch start(threads);
  std::vector<std::thread> pool;
  for (int thread = 0; thread < threads; ++thread) {
    pool.emplace_back([&start, &work, thread] {
      start.arrive_and_wait();
      work(thread);
    });
  }
  for (std::thread& each : pool) each.join();
}

}  // namespace cachebound
