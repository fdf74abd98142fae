#include "exercises/stage-5/cache-safety/simulation.hpp"

#include "catch.hpp"
#include "sim/virtual_clock.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::cache_safety;
using namespace std::chrono_literals;

namespace {

struct Bench {
  VirtualClock clock;
  DefectiveStage stage;
  explicit Bench(const DefectiveStage::Conditions& conditions) : stage(conditions, clock, 38) {}
  std::uint32_t answer(std::uint32_t user) {
    StageInput input = DefectiveStage::input_of(user);
    return *stage(input);
  }
  /// Of 10,000 answers, those that are not the right one.
  int wrong() {
    int count = 0;
    for (std::uint32_t user = 0; user < 10'000; ++user) count += answer(user) == stage.truth(user) ? 0 : 1;
    return count;
  }
};

}  // namespace

TEST_CASE("a sound stage answers right, whatever the time and the setting", "[defective_stage]") {
  Bench bench({Defect::none, 1, 0, 1s});
  CHECK(bench.answer(0) == 38);   // 1 * 31 + 7
  CHECK(bench.answer(9) == 317);  // 10 * 31 + 7
  bench.clock.advance(100s);
  bench.stage.change_setting();
  CHECK(bench.answer(9) == 317);
  CHECK(bench.wrong() == 0);
}

TEST_CASE("random answers are off as often as stated", "[defective_stage]") {
  Bench bench({Defect::random, 0.1, 0, 1s});
  // Binomial: mean 1000, standard deviation 30; four of them.
  CHECK(std::abs(bench.wrong() - 1000) < 120);
}

TEST_CASE("what depends on time or on a setting is right when fresh, and wrong later", "[defective_stage]") {
  Bench time({Defect::time, 0, 0, 5s}), setting({Defect::hidden_state, 0, 0, 5s});
  const auto at_first = time.answer(3);
  time.clock.advance(5s - 1ns);
  CHECK(time.answer(3) == at_first);
  time.clock.advance(1ns);
  CHECK(time.answer(3) == at_first + 1);
  CHECK(time.answer(3) == time.stage.truth(3));
  const auto before = setting.answer(3);
  setting.stage.change_setting();
  CHECK(setting.answer(3) == before + 100);
  CHECK(setting.answer(3) == setting.stage.truth(3));
}

TEST_CASE("a stage that writes to its input answers otherwise the second time", "[defective_stage]") {
  Bench bench({Defect::mutates_input, 0, 0, 1s});
  StageInput input = DefectiveStage::input_of(0);
  CHECK(*bench.stage(input) == 38);
  CHECK(input.value == 38);
  CHECK(*bench.stage(input) == 38 * 31 + 7);
  CHECK(bench.stage.truth(0) == 38);
}

TEST_CASE("a failure is a fault, or with the defect the answer 0", "[defective_stage]") {
  Bench honest({Defect::none, 0, 0, 1s}), hiding({Defect::keeps_failures, 0, 0, 1s});
  StageInput input = DefectiveStage::input_of(0);
  honest.stage.set_down(true);
  hiding.stage.set_down(true);
  CHECK_FALSE(honest.stage(input));
  CHECK(*hiding.stage(input) == 0);
  honest.stage.set_down(false);
  CHECK(honest.stage(input));
}

TEST_CASE("it fails as often as stated", "[defective_stage]") {
  Bench bench({Defect::none, 0, 0.25, 1s});
  int failed = 0;
  for (int i = 0; i < 10'000; ++i) {
    StageInput input = DefectiveStage::input_of(0);
    failed += bench.stage(input) ? 0 : 1;
  }
  // Binomial: mean 2500, standard deviation 43; four of them.
  CHECK(std::abs(failed - 2500) < 174);
}
