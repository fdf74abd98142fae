#include "base/adler32.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("Adler-32 gives zlib's numbers", "[adler32]") {
  CHECK(adler32("") == 1);
  CHECK(adler32("Wikipedia") == 0x11E60398U);  // the worked example of en.wikipedia.org/wiki/Adler-32
  // By hand: every byte 255 adds 255 to a; both sums pass the modulus many times over.
  std::uint64_t a = 1, b = 0;
  for (int i = 0; i < 100'000; ++i) b += a += 255;
  CHECK(adler32(std::string(100'000, '\xff')) == (b % 65521 << 16 | a % 65521));
}
