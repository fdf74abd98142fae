#include "base/digest.hpp"

#include <limits>

#include "catch.hpp"

using namespace cachebound;

namespace {

template <class... Parts>
std::string digest_of(Parts... parts) {
  Digest digest;
  (digest.add(parts), ...);
  return digest.hex();
}

}  // namespace

TEST_CASE("a digest tells values, order and boundaries apart", "[digest]") {
  using namespace std::string_view_literals;
  CHECK(digest_of(std::uint64_t{1}, std::uint64_t{2}) != digest_of(std::uint64_t{2}, std::uint64_t{1}));
  CHECK(digest_of("ab"sv, "c"sv) != digest_of("a"sv, "bc"sv));
  CHECK(digest_of(0.0) != digest_of(-0.0));
  CHECK(digest_of(std::uint64_t{0}) != digest_of());
}

TEST_CASE("all ways to be no number are one", "[digest]") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(digest_of(nan) == digest_of(-nan));
}

TEST_CASE("a digest is written with 16 digits", "[digest]") {
  CHECK(digest_of() == "0000000000000000");
  CHECK(digest_of(std::uint64_t{1}).size() == 16);
}

TEST_CASE("mix is SplitMix64's finaliser", "[digest]") {
  // First output of SplitMix64 from state 0: mix(0x9e3779b97f4a7c15), as in Vigna's reference code.
  CHECK(mix(0x9e3779b97f4a7c15U) == 0xe220a8397b1dcdafU);
}
