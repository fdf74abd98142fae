#include "trace/readers/text_reader.hpp"

#include "catch.hpp"
#include "trace/read_bytes.hpp"

using namespace cachebound;

namespace {

const ReadingOptions text{TraceFormat::text, "", OnBadLine::skip};

}  // namespace

TEST_CASE("a line is a key, whatever ends it", "[text-reader]") {
  CHECK(read_trace("a\nb\r\na\n", text).keys == hashed({"a", "b", "a"}));
  CHECK(read_trace("a\nlast", text).keys == hashed({"a", "last"}));
}

TEST_CASE("blanks around keys, blank lines and a byte order mark do not count", "[text-reader]") {
  CHECK(read_trace("\xef\xbb\xbf  a b\t\n\n  \n7 \n", text).keys == hashed({"a b", "7"}));
}

TEST_CASE("binary noise in a line spoils that line only, and is named with its number", "[text-reader]") {
  const auto read = read_trace(std::string_view("a\nb\0c\nd\n\x1b\ne", 11), text);
  CHECK(read.keys == hashed({"a", "d", "e"}));
  CHECK(read.report.bad_lines == 2);
  CHECK(read.report.told_bad_lines.front() == "line 2 holds control characters: binary noise, not a key");
}

TEST_CASE("a line beyond the longest is skipped to its end", "[text-reader]") {
  const std::string longest(most_record_bytes, 'x');
  const auto read = read_trace(longest + "\n" + longest + "x\nb\n" + longest + longest, text);
  CHECK(read.keys == hashed({longest, "b"}));
  CHECK(read.report.bad_lines == 2);
  CHECK(read.report.told_bad_lines.front() == "line 2 is longer than 65,536 bytes");
}
