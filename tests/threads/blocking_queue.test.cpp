#include "buffer/blocking_queue.hpp"

#include <algorithm>
#include <chrono>
#include <thread>
#include <vector>

#include "catch.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

class SteadyClock final : public Clock {
 public:
  Nanoseconds now() const override { return std::chrono::steady_clock::now().time_since_epoch(); }
};

constexpr std::uint32_t producers = 4, consumers = 4, items = 1'000'000, each = items / producers;
constexpr std::uint32_t end_of_stream = items;

/// Takes until the end of the stream.
std::vector<std::uint32_t> taken_from(BlockingQueue<std::uint32_t>& queue) {
  std::vector<std::uint32_t> taken;
  while (true) {
    const std::uint32_t item = *queue.get();
    if (item == end_of_stream) return taken;
    taken.push_back(item);
    if (!queue.task_done()) return taken;
  }
}

}  // namespace

TEST_CASE("four producers and four consumers lose nothing and double nothing", "[threads][blocking_queue]") {
  for (const std::int64_t maxsize : {1, 64, 0}) {
    CAPTURE(maxsize);
    const SteadyClock clock;
    Account account("queue", BlockingQueue<std::uint32_t>::worst_case_bytes(maxsize));
    BlockingQueue<std::uint32_t> queue(maxsize, account, clock);
    // A queue of one switches threads at every item: a tenth of the items says as much.
    const std::uint32_t share = maxsize == 1 ? each / 10 : each;

    std::vector<std::vector<std::uint32_t>> taken(consumers);
    std::vector<std::thread> threads;
    for (std::uint32_t c = 0; c < consumers; ++c) {
      threads.emplace_back([&queue, &mine = taken[c]] { mine = taken_from(queue); });
    }
    std::vector<std::thread> sources;
    for (std::uint32_t p = 0; p < producers; ++p) {
      sources.emplace_back([&queue, p, share] {
        for (std::uint32_t i = 0; i < share; ++i) static_cast<void>(queue.put(p * share + i));
      });
    }
    for (std::thread& source : sources) source.join();
    queue.join();
    CHECK(queue.empty());
    for (std::uint32_t c = 0; c < consumers; ++c) static_cast<void>(queue.put(end_of_stream));
    for (std::thread& thread : threads) thread.join();

    std::vector<std::uint8_t> seen(std::size_t{producers} * share);
    bool in_order = true;
    for (const auto& mine : taken) {
      // What one producer put, any one consumer takes in that order.
      std::vector<std::uint32_t> last(producers);
      for (const std::uint32_t item : mine) {
        ++seen[item];
        in_order = in_order && item % share + 1 > last[item / share];
        last[item / share] = item % share + 1;
      }
    }
    CHECK(std::count(seen.begin(), seen.end(), 1) == static_cast<std::ptrdiff_t>(seen.size()));
    CHECK(in_order);
    if (maxsize > 0) CHECK(queue.backpressure().high_water <= maxsize);
  }
}

TEST_CASE("a put that waits goes on when a thread takes an item", "[threads][blocking_queue]") {
  const SteadyClock clock;
  Account account("queue");
  BlockingQueue<int> queue(1, account, clock);
  CHECK(queue.put(1) == Put::stored);
  std::thread producer([&] { CHECK_NOTHROW(static_cast<void>(queue.put(2))); });
  CHECK(queue.get() == 1);
  CHECK(queue.get(1h) == 2);
  producer.join();
  CHECK(queue.backpressure().puts.count <= 1);
}

TEST_CASE("a get with a timeout gets what another thread puts in time, and gives up after it",
          "[threads][blocking_queue]") {
  const SteadyClock clock;
  Account account("queue");
  BlockingQueue<int> queue(0, account, clock);
  std::thread producer([&] { static_cast<void>(queue.put(7)); });
  CHECK(queue.get(1h) == 7);
  producer.join();
  const Nanoseconds start = clock.now();
  CHECK_FALSE(queue.get(2ms));
  CHECK(clock.now() - start >= 2ms);
  CHECK(queue.backpressure().gets.longest >= 2ms);
  CHECK(queue.backpressure().empty == 1);
}

TEST_CASE("join returns when another thread has done the last item", "[threads][blocking_queue]") {
  const SteadyClock clock;
  Account account("queue");
  BlockingQueue<int> queue(0, account, clock);
  int worked = 0;
  for (int i = 0; i < 100; ++i) static_cast<void>(queue.put(i));
  std::thread worker([&] {
    for (int i = 0; i < 100; ++i) {
      static_cast<void>(queue.get());
      ++worked;
      static_cast<void>(queue.task_done());
    }
  });
  queue.join();
  CHECK(worked == 100);  // the queue's lock orders the worker's writes before this read
  worker.join();
}
