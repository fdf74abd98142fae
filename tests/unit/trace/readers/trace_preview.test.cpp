#include "trace/readers/trace_preview.hpp"

#include "catch.hpp"
#include "trace/readers/oracle_reader.hpp"

using namespace cachebound;

namespace {

using Cells = std::vector<std::string>;

TracePreview preview(std::string_view opening, std::string_view column = "") {
  const auto shown = preview_trace(opening, true, TraceFormat::automatic, column);
  REQUIRE(shown);
  return *shown;
}

std::string fault(std::string_view opening, TraceFormat format = TraceFormat::automatic, std::string_view column = "") {
  const auto shown = preview_trace(opening, true, format, column);
  REQUIRE_FALSE(shown);
  return shown.fault().message;
}

}  // namespace

TEST_CASE("a CSV file shows its header, its first rows and the column of the key", "[trace-preview]") {
  const TracePreview shown = preview("time,op,lbn\n1,r,\"7,5\"\n2,w,8\n\n3,r,9\n4,r,1\n5,r,2\n");
  CHECK(shown.format == TraceFormat::csv);
  CHECK(shown.header);
  CHECK(shown.columns == Cells{"time", "op", "lbn"});
  CHECK(shown.key == 2U);
  CHECK(shown.rows == std::vector<Cells>{{"1", "r", "7,5"}, {"2", "w", "8"}, {"3", "r", "9"}, {"4", "r", "1"}});
  CHECK(preview("time,op,lbn\n1,r,7\n", "op").key == 1U);
  CHECK(preview("time,op,lbn\n1,r,7\n", "1").key == 0U);
}

TEST_CASE("a CSV file whose key column is not clear still shows itself", "[trace-preview]") {
  const TracePreview shown = preview("1;20;a\n2;21;b\n3;22;a\n");
  CHECK_FALSE(shown.header);
  CHECK(shown.columns == Cells{"1", "2", "3"});
  CHECK_FALSE(shown.key);
  CHECK(shown.rows.size() == 3);
  CHECK(preview("1;20;a\n2;21;b\n", "3").key == 2U);
}

TEST_CASE("text and oracleGeneral need no choice", "[trace-preview]") {
  const TracePreview text = preview("user:1\r\n\nuser:2");
  CHECK(text.format == TraceFormat::text);
  CHECK(text.rows == std::vector<Cells>{{"user:1"}, {"user:2"}});
  CHECK(text.key == 0U);

  std::string records(2 * OracleRecord::bytes, '\0');
  OracleRecord{5, 77, 1, 2}.write(records.data());
  OracleRecord{6, 77, 1, -1}.write(records.data() + OracleRecord::bytes);
  const TracePreview oracle = preview(records);
  CHECK(oracle.format == TraceFormat::oracle_general);
  CHECK(oracle.rows == std::vector<Cells>{{"5", "77", "1", "2"}, {"6", "77", "1", "-1"}});
  CHECK(oracle.columns[*oracle.key] == "id");
}

TEST_CASE("long cells and control characters are made fit to be shown", "[trace-preview]") {
  const std::string shown = preview(std::string(100, 'x') + "\n").rows[0][0];
  CHECK(shown == std::string(TracePreview::most_cell_bytes, 'x') + "…");
  const auto told = preview_trace("a\x01z\n", true, TraceFormat::text, "");
  CHECK(told->rows[0][0] == "a z");
}

TEST_CASE("what is no trace is refused in the words of the reader", "[trace-preview]") {
  CHECK(fault("") == "The trace is empty: 0 bytes.");
  CHECK(fault("\x28\xb5\x2f\xfd etc") == "The trace is packed by zstd: unpack it first, for instance with zstd -dc.");
  CHECK(fault("a,b\n1,2\n", TraceFormat::csv, "nope") ==
        "column: got \"nope\"; allowed: 1 to 2 or a name in the first line: \"a\", \"b\".");
}
