#include "cli/replay_command.hpp"

#include "catch.hpp"
#include "cli/run_command.hpp"
#include "cli/trace_files.hpp"
#include "support/json.hpp"

using namespace cachebound;

namespace {

cli::ReplayArguments arguments(std::string path, std::string sizes) {
  cli::ReplayArguments replay;
  replay.trace.path = std::move(path);
  replay.sizes = std::move(sizes);
  replay.json = true;
  return replay;
}

}  // namespace

TEST_CASE("rows are aligned columns or JSON", "[cli]") {
  const std::vector<ReplayRow> rows{{"s3-fifo", 100, 4000, 3000, 1600, 20'000}};
  const auto json = parsed(cli::format_rows(rows, true));
  CHECK(json[0]["policy"] == "s3-fifo");
  CHECK(json[0]["size"] == 100);
  CHECK(json[0]["requests"] == 4000);
  CHECK(json[0]["hits"] == 3000);
  CHECK(json[0]["misses"] == 1000);
  CHECK(json[0]["miss_ratio"] == 0.25);
  CHECK(json[0]["bytes"] == 1600);
  CHECK(json[0]["ns_per_request"] == 5.0);
  const std::string text = cli::format_rows(rows, false);
  CHECK(text.find("policy            size       requests") == 0);
  CHECK(text.find("s3-fifo            100           4000           3000           1000    0.250000") !=
        std::string::npos);
}

TEST_CASE("the exit code says what went wrong", "[cli]") {
  const TraceFile good("a\nb\na\n"), empty(""), torn(packed_keys.substr(0, 20));
  CHECK(cli::replay(arguments(good.path(), "2")) == cli::done);
  CHECK(cli::replay(arguments(good.path(), "50%")) == cli::done);
  CHECK(cli::replay(arguments(good.path(), "none")) == cli::bad_input);
  CHECK(cli::replay(arguments(empty.path(), "2")) == cli::bad_input);
  CHECK(cli::replay(arguments(torn.path(), "2")) == cli::bad_input);
  CHECK(cli::replay(arguments("/nowhere/trace", "2")) == cli::out_of_reach);
  auto unknown = arguments(good.path(), "2");
  unknown.policies = "mru";
  CHECK(cli::replay(unknown) == cli::bad_input);
  auto impossible = arguments(good.path(), "50%");
  impossible.mode = "streaming";
  CHECK(cli::replay(impossible) == cli::bad_input);
}
