#include "trace/replay/cache_size.hpp"

#include "catch.hpp"
#include "eviction/registry.hpp"

using namespace cachebound;

TEST_CASE("a size is a number of entries or a share of the objects", "[cache-size]") {
  CHECK(parse_cache_size("1000")->of(5) == 1000);
  CHECK_FALSE(parse_cache_size("1000")->is_relative());
  CHECK(parse_cache_size("10%")->of(48'974) == 4897);
  CHECK(parse_cache_size("0.1%")->of(48'974) == 48);
  CHECK(parse_cache_size("100%")->of(7) == 7);
  CHECK(parse_cache_size("0.001%")->of(7) == 1);
  CHECK(parse_cache_size("1e3")->of(5) == 1000);
}

TEST_CASE("what is no size is refused with what is", "[cache-size]") {
  for (const char* text : {"", "0", "-5", "1.5", "100000001", "ten", "0%", "101%", "%", "10 %x", "nan%"}) {
    INFO(text);
    CHECK_FALSE(parse_cache_size(text));
  }
  CHECK(parse_cache_size("0").fault().message ==
        "size: got \"0\"; allowed: 1 to 100,000,000 entries, or a share of the objects as 10%.");
  CHECK(parse_cache_size("100000000")->of(1) == eviction::most_entries);
}
