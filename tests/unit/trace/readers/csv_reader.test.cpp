#include "trace/readers/csv_reader.hpp"

#include "catch.hpp"
#include "trace/read_bytes.hpp"

using namespace cachebound;

namespace {

ReadTrace read_column(std::string_view bytes, const char* column) {
  return read_trace(bytes, {TraceFormat::csv, column, OnBadLine::skip});
}

}  // namespace

TEST_CASE("one column holds the keys, the header is none", "[csv-reader]") {
  const auto read = read_column("time,key\n1,a\n2,b\r\n3,\"a\"\n", "");
  CHECK(read.keys == hashed({"a", "b", "a"}));
  CHECK(read.report.column == "2 (key)");
  CHECK(read_column("1,a\n2,b\n", "1").keys == hashed({"1", "2"}));
  CHECK(read_column("\n \r\ntime,key\n\n1,a\n", "").keys == hashed({"a"}));
}

TEST_CASE("bad lines are skipped, counted and named", "[csv-reader]") {
  const auto read = read_column("t,key,x\n1,a,1\n2,b\n3,,1\n4,\"c\"d,1\n\n5,e,1,1\n6,f\x02,1\n7,g,1", "key");
  CHECK(read.keys == hashed({"a", "g"}));
  CHECK(read.report.bad_lines == 5);
  CHECK(read.report.told_bad_lines.front() == "line 3 has 2 columns, the first line 3");
  CHECK(read_column("t,key\n1,a\n2,\n", "").report.told_bad_lines.front() == "line 3 has nothing in column 2");
  CHECK(read_column("t,key\n1,\"a\"b\n", "").fault ==
        "The trace holds no request: line 2 has text behind a closing quote.");
}

TEST_CASE("line ends in quotes count as lines, blank lines do too", "[csv-reader]") {
  const auto read = read_column("t,key\n1,\"a\nb\"\n\n2\n", "");
  CHECK(read.keys == hashed({"a\nb"}));
  CHECK(read.report.told_bad_lines.front() == "line 5 has 1 column, the first line 2");
}

TEST_CASE("a quote that is never closed spoils its own line only", "[csv-reader]") {
  const auto short_one = read_column("t,key\n1,\"a\n2,b\n3,c\n", "");
  CHECK(short_one.keys == hashed({"b", "c"}));
  CHECK(short_one.report.told_bad_lines.front() == "line 2 has a quote that is not closed");
  std::string text = "t,key\n1,\"a\n";
  for (int i = 0; i < 40'000; ++i) text += "2,b\n";
  const auto long_one = read_column(text, "");
  CHECK(long_one.keys.size() == 40'000);
  CHECK(long_one.report.bad_lines == 1);
}

TEST_CASE("a CSV line beyond the longest is skipped to its end", "[csv-reader]") {
  const auto read = read_column("t,key\n1," + std::string(200'000, 'x') + "\n2,b\n", "");
  CHECK(read.keys == hashed({"b"}));
  CHECK(read.report.told_bad_lines.front() == "line 2 is longer than 65,536 bytes");
}
