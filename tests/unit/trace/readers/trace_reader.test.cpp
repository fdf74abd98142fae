#include "trace/readers/trace_reader.hpp"

#include <array>

#include "base/random.hpp"
#include "catch.hpp"
#include "trace/read_bytes.hpp"
#include "trace/readers/oracle_reader.hpp"

using namespace cachebound;

namespace {

std::string oracle_trace(int records) {
  std::string bytes(static_cast<std::size_t>(records) * OracleRecord::bytes, '\0');
  for (int i = 0; i < records; ++i) {
    OracleRecord{0, static_cast<std::uint64_t>(i % 7), 1, i + 7 < records ? i + 8 : -1}.write(
        bytes.data() + static_cast<std::size_t>(i) * OracleRecord::bytes);
  }
  return bytes;
}

/// Something that begins as a trace and was then damaged.
std::string damaged(Random& random) {
  std::string text;
  const std::uint64_t kind = random.randrange(4);
  const auto lines = static_cast<int>(random.randrange(200));
  if (kind == 0) text = oracle_trace(lines);
  for (int i = 0; i < lines && kind != 0; ++i) {
    const std::string key = std::to_string(random.randrange(50));
    text += kind == 1 ? key + "\n" : "17,\"" + key + "\"," + key + (kind == 2 ? "\r\n" : "\n");
  }
  for (std::uint64_t i = random.randrange(8); i-- > 0 && !text.empty();) {
    const std::size_t at = random.randrange(text.size());
    switch (random.randrange(4)) {
      case 0:
        text[at] = static_cast<char>(random.randrange(256));
        break;
      case 1:
        text.erase(at, random.randrange(20));
        break;
      case 2:
        text.insert(at, 1, "\",\n\r\0;"[random.randrange(6)]);
        break;
      default:
        text.insert(at, std::string(random.randrange(30'000), random.randrange(2) == 0 ? 'x' : '"'));
    }
  }
  return text;
}

ReadingOptions drawn_options(Random& random) {
  constexpr std::array<const char*, 4> columns{"", "1", "3", "key"};
  return {static_cast<TraceFormat>(random.randrange(4)), columns[random.randrange(4)],
          random.randrange(4) == 0 ? OnBadLine::refuse : OnBadLine::skip};
}

}  // namespace

TEST_CASE("any chunking of any bytes gives the same keys, faults and bad lines", "[trace-reader]") {
  Random random(38);
  for (int round = 0; round < 120; ++round) {
    const std::string bytes = damaged(random);
    const ReadingOptions options = drawn_options(random);
    const ReadTrace whole = read_trace(bytes, options);
    const std::uint64_t longest = bytes.size() < 5000 ? 3 : 5000;
    CHECK(read_trace(bytes, options, [&] { return 1 + random.randrange(longest); }) == whole);
  }
}

TEST_CASE("chunk by chunk, thousands of damaged traces", "[trace-reader][long]") {
  Random random(3);
  for (int round = 0; round < 4000; ++round) {
    const std::string bytes = damaged(random);
    const ReadingOptions options = drawn_options(random);
    const ReadTrace whole = read_trace(bytes, options);
    const std::uint64_t longest = round % 10 == 0 ? 1 : 1 + random.randrange(1000);
    REQUIRE(read_trace(bytes, options, [&] { return 1 + random.randrange(longest); }) == whole);
  }
}

TEST_CASE("the format is found out, or told", "[trace-reader]") {
  CHECK(read_trace("a\nb\n").report.format == TraceFormat::text);
  CHECK(read_trace("key,b\n1,2\n").report.format == TraceFormat::csv);
  const auto oracle = read_trace(oracle_trace(20));
  CHECK(oracle.report.format == TraceFormat::oracle_general);
  CHECK(oracle.keys.size() == 20);
  CHECK(oracle.next.front() == 7);
  // "a,b" is one key when the format says text.
  CHECK(read_trace("a,b\nc,d\n", {TraceFormat::text, "", OnBadLine::skip}).keys == hashed({"a,b", "c,d"}));
}

TEST_CASE("a trace without a request is a fault", "[trace-reader]") {
  CHECK(read_trace("").fault == "The trace is empty: 0 bytes.");
  CHECK(read_trace("\n\n").fault == "The trace holds no request: no line holds a key.");
  CHECK(read_trace("key,time\n").fault == "The trace holds no request: no line holds a key.");
  CHECK(read_trace(std::string(7, '\xff'), {TraceFormat::oracle_general, "", OnBadLine::skip}).fault ==
        "The trace holds no request: record 1 is torn: the trace ends after 7 of its 24 bytes.");
}

TEST_CASE("a refused line ends the reading with its sentence", "[trace-reader]") {
  const ReadingOptions strict{TraceFormat::automatic, "", OnBadLine::refuse};
  CHECK(read_trace("key,b\n1,2\n3\n4,5\n", strict).fault == "line 3 has 1 column, the first line 2.");
  CHECK(read_trace("key,b\n1,2\n", strict).fault.empty());
}

TEST_CASE("a sink can stop the reading", "[trace-reader]") {
  TraceReader reader({}, [](const RequestBatch&) { return false; });
  std::string text;
  for (std::size_t i = 0; i < requests_per_batch; ++i) text += "some key\n";
  CHECK_FALSE(*reader.push(text));
}
