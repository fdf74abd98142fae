#include "trace/readers/bad_lines.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("skipped lines are counted, the first few are kept in words", "[bad-lines]") {
  BadLines bad(OnBadLine::skip);
  CHECK(bad.report("line 3 is torn"));
  CHECK(bad.report("line 9 is torn"));
  CHECK(bad.count() == 2);
  CHECK(bad.told() == std::vector<std::string>{"line 3 is torn", "line 9 is torn"});
  for (int i = 0; i < 1000; ++i) CHECK(bad.report("another"));
  CHECK(bad.count() == 1002);
  CHECK(bad.told().size() == BadLines::most_told);
  CHECK_FALSE(bad.refusal());
}

TEST_CASE("a refused line is a fault of one sentence", "[bad-lines]") {
  BadLines bad(OnBadLine::refuse);
  CHECK_FALSE(bad.refusal());
  CHECK_FALSE(bad.report("line 3 is torn"));
  CHECK(bad.refusal()->message == "line 3 is torn.");
  CHECK(bad.refusal()->code == FaultCode::malformed_trace);
}
