#include "exercises/strategies/shared/rivals.hpp"

#include "catch.hpp"
#include "exercises/stores_of_real_time.hpp"

using namespace cachebound;
using namespace cachebound::exercises;

namespace {

/// Adds up what it is asked for, from a number that stands for its strategy.
class Sum {
 public:
  Sum(int strategy, Stores&) : strategy_(strategy), total_(static_cast<std::uint64_t>(strategy)) {}
  void request(std::uint64_t number) { total_ += number; }
  void finish() { total_ += 1000; }
  [[nodiscard]] std::uint64_t digest() const { return total_; }
  [[nodiscard]] int strategy() const { return strategy_; }

 private:
  int strategy_;
  std::uint64_t total_;
};

/// Of five requests for 1, 2, 3, 4 and 5, by three strategies.
class Sums final : public RivalsRun<Sums, Sum> {
 public:
  explicit Sums(const Environment& environment, int strategy = 20) : RivalsRun(5, environment) {
    for (const int each : {10, 20, 30}) add(each == strategy, each);
  }
  void write_frame(JsonWriter&) const override {}
  std::vector<Site> memory() const override { return {}; }
  std::vector<Fact> facts() const override { return {}; }
  std::vector<Check> checks() const override { return {}; }
  std::vector<Goal> goals() const override { return {}; }

  static std::span<const MetricOf<Sums>> metrics() { return {}; }

  using RivalsRun::chosen;
  using RivalsRun::finished;
  using RivalsRun::simulation_of;
  using RivalsRun::simulations;
  using RivalsRun::steps;

 private:
  void next_request() override { pass_on(steps() + 1); }
};

std::uint64_t digest_of(std::initializer_list<std::uint64_t> totals) {
  Digest digest;
  for (const std::uint64_t total : totals) digest.add(total);
  return digest.value();
}

}  // namespace

TEST_CASE("every rival is given each request, and its end in one step more", "[rivals]") {
  Sums run(Environment{});
  REQUIRE(run.length() == 6);
  run.step(2);
  CHECK(run.digest() == digest_of({13, 23, 33}));
  run.step(3);
  CHECK(run.digest() == digest_of({25, 35, 45}));
  CHECK_FALSE(run.finished());
  run.step(1);
  CHECK(run.digest() == digest_of({1025, 1035, 1045}));
  CHECK(run.finished());
  CHECK(run.steps() == 6);
}

TEST_CASE("the chosen one is one of them, and each is found by its strategy", "[rivals]") {
  const Sums run(Environment{}, 30);
  REQUIRE(run.simulations().size() == 3);
  CHECK(&run.chosen() == run.simulations()[2].get());
  CHECK(run.simulation_of(10) == run.simulations()[0].get());
  CHECK(run.simulation_of(11) == nullptr);
}

TEST_CASE("on real servers the chosen one runs alone", "[rivals]") {
  StoresOfRealTime stores;
  Environment environment;
  environment.stores = &stores;
  Sums run(environment);
  REQUIRE(run.simulations().size() == 1);
  CHECK(run.chosen().strategy() == 20);
  CHECK(run.simulation_of(10) == nullptr);
  run.step(6);
  CHECK(run.digest() == digest_of({1035}));
}
