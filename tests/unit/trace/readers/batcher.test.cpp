#include "trace/readers/batcher.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("requests come in full batches, the rest when flushed", "[batcher]") {
  std::vector<std::size_t> lengths;
  Key expected = 0;
  Batcher batcher([&](const RequestBatch& batch) {
    lengths.push_back(batch.keys.size());
    for (const Key key : batch.keys) REQUIRE(key == expected++);
    return batch.next.empty();
  });
  for (Key key = 0; key < requests_per_batch + 3; ++key) REQUIRE(batcher.add(key));
  CHECK(batcher.flush());
  CHECK(lengths == std::vector<std::size_t>{requests_per_batch, 3});
  CHECK(batcher.requests() == requests_per_batch + 3);
}

TEST_CASE("next positions travel beside their keys", "[batcher]") {
  std::vector<std::uint64_t> next;
  Batcher batcher([&](const RequestBatch& batch) {
    next.assign(batch.next.begin(), batch.next.end());
    return true;
  });
  batcher.add(5, 9);
  batcher.add(6, RequestBatch::never);
  CHECK(batcher.flush());
  CHECK(next == std::vector<std::uint64_t>{9, RequestBatch::never});
}

TEST_CASE("a sink that wants no more is not called again", "[batcher]") {
  int calls = 0;
  Batcher batcher([&calls](const RequestBatch&) { return ++calls < 1; });
  batcher.add(1);
  CHECK_FALSE(batcher.flush());
  batcher.add(2);
  CHECK_FALSE(batcher.flush());
  CHECK(calls == 1);
}
