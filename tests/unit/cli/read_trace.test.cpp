#include "cli/read_trace.hpp"

#include "base/hash.hpp"
#include "catch.hpp"
#include "cli/run_command.hpp"
#include "cli/trace_files.hpp"

using namespace cachebound;

namespace {

cli::TraceOptions options(std::string path, std::string format, std::string bad_lines) {
  return {std::move(path), std::move(format), "lbn", std::move(bad_lines)};
}

std::vector<Key> keys_of(const std::string& path) {
  std::vector<Key> keys;
  cli::ProgressBar progress;
  CHECK(cli::read_trace(options(path, "text", "skip"), progress, [&](const RequestBatch& batch) {
    keys.insert(keys.end(), batch.keys.begin(), batch.keys.end());
    return true;
  }));
  return keys;
}

}  // namespace

TEST_CASE("a trace is read from a file, packed or not", "[cli]") {
  const std::vector<Key> keys{hash_key("a"), hash_key("b"), hash_key("a")};
  const TraceFile plain("a\nb\na\n"), packed(packed_keys);
  CHECK(keys_of(plain.path()) == keys);
  CHECK(keys_of(packed.path()) == keys);
}

TEST_CASE("options of a command become options of the reader", "[cli]") {
  const auto reading = cli::reading_options(options("-", "csv", "refuse"));
  CHECK(reading->format == TraceFormat::csv);
  CHECK(reading->column == "lbn");
  CHECK(reading->bad_lines == OnBadLine::refuse);
  CHECK_FALSE(cli::reading_options(options("-", "xml", "skip")));
  CHECK(cli::reading_options(options("-", "csv", "keep")).fault().message ==
        "bad-lines: got \"keep\"; allowed: skip, refuse.");
}

TEST_CASE("a file out of reach has an exit code of its own", "[cli]") {
  CHECK(cli::report_reading({FaultCode::unreadable, "trace", "a file is out of reach, as a test has it."}) ==
        cli::out_of_reach);
  CHECK(cli::report_reading({FaultCode::malformed_trace, "trace", "a trace is bad, as a test has it."}) ==
        cli::bad_input);
}
