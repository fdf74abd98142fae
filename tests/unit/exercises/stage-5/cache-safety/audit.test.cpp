#include "exercises/stage-5/cache-safety/audit.hpp"

#include <string>
#include <vector>

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::cache_safety;
using namespace std::chrono_literals;

namespace {

SafetySetup setup(Defect defect, double rate = 0.02) {
  return {{defect, rate, 0.5, 20s}, Capacity::bounded(16), 60s, 38};
}

std::vector<std::string> broken(const SafetySetup& made) {
  std::vector<std::string> names;
  for (const Audit& each : audit(made)) {
    if (!each.verdict.holds()) names.emplace_back(each.check);
  }
  return names;
}

}  // namespace

TEST_CASE("each defect is caught by the check that is meant for it, and by no other", "[safety_audit]") {
  using Names = std::vector<std::string>;
  CHECK(broken(setup(Defect::none)).empty());
  CHECK(broken(setup(Defect::random)) == Names{"determinism"});
  CHECK(broken(setup(Defect::time)) == Names{"determinism"});
  CHECK(broken(setup(Defect::hidden_state)) == Names{"determinism"});
  CHECK(broken(setup(Defect::mutates_input)) == Names{"idempotence"});
  CHECK(broken(setup(Defect::ignores_ttl)) == Names{"expiry"});
  CHECK(broken(setup(Defect::no_bound)) == Names{"bound"});
  CHECK(broken(setup(Defect::keeps_failures)) == Names{"failure tolerance"});
}

TEST_CASE("a draw that is never off breaks nothing", "[safety_audit]") {
  CHECK(broken(setup(Defect::random, 0)).empty());
}

TEST_CASE("every check tries cases; without a bound stated there is none to try", "[safety_audit]") {
  SafetySetup made = setup(Defect::none);
  for (const Audit& each : audit(made)) CHECK(each.verdict.cases >= 100);
  made.declared = Capacity::unbounded();
  CHECK(audit(made)[3].verdict.cases == 0);
}

TEST_CASE("a cache that keeps nothing is safe in front of a sound stage", "[safety_audit]") {
  SafetySetup made = setup(Defect::none);
  made.declared = Capacity::bounded(0);
  CHECK(broken(made).empty());
}

TEST_CASE("the forgotten bound shows at the first entry too many", "[safety_audit]") {
  const Verdict verdict = audit(setup(Defect::no_bound))[3].verdict;
  CHECK(verdict.first == 16U);
  CHECK(verdict.violations == 100);
}
