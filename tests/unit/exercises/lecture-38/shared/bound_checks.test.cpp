#include "exercises/lecture-38/shared/bound_checks.hpp"

#include "catch.hpp"
#include "memory/tracking_allocator.hpp"

using namespace cachebound;
using namespace cachebound::exercises;

namespace {

std::vector<bool> passed(std::uint64_t largest_size, const Account& account, std::uint64_t allocations) {
  std::vector<Check> checks;
  add_bound_checks(checks, 4, largest_size, account, allocations);
  std::vector<bool> passed;
  for (const Check& check : checks) passed.push_back(check.passed);
  return passed;
}

}  // namespace

TEST_CASE("a cache that keeps its bounds passes, and each that it breaks fails", "[bound_checks]") {
  Account account("cache", 80);
  TrackedVector<std::uint64_t> entries{TrackingAllocator<std::uint64_t>(account)};
  entries.reserve(10);
  CHECK(passed(4, account, 0) == std::vector{true, true, true});
  CHECK(passed(5, account, 0) == std::vector{false, true, true});
  CHECK(passed(4, account, 1) == std::vector{true, true, false});
#ifdef NDEBUG
  // An account asserts that its bound holds: one that does not is seen only where nothing asserts.
  entries.reserve(11);
  CHECK(passed(4, account, 0) == std::vector{true, false, true});
#endif
}
