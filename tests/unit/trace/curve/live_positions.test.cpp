#include "trace/curve/live_positions.hpp"

#include <algorithm>
#include <vector>

#include "base/random.hpp"
#include "catch.hpp"

using namespace cachebound;

TEST_CASE("the dead below a position are counted as a list of flags counts them", "[live_positions]") {
  // One, two and three levels; the first sizes of the fourth and fifth; sizes that fill a word or group and one more.
  for (const std::uint32_t positions : {1U, 64U, 65U, 512U, 4097U, 32'768U, 32'769U, 262'145U}) {
    Account account("positions", LivePositions::worst_case_bytes(positions));
    LivePositions live(positions, account);
    CHECK(account.current() == LivePositions::worst_case_bytes(positions));
    Random random(positions);
    std::vector<bool> dead(positions, false);
    for (int i = 0; i < 300; ++i) {
      const auto position = static_cast<std::uint32_t>(random.randrange(positions));
      if (!dead[position]) {
        dead[position] = true;
        live.retire(position);
      }
    }
    std::uint32_t count = 0;
    bool same = true;
    for (std::uint32_t position = 0; position < positions; ++position) {
      same = same && live.retired_before(position) == count && live.is_retired(position) == dead[position];
      if (dead[position]) ++count;
    }
    CHECK(same);
    CHECK(live.retired() == count);
  }
}

TEST_CASE("live positions between two are those that were not retired", "[live_positions]") {
  Account account("positions");
  LivePositions live(1000, account);
  for (const std::uint32_t position : {3U, 10U, 500U, 501U}) live.retire(position);
  CHECK(live.live_between(499, 502) == 0);
  CHECK(live.live_between(2, 502) == 495);  // 3 … 501 without four
  CHECK(live.live_between(0, 600) == 595);  // 1 … 599 without four
  CHECK(live.live_between(502, 1000) == 497);
}

TEST_CASE("all positions may be dead, and are live again when cleared", "[live_positions]") {
  Account account("positions");
  LivePositions live(40'000, account);
  for (std::uint32_t position = 0; position < 40'000; ++position) live.retire(position);
  CHECK(live.retired_before(39'999) == 39'999);
  CHECK(live.retired_before(32'768) == 32'768);
  live.clear();
  CHECK(live.retired() == 0);
  CHECK(live.retired_before(39'999) == 0);
  CHECK(live.live_between(0, 40'000) == 39'999);
}
