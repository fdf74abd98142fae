#include "trace/replay/compiled_replay.hpp"

#include "catch.hpp"
#include "trace/replay_runs.hpp"

using namespace cachebound;

namespace {

CompiledTrace compiled(const std::vector<Key>& keys, Account& account) {
  TraceCompiler compiler(static_cast<std::uint32_t>(keys.size()), account);
  REQUIRE(compiler.add(keys));
  return std::move(compiler).finish();
}

class TickingClock final : public Clock {
 public:
  Nanoseconds now() const override { return Nanoseconds{ticks_ += 1000}; }

 private:
  mutable std::int64_t ticks_ = 0;
};

}  // namespace

TEST_CASE("contenders run one after the other, in portions", "[replay]") {
  Account account("trace");
  const CompiledTrace trace = compiled({1, 2, 1, 3, 2}, account);
  CompiledReplay replay(trace, contenders("lru,belady", "2,34%"), 1, nullptr, account);
  // Four contenders, and before them the pass that finds the next uses for Belady.
  CHECK(replay.total() == 25);
  CHECK(replay.step(3));
  CHECK(replay.done() == 3);
  CHECK(replay.step(3));
  CHECK(replay.rows().empty());
  CHECK(replay.step(3));
  CHECK(replay.done() == 8);
  CHECK(replay.rows().size() == 1);
  while (replay.step(3)) {
  }
  CHECK(replay.done() == 25);
  CHECK(replay.rows()[0].hits == 1);
  CHECK(replay.rows()[1].hits == 2);
  CHECK(replay.rows()[2].size == 1);
  CHECK_FALSE(replay.step(3));
}

TEST_CASE("only one cache is held at a time, and the time in it is taken", "[replay]") {
  Account trace_account("trace"), account("caches");
  const CompiledTrace trace = compiled(made_trace(WorkloadKind::zipf, 1000), trace_account);
  const TickingClock clock;
  CompiledReplay replay(trace, contenders("lfu,arc", "50"), 1, &clock, account);
  while (replay.step(100)) {
  }
  CHECK(account.current() == 0);
  CHECK(account.peak() == std::max(replay.rows()[0].bytes, replay.rows()[1].bytes));
  CHECK(replay.rows()[0].nanoseconds == 10 * 1000);
}
