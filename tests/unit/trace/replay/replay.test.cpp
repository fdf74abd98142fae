#include "trace/replay/replay.hpp"

#include "catch.hpp"
#include "eviction/next_uses.hpp"
#include "trace/replay_runs.hpp"

using namespace cachebound;

namespace {

std::vector<std::uint64_t> hits_of(const std::vector<ReplayRow>& rows) {
  std::vector<std::uint64_t> hits;
  for (const ReplayRow& row : rows) hits.push_back(row.hits);
  return hits;
}

std::vector<ReplayRow> run(ReplayMode mode, const std::vector<Key>& keys, const std::vector<std::uint64_t>& next,
                           std::string_view policies, std::string_view sizes) {
  Replay replay({contenders(policies, sizes), mode}, nullptr);
  REQUIRE(feed(replay, keys, next));
  return replay.finish({});
}

std::vector<std::uint64_t> next_uses(const std::vector<Key>& keys) {
  Account account("trace");
  TraceCompiler compiler(static_cast<std::uint32_t>(keys.size()), account);
  REQUIRE(compiler.add(keys));
  const CompiledTrace trace = std::move(compiler).finish();
  const auto found = eviction::find_next_uses(trace.ids(), trace.objects(), account);
  std::vector<std::uint64_t> next;
  for (const std::uint32_t use : found) next.push_back(use == keys.size() ? RequestBatch::never : use);
  return next;
}

}  // namespace

TEST_CASE("streamed and compiled come to the same hits, for every policy and size", "[replay]") {
  for (const NamedWorkload& workload : workloads()) {
    const auto keys = made_trace(workload.kind, 2000);
    const auto next = next_uses(keys);
    INFO(workload.name);
    const auto streamed = run(ReplayMode::streaming, keys, next, "all", "1,7,100");
    const auto compiled = run(ReplayMode::compiled, keys, next, "all", "1,7,100");
    CHECK(hits_of(streamed) == hits_of(compiled));
  }
}

TEST_CASE("rows carry requests, sizes and bytes", "[replay]") {
  const auto keys = made_trace(WorkloadKind::loop, 600, 200);
  const auto rows = run(ReplayMode::automatic, keys, {}, "lru,belady", "10%");
  REQUIRE(rows.size() == 2);
  for (const ReplayRow& row : rows) {
    CHECK(row.requests == 600);
    CHECK(row.size == 20);
    CHECK(row.bytes > 0);
  }
  // A loop one entry larger than the cache starves LRU; the optimum keeps all but one of its entries.
  CHECK(rows[0].hits == 0);
  CHECK(rows[1].hits > 30);
}

TEST_CASE("a file too long to be compiled is read again as a stream", "[replay]") {
  const auto keys = made_trace(WorkloadKind::uniform, 600);
  ReplayOptions options{contenders("lru,fifo", "10"), ReplayMode::automatic};
  options.readable_again = true;
  options.limits = {500, 500};
  Replay replay(options, nullptr);
  CHECK_FALSE(feed(replay, keys));
  CHECK(replay.start_over());
  CHECK_FALSE(replay.fault());
}

TEST_CASE("a stream that must be compiled and is too long is a fault", "[replay]") {
  const auto keys = made_trace(WorkloadKind::uniform, 600);
  ReplayOptions options{contenders("lru", "10%"), ReplayMode::automatic};
  options.limits = {10'000, 50};
  Replay replay(options, nullptr);
  CHECK_FALSE(feed(replay, keys));
  CHECK_FALSE(replay.start_over());
  CHECK(replay.fault()->field == "size");
}

TEST_CASE("a compiled replay can be stopped between portions", "[replay]") {
  Replay replay({contenders("lru,fifo", "10"), ReplayMode::compiled}, nullptr);
  REQUIRE(feed(replay, made_trace(WorkloadKind::uniform, 600)));
  CHECK(replay.finish([](std::uint64_t, std::uint64_t) { return false; }).size() == 1);
}
