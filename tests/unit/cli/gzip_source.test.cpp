#include "cli/gzip_source.hpp"

#include "catch.hpp"
#include "cli/trace_files.hpp"

using namespace cachebound;

namespace {

/// What comes out in pieces of three bytes, and behind it the fault, if any.
std::string unpacked(std::string_view packed) {
  const TraceFile file(packed);
  const auto source = *cli::open_trace(file.path());
  std::string bytes;
  char piece[3];
  for (;;) {
    const auto count = source->read(piece);
    if (!count) return bytes + "|" + count.fault().message;
    if (*count == 0) return bytes;
    bytes.append(piece, *count);
  }
}

}  // namespace

TEST_CASE("gzip is unpacked as it is read", "[cli]") { CHECK(unpacked(packed_keys) == "a\nb\na\n"); }

TEST_CASE("members one behind the other are one trace", "[cli]") {
  CHECK(unpacked(std::string(packed_keys) + std::string(packed_key)) == "a\nb\na\nc\n");
}

TEST_CASE("a torn or damaged stream gives what it can, then a fault", "[cli]") {
  for (std::size_t length = 2; length < packed_keys.size(); ++length) {
    CHECK(unpacked(packed_keys.substr(0, length)).find("|The gzip data ends in the middle: the file is torn.") !=
          std::string::npos);
  }
  std::string damaged(packed_keys);
  damaged[19] = 'x';
  CHECK(unpacked(damaged).find("|The gzip data is damaged: incorrect data check.") != std::string::npos);
  CHECK(unpacked(std::string(packed_keys) + "noise").find("|The gzip data is damaged") != std::string::npos);
}
