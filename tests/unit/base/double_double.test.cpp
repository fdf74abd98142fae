#include "base/double_double.hpp"

#include <cmath>

#include "base/random.hpp"
#include "catch.hpp"

using namespace cachebound;

TEST_CASE("a sum keeps what rounding would lose", "[double_double]") {
  const DoubleDouble sum = exact_sum(1.0, 0x1p-80);
  CHECK(sum.high == 1.0);
  CHECK(sum.low == 0x1p-80);
}

TEST_CASE("the low part of a product is what fma says was lost", "[double_double]") {
  Random random(1);
  for (int i = 0; i < 10'000; ++i) {
    const double a = random.uniform(-1e3, 1e3), b = random.uniform(-1e-3, 1e-3);
    const DoubleDouble product = exact_product(a, b);
    CHECK(product.high == a * b);
    CHECK(product.low == std::fma(a, b, -(a * b)));
  }
}

TEST_CASE("dividing and multiplying again loses nothing a hundred bits up", "[double_double]") {
  Random random(2);
  for (int i = 0; i < 10'000; ++i) {
    const DoubleDouble a = exact_product(random.uniform(1, 2), random.uniform(1, 2));
    const DoubleDouble b = exact_product(random.uniform(1, 2), random.uniform(1, 2));
    CHECK(std::fabs((a / b * b - a).rounded()) < 0x1p-98);
  }
}
