#include "exercises/lab/own-trace/own_trace_preview.hpp"

#include "catch.hpp"
#include "support/json.hpp"

using namespace cachebound;

TEST_CASE("the columns of a CSV file are offered to be chosen", "[own-trace]") {
  const auto shown = parsed(*preview_own_trace("time,lbn\n1,7\n", true, ""));
  CHECK(shown["format"] == "csv");
  CHECK(shown["key"] == 1);
  CHECK(shown["columns"] == parsed(R"(["time","lbn"])"));
  CHECK(shown["rows"] == parsed(R"([["1","7"]])"));
  CHECK(shown["choices"] == parsed(R"([{"value":"1","label":"1 · time"},{"value":"2","label":"2 · lbn"}])"));
}

TEST_CASE("where the key's column is not clear it is left to be chosen", "[own-trace]") {
  CHECK(parsed(*preview_own_trace("1,2\n3,4\n", true, ""))["key"].is_null());
  CHECK(parsed(*preview_own_trace("1,2\n3,4\n", true, "column=2"))["key"] == 1);
  CHECK(parsed(*preview_own_trace("a\nb\n", true, ""))["choices"].empty());
}

TEST_CASE("bad choices and bad files are faults", "[own-trace]") {
  CHECK(preview_own_trace("a\n", true, "format=tsv").fault().field == "format");
  CHECK(preview_own_trace("", true, "").fault().message == "The trace is empty: 0 bytes.");
}
