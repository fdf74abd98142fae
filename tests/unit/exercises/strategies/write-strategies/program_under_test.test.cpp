#include "exercises/strategies/write-strategies/program_under_test.hpp"

#include "pattern/pattern_bench.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::write_strategies;
using namespace std::chrono_literals;

TEST_CASE("by every strategy the program reads what it wrote, and in the end the database has it", "[write-program]") {
  for (std::size_t i = 0; i < write_strategy_names.size(); ++i) {
    CAPTURE(write_strategy_names[i]);
    const auto strategy = static_cast<WriteStrategy>(i);
    PatternBench bench;
    MemoryStore disk(bench.scheduler, bench.account);
    Account buffer("buffer");
    const Params params;
    WriteProgram program(params, strategy, {bench.scheduler, bench.store, disk, bench.database, buffer, {}});
    CHECK((program.behind() != nullptr) == writes_behind(strategy));
    CHECK(bench.wait_for(program.pattern().write("k", "v")));
    CHECK(bench.database.value("k").empty() == writes_behind(strategy));
    CHECK(bench.answer_of(program.pattern().read("k")).value == "v");
    bench.pass(1s);
    CHECK(bench.database.value("k") == "v");
    bench.stop();
  }
}
