#include "eviction/belady.hpp"

#include <vector>

#include "catch.hpp"
#include "eviction/letters.hpp"

using namespace cachebound::eviction;

TEST_CASE("Belady evicts whoever is needed again last, and before that whoever is not needed again", "[eviction]") {
  // At C, A is needed next and B after it. Then C leaves before A: neither comes again, and C was asked for first.
  CHECK(told("belady", 2, "ABCABD") == "A B C-B A+ B-C D-A");
}

TEST_CASE("next uses that were found before are taken", "[eviction]") {
  const std::vector<std::uint32_t> ids{0, 1, 0}, next{2, 3, 3};
  cachebound::Account account("cache");
  Belady belady(1, {ids, 2, {}, next}, account);
  CHECK(account.current() == Belady::bytes(1, {ids, 2, {}, next}));
  CHECK_FALSE(belady.access(0, Unwatched{}));
  CHECK_FALSE(belady.access(1, Unwatched{}));
  CHECK_FALSE(belady.access(0, Unwatched{}));
}
