#include "eviction/access.hpp"

#include "catch.hpp"

using namespace cachebound::eviction;

TEST_CASE("a watched access keeps who left and why, an unwatched one nothing", "[eviction]") {
  Access access;
  Watched{access}.evicted(7, Reason::oldest);
  CHECK(access == Access{false, true, Reason::oldest, 7});
  CHECK(in_words(access.reason) == "oldest entry");
  Unwatched::evicted(7, Reason::oldest);
}
