// One thread alone; what several do to each other is tested in tests/threads.
#include "buffer/blocking_queue.hpp"

#include <memory>

#include "catch.hpp"
#include "sim/virtual_clock.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

struct Fixture {
  VirtualClock clock;
  Account account{"queue"};
};

}  // namespace

TEST_CASE("a full queue takes no more, an empty one gives nothing", "[blocking_queue]") {
  Fixture on;
  BlockingQueue<int> queue(2, on.account, on.clock);
  CHECK(queue.empty());
  CHECK_FALSE(queue.get_nowait());
  CHECK(queue.put(1) == Put::stored);
  CHECK(queue.put_nowait(2) == Put::stored);
  CHECK(queue.full());
  CHECK(queue.put_nowait(3) == Put::full);
  CHECK(queue.put(3, 1ns) == Put::full);
  CHECK(queue.qsize() == 2);
  CHECK(queue.get() == 1);
  CHECK(queue.get(1h) == 2);
  CHECK_FALSE(queue.get(1ns));
}

TEST_CASE("maxsize zero or less is no bound", "[blocking_queue]") {
  for (const std::int64_t maxsize : {0, -1}) {
    Fixture on;
    BlockingQueue<int> queue(maxsize, on.account, on.clock);
    for (int i = 0; i < 1000; ++i) REQUIRE(queue.put_nowait(i) == Put::stored);
    CHECK_FALSE(queue.full());
    for (int i = 0; i < 1000; ++i) REQUIRE(queue.get_nowait() == i);
    CHECK_FALSE(BlockingQueue<int>::worst_case_bytes(maxsize));
  }
}

TEST_CASE("as many items can be done as were put", "[blocking_queue]") {
  Fixture on;
  BlockingQueue<std::unique_ptr<int>> queue(0, on.account, on.clock);
  CHECK_FALSE(queue.task_done());
  CHECK(queue.put(std::make_unique<int>(7)) == Put::stored);
  CHECK(**queue.get() == 7);
  CHECK(queue.task_done());
  queue.join();
  CHECK_FALSE(queue.task_done());
}

TEST_CASE("a bounded queue allocates once", "[blocking_queue]") {
  Fixture on;
  BlockingQueue<std::uint32_t> queue(100, on.account, on.clock);
  for (std::uint32_t i = 0; i < 300; ++i) static_cast<void>(queue.put_nowait(i));
  CHECK(on.account.allocations() == 1);
  CHECK(on.account.peak() == BlockingQueue<std::uint32_t>::worst_case_bytes(100));
  CHECK(queue.backpressure().high_water == 100);
  CHECK(queue.backpressure().full == 200);
  CHECK(queue.backpressure().puts.count == 0);  // who does not wait is not counted as waiting
}
