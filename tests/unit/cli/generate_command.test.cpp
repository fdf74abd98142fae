#include "cli/generate_command.hpp"

#include "catch.hpp"
#include "trace/read_bytes.hpp"

using namespace cachebound;

namespace {

cli::GenerateArguments arguments(std::string workload, std::string format, std::uint64_t requests) {
  cli::GenerateArguments generate;
  generate.workload = std::move(workload);
  generate.format = std::move(format);
  generate.requests = requests;
  generate.params.objects = 100;
  return generate;
}

std::string written(const cli::GenerateArguments& arguments) {
  std::string bytes;
  REQUIRE(cli::generate(arguments, [&](std::string_view more) {
    bytes += more;
    return true;
  }));
  return bytes;
}

std::string message(const cli::GenerateArguments& arguments) {
  return cli::generate(arguments, [](std::string_view) { return true; }).fault().message;
}

}  // namespace

TEST_CASE("a trace as text is a key a line", "[cli]") {
  CHECK(written(arguments("loop", "text", 3)) == "0\n1\n2\n");
  CHECK(written(arguments("loop", "text", 0)).empty());
}

TEST_CASE("an oracleGeneral trace reads back with the same keys, and tells the future", "[cli]") {
  const auto read = read_trace(written(arguments("loop", "oracle-general", 250)));
  CHECK(read.report.format == TraceFormat::oracle_general);
  REQUIRE(read.keys.size() == 250);
  for (std::uint64_t i = 0; i < 250; ++i) {
    CHECK(read.keys[i] == i % 100);
    CHECK(read.next[i] == (i + 100 < 250 ? i + 100 : RequestBatch::never));
  }
}

TEST_CASE("writing stops when nobody reads any more", "[cli]") {
  int calls = 0;
  CHECK(
      cli::generate(arguments("zipf", "text", 1'000'000'000'000), [&calls](std::string_view) { return ++calls < 3; }));
  CHECK(calls == 3);
}

TEST_CASE("parameters out of range are refused", "[cli]") {
  CHECK(message(arguments("poisson", "text", 1)).find("workload: got \"poisson\"") == 0);
  CHECK(message(arguments("zipf", "csv", 1)) == "format: got \"csv\"; allowed: text, oracle-general.");
  CHECK(message(arguments("zipf", "oracle-general", 1'000'000'000)).find("requests: got 1,000,000,000") == 0);
  auto none = arguments("zipf", "text", 1);
  none.params.objects = 0;
  CHECK(message(none) == "objects: got 0; allowed: 1 to 16,777,216.");
  none.params = {};
  none.params.skew = 9;
  CHECK(message(none) == "skew: got 9; allowed: 0 to 8.");
}
