#include "pattern/uncached.hpp"

#include "pattern/pattern_bench.hpp"

using namespace cachebound;

TEST_CASE("without a cache every read is a load", "[uncached]") {
  PatternBench bench;
  bench.database.write("k", "v");
  Uncached uncached(bench.database);
  for (int i = 0; i < 3; ++i) {
    const Answer answer = bench.answer_of(uncached.read("k"));
    CHECK(answer.value == "v");
    CHECK(answer.origin == Origin::database);
  }
  CHECK(bench.database.loads() == 3);
}
