#include "trace/readers/csv_scanner.hpp"

#include "catch.hpp"

using namespace cachebound;

namespace {

struct Scanned {
  std::optional<std::string> cell;
  std::uint32_t columns;
  std::size_t end;
  CsvScanner::Flaw flaw;
};

/// In steps of one byte, as the worst stream would come.
Scanned scan(std::string_view text, std::uint32_t column, char delimiter = ',') {
  CsvScanner scanner(delimiter, column);
  std::size_t given = 0;
  bool complete = false;
  while (!complete && given < text.size()) complete = scanner.scan(text.substr(0, ++given));
  if (!complete) scanner.finish(text);
  std::string scratch;
  const auto cell = scanner.cell(text, scratch);
  return {cell ? std::optional(std::string(*cell)) : std::nullopt, scanner.columns(), scanner.end(), scanner.flaw()};
}

}  // namespace

TEST_CASE("a cell is found by its column", "[csv-scanner]") {
  CHECK(scan("a,b,c\nd", 0).cell == "a");
  CHECK(scan("a,b,c\nd", 1).cell == "b");
  CHECK(scan("a,b,c\nd", 2).cell == "c");
  CHECK_FALSE(scan("a,b,c\nd", 3).cell);
  CHECK(scan("a,b,c\nd", 0).columns == 3);
  CHECK(scan("a,b,c\nd", 0).end == 6);
  CHECK(scan("a;b,c", 1, ';').cell == "b,c");
  CHECK(scan("a,,c", 1).cell == "");
}

TEST_CASE("quotes keep delimiters, line ends and doubled quotes", "[csv-scanner]") {
  CHECK(scan("\"a,b\",c\n", 0).cell == "a,b");
  CHECK(scan("\"a\nb\",c\n", 1).cell == "c");
  CHECK(scan("x,\"say \"\"hi\"\"\"\n", 1).cell == "say \"hi\"");
  CHECK(scan("\"\",b\n", 0).cell == "");
  CHECK(scan("\"\"\"\",b\n", 0).cell == "\"");
  CHECK(scan("\"a\n\nb\"\nc", 0).end == 7);
}

TEST_CASE("blanks around cells do not count, those inside quotes do", "[csv-scanner]") {
  CHECK(scan(" a , b\r\n", 0).cell == "a");
  CHECK(scan(" a , b\r\n", 1).cell == "b");
  CHECK(scan(" \" a \" , b\n", 0).cell == " a ");
  CHECK(scan("a\tb", 1, '\t').cell == "b");
  CHECK(scan("\tb", 0, '\t').cell == "");
}

TEST_CASE("a quote inside an unquoted cell is a letter", "[csv-scanner]") {
  CHECK(scan("5\" disk,b\n", 0).cell == "5\" disk");
  CHECK(scan("5\" disk,b\n", 0).flaw == CsvScanner::Flaw::none);
}

TEST_CASE("flaws are told apart", "[csv-scanner]") {
  CHECK(scan("\"a\"b,c\n", 0).flaw == CsvScanner::Flaw::text_after_quote);
  CHECK(scan("\"a\" \"b\",c\n", 0).flaw == CsvScanner::Flaw::text_after_quote);
  CHECK(scan("a\x01,c\n", 0).flaw == CsvScanner::Flaw::noise);
  CHECK(scan("\"a\x01\",c\n", 0).flaw == CsvScanner::Flaw::noise);
  CsvScanner open(',', 0);
  CHECK_FALSE(open.scan("\"a,b\n"));
  CHECK_FALSE(open.finish("\"a,b\n"));
}
