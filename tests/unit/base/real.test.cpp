#include "base/real.hpp"

#include <cmath>
#include <limits>

#include "base/random.hpp"
#include "catch.hpp"

using namespace cachebound;

namespace {

/// Whether `result` is the double nearest to the true value, of which `precise` knows 64 bits. Too close to the
/// middle between two doubles 64 bits cannot tell; then either neighbour passes.
bool is_nearest(double result, long double precise) {
  const auto nearest = static_cast<double>(precise);
  if (result == nearest) return true;
  const double other = precise > nearest ? std::nextafter(nearest, INFINITY) : std::nextafter(nearest, -INFINITY);
  const long double middle = (static_cast<long double>(nearest) + other) / 2;
  return result == other &&
         std::fabs(precise - middle) < 4 * std::numeric_limits<long double>::epsilon() * std::fabs(precise);
}

/// Where long double is no wider than double the library's last place is all there is to compare with.
bool agrees(double result, long double precise) {
  if constexpr (std::numeric_limits<long double>::digits > 53) return is_nearest(result, precise);
  return std::fabs(result - static_cast<double>(precise)) <= std::fabs(result) * 0x1p-51;
}

}  // namespace

TEST_CASE("log is the nearest double", "[real]") {
  Random random(1);
  for (int i = 0; i < 50'000; ++i) {
    const double x = std::ldexp(random.uniform(0.5, 2), static_cast<int>(random.randrange(-40, 40)));
    REQUIRE(agrees(real::log(x), std::log(static_cast<long double>(x))));
  }
  CHECK(real::log(1.0) == 0.0);
}

TEST_CASE("sin and cos are the nearest doubles over a full turn and beyond", "[real]") {
  Random random(2);
  for (int i = 0; i < 50'000; ++i) {
    const double x = random.uniform(-20, 20);
    REQUIRE(agrees(real::sin(x), std::sin(static_cast<long double>(x))));
    REQUIRE(agrees(real::cos(x), std::cos(static_cast<long double>(x))));
  }
}

TEST_CASE("near multiples of a right angle no precision is lost", "[real]") {
  for (int k = 1; k <= 64; ++k) {
    const double x = k * (real::two_pi / 4);
    const double small = (k % 2 == 0) ? real::sin(x) : real::cos(x);
    const long double precise =
        (k % 2 == 0) ? std::sin(static_cast<long double>(x)) : std::cos(static_cast<long double>(x));
    CHECK(small == Approx(static_cast<double>(precise)).epsilon(1e-9));
  }
  CHECK(real::sin(0.0) == 0.0);
  CHECK(real::cos(0.0) == 1.0);
}

TEST_CASE("pow is the nearest double for the ranks and skews of a zipf law", "[real]") {
  Random random(3);
  for (int i = 0; i < 20'000; ++i) {
    const auto rank = static_cast<double>(random.randrange(1, 100'001));
    const double skew = random.uniform(0, 3);
    const long double precise = std::pow(static_cast<long double>(rank), static_cast<long double>(skew));
    // powl itself is off by a few of its last places here: allow it a wider middle.
    const double result = real::pow(rank, skew);
    REQUIRE(std::fabs(static_cast<long double>(result) - precise) <=
            0.5005L * std::fabs(std::nextafter(result, INFINITY) - result));
  }
  CHECK(real::pow(10.0, 2.0) == 100.0);
  CHECK(real::pow(7.0, 0.0) == 1.0);
  CHECK(real::pow(1.0, 2.5) == 1.0);
}
