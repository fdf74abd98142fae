#include "trace/curve/trace_intake.hpp"

#include "catch.hpp"
#include "trace/replay_runs.hpp"

using namespace cachebound;

namespace {

struct Taken {
  Account trace{"trace"}, sample{"sample"};
  TraceIntake intake;

  Taken(CompileLimits limits, const std::vector<Key>& keys) : intake(limits, 64, 38, trace, sample) {
    for (std::size_t at = 0; at < keys.size(); at += 100) {
      intake.take({std::span(keys).subspan(at, std::min<std::size_t>(100, keys.size() - at)), {}});
    }
  }
};

}  // namespace

TEST_CASE("a trace within its limits is compiled and sampled", "[trace-intake]") {
  Taken taken({10'000, 1'000}, made_trace(WorkloadKind::zipf, 5'000));
  const auto trace = taken.intake.finish();
  REQUIRE(trace);
  CHECK(trace->ids().size() == 5'000);
  CHECK(taken.intake.requests() == 5'000);
  CHECK(taken.intake.sample().samples() == 64);
  CHECK_FALSE(taken.intake.tells_future());
}

TEST_CASE("one that is longer, or has more objects, is sampled to its end and its memory given back",
          "[trace-intake]") {
  for (const CompileLimits limits : {CompileLimits{4'999, 1'000}, CompileLimits{10'000, 100}}) {
    Taken taken(limits, made_trace(WorkloadKind::uniform, 5'000));
    CHECK_FALSE(taken.intake.finish());
    CHECK(taken.intake.requests() == 5'000);
    CHECK(taken.trace.current() == 0);
    CHECK(taken.trace.peak() + taken.sample.peak() <= TraceIntake::worst_case_bytes(limits, 64));
  }
}

TEST_CASE("positions of next requests are noticed", "[trace-intake]") {
  Taken taken({10, 10}, {});
  const std::vector<Key> keys{1, 1};
  const std::vector<std::uint64_t> next{1, RequestBatch::never};
  taken.intake.take({keys, next});
  CHECK(taken.intake.tells_future());
}
