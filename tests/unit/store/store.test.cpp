#include "store/store.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

TEST_CASE("a time to live tells missing, endless and limited apart", "[store]") {
  const TimeToLive missing, endless{true, std::nullopt}, limited{true, 1s};
  CHECK_FALSE(missing == endless);
  CHECK_FALSE(endless == limited);
  CHECK(limited == TimeToLive{true, 1000ms});
}

TEST_CASE("options say nothing unless asked to", "[store]") {
  const SetOptions options;
  CHECK_FALSE(options.expiry);
  CHECK_FALSE(options.if_absent);
  CHECK_FALSE(options.keep_ttl);
}
