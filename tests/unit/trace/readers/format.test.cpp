#include "trace/readers/format.hpp"

#include <string>

#include "catch.hpp"
#include "trace/readers/oracle_reader.hpp"

using namespace cachebound;

TEST_CASE("formats are known by their names", "[format]") {
  for (const NamedFormat& format : formats()) {
    CHECK(*parse_format(format.name) == format.format);
    CHECK(name_of(format.format) == format.name);
  }
  CHECK(parse_format("xml").fault().message == "format: got \"xml\"; allowed: auto, csv, text, oracle-general.");
}

TEST_CASE("the first bytes tell text, CSV and oracleGeneral apart", "[format]") {
  CHECK(*detect_format("a\nb\n", true) == TraceFormat::text);
  CHECK(*detect_format("17", true) == TraceFormat::text);
  CHECK(*detect_format("a,b\nc,d\n", true) == TraceFormat::csv);
  CHECK(*detect_format("a,b\nc,d\n\1\2\n", true) == TraceFormat::csv);
  std::string records(10 * OracleRecord::bytes, '\0');
  for (std::uint64_t i = 0; i < 10; ++i) {
    OracleRecord{5, i, 512, -1}.write(records.data() + i * OracleRecord::bytes);
  }
  CHECK(*detect_format(records, true) == TraceFormat::oracle_general);
  // The opening may end inside a record, and a record may be noise.
  records.replace(40, 8, "12345678");
  CHECK(*detect_format(records + "abc", false) == TraceFormat::oracle_general);
}

TEST_CASE("what cannot be read is refused with what to do", "[format]") {
  const auto message = [](std::string_view opening) { return detect_format(opening, true).fault().message; };
  CHECK(is_gzip("\x1f\x8b\x08"));
  CHECK(message("\x1f\x8b\x08") == "The trace is packed by gzip: unpack it before it is read.");
  CHECK(message("\x28\xb5\x2f\xfd...") == "The trace is packed by zstd: unpack it first, for instance with zstd -dc.");
  CHECK(message("\xff\xfe"
                "a") == "The trace is text in UTF-16: save it as UTF-8.");
  CHECK(message(std::string_view("\1\2\3\0", 4)).find("it has only 4 bytes") != std::string::npos);
  CHECK(message(std::string(100, '\2')).find("binary, but not oracleGeneral") != std::string::npos);
}
