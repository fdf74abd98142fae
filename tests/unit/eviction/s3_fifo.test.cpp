#include "eviction/s3_fifo.hpp"

#include "catch.hpp"
#include "eviction/letters.hpp"

using namespace cachebound::eviction;

TEST_CASE("S3-FIFO lets a key into main that was asked for twice in small, and a ghost at once", "[eviction]") {
  // Capacity 20: small 2, main 18. A is asked for twice more; the other 19 fill the cache. U then passes A on to main
  // and evicts B, which comes back as a ghost, into main, and evicts C.
  CHECK(told("s3-fifo", 20, "AAABCDEFGHIJKLMNOPQRSTUBA") == "A A+ A+ B C D E F G H I J K L M N O P Q R S T U-B B-C A+");
}

TEST_CASE("nothing enters a small queue of one entry", "[eviction]") { CHECK(told("s3-fifo", 19, "AAA") == "A A A"); }
