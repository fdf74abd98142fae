#include "cli/progress_bar.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("progress is a bar where the end is known, else a count", "[cli]") {
  CHECK(cli::progress_line(0.5, 2'000'000, std::chrono::seconds(2), "reading") ==
        "reading [###############...............] 50 %  2,000,000 requests, 1.0 M/s");
  CHECK(cli::progress_line(std::nullopt, 7, Nanoseconds{0}, "reading") == "reading 7 requests");
  CHECK(cli::progress_line(1.5, 7, Nanoseconds{0}, "replaying") ==
        "replaying [##############################] 100 %  7 requests");
}
