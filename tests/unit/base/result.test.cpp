#include "base/result.hpp"

#include <memory>

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("a result holds a value or a fault, never both", "[result]") {
  const Result<int> good = 7;
  REQUIRE(good);
  CHECK(*good == 7);

  const Result<int> bad = Fault{FaultCode::out_of_range, "maxsize", "maxsize: got 7."};
  REQUIRE_FALSE(bad);
  CHECK(bad.fault().field == "maxsize");
}

TEST_CASE("a value can be moved out of a result", "[result]") {
  Result<std::unique_ptr<int>> result = std::make_unique<int>(3);
  const std::unique_ptr<int> taken = *std::move(result);
  CHECK(*taken == 3);
}

TEST_CASE("a result of nothing tells success from fault", "[result]") {
  CHECK(Result<void>{});
  const Result<void> bad = Fault{FaultCode::unhashable, "", "no"};
  REQUIRE_FALSE(bad);
  CHECK(bad.fault().code == FaultCode::unhashable);
}

TEST_CASE("fault codes have the names that programs read", "[result]") {
  CHECK(name_of(FaultCode::out_of_range) == "out_of_range");
  CHECK(name_of(FaultCode::duplicate_parameter) == "duplicate_parameter");
}
