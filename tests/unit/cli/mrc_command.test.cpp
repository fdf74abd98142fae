#include "cli/mrc_command.hpp"

#include "catch.hpp"
#include "cli/run_command.hpp"
#include "cli/trace_files.hpp"
#include "support/json.hpp"

using namespace cachebound;

namespace {

cli::MrcArguments arguments(std::string path) {
  cli::MrcArguments mrc;
  mrc.trace.path = std::move(path);
  mrc.json = true;
  return mrc;
}

}  // namespace

TEST_CASE("a curve is written as aligned columns or JSON", "[cli]") {
  const std::vector<CurvePoint> points{{0, 1}, {2000, 0.25}};
  CHECK(parsed(cli::format_curve(points, true)) ==
        parsed(R"([{"size":0,"miss_ratio":1},{"size":2000,"miss_ratio":0.25}])"));
  CHECK(cli::format_curve(points, false) ==
        "        size  miss_ratio\n           0    1.000000\n        2000    0.250000\n");
}

TEST_CASE("mrc makes the curve in every way", "[cli]") {
  const TraceFile trace("a\nb\na\nc\na\nb\n");
  auto mrc = arguments(trace.path());
  CHECK(cli::mrc(mrc) == cli::done);
  mrc.samples = 2;
  CHECK(cli::mrc(mrc) == cli::done);
  mrc.check = true;
  CHECK(cli::mrc(mrc) == cli::done);
  mrc = arguments(trace.path());
  mrc.up_to = 2;
  CHECK(cli::mrc(mrc) == cli::done);
  mrc = arguments(trace.path());
  mrc.policy = "belady";
  CHECK(cli::mrc(mrc) == cli::done);
}

TEST_CASE("mrc's exit code says what went wrong", "[cli]") {
  const TraceFile good("a\nb\na\n"), empty("");
  CHECK(cli::mrc(arguments(empty.path())) == cli::bad_input);
  CHECK(cli::mrc(arguments("/nowhere/trace")) == cli::out_of_reach);
  auto mrc = arguments(good.path());
  mrc.policy = "mru";
  CHECK(cli::mrc(mrc) == cli::bad_input);
  mrc.policy = "fifo";
  mrc.samples = 10;
  CHECK(cli::mrc(mrc) == cli::bad_input);
  mrc = arguments(good.path());
  mrc.check = true;
  CHECK(cli::mrc(mrc) == cli::bad_input);
  mrc.samples = 10;
  mrc.up_to = 5;
  CHECK(cli::mrc(mrc) == cli::bad_input);
}
