#include "trace/readers/csv_layout.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("the delimiter is the one that cuts every line alike", "[csv-layout]") {
  CHECK(find_delimiter("a,b\nc,d\n") == ',');
  CHECK(find_delimiter("a;b,1\nc;d\n") == ';');
  CHECK(find_delimiter("a\tb\n") == '\t');
  CHECK(find_delimiter("a|b\nc|d\n") == '|');
  CHECK(find_delimiter("1,\"a,b\"\n2,c\n") == ',');
  CHECK_FALSE(find_delimiter("one\ntwo, three\nfour\n"));
  CHECK_FALSE(find_delimiter(""));
}

TEST_CASE("a header is told by numbers below it or a usual name in it", "[csv-layout]") {
  CHECK(read_layout("time,op\n1,a\n", "1")->header);
  CHECK(read_layout("key,op\nx,a\n", "")->header);
  CHECK_FALSE(read_layout("a,b\nc,d\n", "1")->header);
  CHECK_FALSE(read_layout("1,key\n2,b\n", "2")->header);
}

TEST_CASE("the key's column is chosen by name, by number, or by a usual name", "[csv-layout]") {
  const std::string text = "version,time,op,size,LBN\n1,5633898,2a,512,42932745\n";
  CHECK(read_layout(text, "")->key == 4);
  CHECK(read_layout(text, "")->key_name == "LBN");
  CHECK(read_layout(text, "Time")->key == 1);
  CHECK(read_layout(text, "2")->key == 1);
  CHECK(read_layout(text, "2")->columns == 5);
  CHECK(read_layout("word\nother\n", "")->key == 0);
  // A name in the first line makes it a header, numbers below it or not.
  CHECK(read_layout("from,to\na,b\n", "to")->header);
}

TEST_CASE("a column that is not there is a fault that names those that are", "[csv-layout]") {
  const std::string text = "time,size\n1,2\n";
  CHECK(read_layout(text, "lbn").fault().message ==
        "column: got \"lbn\"; allowed: 1 to 2 or a name in the first line: \"time\", \"size\".");
  for (const char* column : {"0", "3", "-1", "1x", "99999999999"}) CHECK_FALSE(read_layout(text, column));
  CHECK(read_layout(text, "").fault().message ==
        "column: none given; choose the key's: 1 to 2 or a name in the first line: \"time\", \"size\".");
}
