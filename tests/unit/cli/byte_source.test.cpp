#include "cli/byte_source.hpp"

#include "catch.hpp"
#include "cli/trace_files.hpp"

using namespace cachebound;

TEST_CASE("a file is read whole, in pieces of any size", "[cli]") {
  const TraceFile file("some bytes");
  REQUIRE(file.written());
  const auto source = *cli::open_trace(file.path());
  CHECK(source->length() == 10U);
  std::string read;
  char piece[3];
  while (const std::size_t count = *source->read(piece)) read.append(piece, count);
  CHECK(read == "some bytes");
  CHECK(source->position() == 10);
}

TEST_CASE("an empty file ends at once", "[cli]") {
  const TraceFile file("");
  char piece[3];
  CHECK(*(*cli::open_trace(file.path()))->read(piece) == 0);
}

TEST_CASE("a file out of reach is a fault that says why", "[cli]") {
  const auto missing = cli::open_trace("/nowhere/trace.csv");
  CHECK(missing.fault().code == FaultCode::unreadable);
  CHECK(missing.fault().message == "trace: \"/nowhere/trace.csv\" cannot be opened: No such file or directory.");
  // A folder opens, but cannot be read.
  CHECK(cli::open_trace("/").fault().code == FaultCode::unreadable);
}
