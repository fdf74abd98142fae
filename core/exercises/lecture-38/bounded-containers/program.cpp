// Bounded containers over Cachebound's core: a ring loses readings, a queue lets producers wait.
#include <cstdio>

#include "buffer/async_queue.hpp"
#include "buffer/ring_buffer.hpp"

using namespace cachebound;

constexpr std::uint32_t readings = {{readings}}, capacity = {{capacity}};

struct Stream {
  VirtualClock clock;
  Scheduler scheduler{clock, 2 * ({{producers}} + {{consumers}})};
  Account ring_memory{"ring"}, queue_memory{"queue"};
  RingBuffer<std::uint32_t> ring{Capacity::bounded(capacity), ring_memory};
  WaitList arrived{scheduler};
  AsyncQueue<std::uint32_t> queue{capacity, scheduler, queue_memory};
  Nanoseconds interval = from_milliseconds({{interval_ms}}), work = from_milliseconds({{work_ms}});
  int pushed_out = 0;

  Task<> produce_to_ring(std::uint32_t producer) {
    for (std::uint32_t i = producer; i < readings; i += {{producers}}) {
      co_await scheduler.sleep_until(i * interval);
      if (ring.append(i)) ++pushed_out;
      arrived.wake_one();
    }
  }
  Task<> produce_to_queue(std::uint32_t producer) {
    for (std::uint32_t i = producer; i < readings; i += {{producers}}) {
      co_await scheduler.sleep_until(i * interval);
      static_cast<void>(co_await queue.put(i));
    }
  }
  Task<> consume_from_ring() {
    while (true) {
      while (!ring.pop_left()) co_await arrived.wait();
      co_await scheduler.sleep_for(work);
    }
  }
  Task<> consume_from_queue() {
    while (true) {
      static_cast<void>(co_await queue.get());
      co_await scheduler.sleep_for(work);
    }
  }
};

int main() {
  Stream stream;
  for (std::uint32_t i = 0; i < {{producers}}; ++i) {
    stream.scheduler.spawn(stream.produce_to_ring(i));
    stream.scheduler.spawn(stream.produce_to_queue(i));
  }
  for (int i = 0; i < {{consumers}}; ++i) {
    stream.scheduler.spawn(stream.consume_from_ring());
    stream.scheduler.spawn(stream.consume_from_queue());
  }
  stream.scheduler.run();
  std::printf("the ring lost %d readings, the queue %u; its producers waited %g ms\n", stream.pushed_out,
              stream.queue.qsize(), to_milliseconds(stream.queue.backpressure().puts.total));
}
