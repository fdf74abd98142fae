#include "cli/run_command.hpp"

#include "catch.hpp"
#include "support/json.hpp"

using namespace cachebound;

TEST_CASE("arguments become the query a link would carry", "[cli]") {
  CHECK(*cli::query_of({"maxsize=9", "order=zipf"}) == "maxsize=9&order=zipf");
  CHECK(cli::query_of({})->empty());
  CHECK(*cli::query_of({"a=1&b"}) == "a=1%26b");
}

TEST_CASE("an argument without a name or a value is a fault", "[cli]") {
  CHECK(cli::query_of({"maxsize"}).fault().message == "parameter: got \"maxsize\"; allowed: name=value.");
  CHECK_FALSE(cli::query_of({"=3"}));
}

TEST_CASE("the list names every exercise", "[cli]") {
  CHECK(cli::list(false).find("calibration-lookup") == 0);
  CHECK(parsed(cli::list(true))[0]["id"] == "calibration-lookup");
}

TEST_CASE("a schema is JSON, an unknown exercise a fault", "[cli]") {
  CHECK(parsed(*cli::schema("calibration-lookup"))["exercise"] == "calibration-lookup");
  CHECK_FALSE(cli::schema("unknown"));
}

TEST_CASE("the programs carry the parameters", "[cli]") {
  const auto python = cli::program("calibration-lookup", {"maxsize=none"}, CodeLanguage::python);
  CHECK(python->find("@lru_cache(maxsize=None, typed=False)") != std::string::npos);
  CHECK_FALSE(cli::program("calibration-lookup", {"maxsize=x"}, CodeLanguage::cpp));
}

TEST_CASE("bad input is exit code 2", "[cli]") {
  CHECK(cli::run("calibration-lookup", {"maxsize=-1"}, true) == cli::bad_input);
  CHECK(cli::run("unknown", {"maxsize"}, true) == cli::bad_input);
}
