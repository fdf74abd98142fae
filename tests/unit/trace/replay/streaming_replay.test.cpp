#include "trace/replay/streaming_replay.hpp"

#include "catch.hpp"
#include "trace/replay_runs.hpp"

using namespace cachebound;

TEST_CASE("a stream runs through all caches at once, and allocates nothing more", "[replay]") {
  Account account("caches");
  const auto lanes = contenders("lru,fifo", "1,2");
  StreamingReplay replay(lanes, 1, nullptr, account);
  const std::uint64_t blocks = account.allocations();
  // a b a c b: LRU of two hits the second a only; of one, nothing. FIFO of two hits a as well.
  const std::vector<Key> keys{1, 2, 1, 3, 2};
  replay.replay({std::span(keys).first(2), {}});
  replay.replay({std::span(keys).subspan(2), {}});
  const auto rows = replay.rows();
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].hits == 0);
  CHECK(rows[2].hits == 1);
  CHECK(rows[3].policy == "fifo");
  CHECK(rows[3].hits == 2);
  CHECK(rows[3].requests == 5);
  CHECK(account.allocations() == blocks);
}

TEST_CASE("belady streams where each request tells the next", "[replay]") {
  Account account("caches");
  const auto lanes = contenders("belady", "1");
  StreamingReplay replay(lanes, 1, nullptr, account);
  const std::vector<Key> keys{1, 1, 2, 1};
  const std::vector<std::uint64_t> next{1, 3, RequestBatch::never, RequestBatch::never};
  replay.replay({keys, next});
  CHECK(replay.rows()[0].hits == 1);
}
