#include "exercises/lab/own-trace/own_trace_spec.hpp"

#include "catch.hpp"
#include "support/json.hpp"
#include "trace/readers/trace_reader.hpp"

using namespace cachebound;

TEST_CASE("the description holds every field once, in the group it belongs to", "[own-trace]") {
  const auto description = parsed(describe_own_trace());
  std::size_t grouped_fields = 0;
  for (const auto& group : description["groups"]) {
    for (const auto& name : group) {
      ++grouped_fields;
      CHECK(description["spec"]["properties"].contains(name.get<std::string>()));
    }
  }
  CHECK(grouped_fields == description["spec"]["properties"].size());
  CHECK(description["groups"]["reading"].back() == "bad_lines");
  CHECK(description["spec"]["views"][0]["parameter"] == description["groups"]["racing"][0]);
}

TEST_CASE("the example of each text format is read as that format", "[own-trace]") {
  const auto description = parsed(describe_own_trace());
  for (const auto& format : description["formats"]) {
    if (format["title"] == "oracleGeneral") continue;
    TraceReader reader({}, [](const RequestBatch&) { return true; });
    REQUIRE(reader.push(format["example"].get<std::string>()));
    REQUIRE(reader.finish());
    CHECK(reader.report().format == (format["title"] == "CSV" ? TraceFormat::csv : TraceFormat::text));
    CHECK(reader.requests() >= 2);
  }
}

TEST_CASE("the names of formats and workloads are those of the program", "[own-trace]") {
  for (const NamedFormat& format : formats()) {
    const auto options = parse<ReadingOptions>(reading_fields(), {{"format", std::string(format.name)}});
    REQUIRE(options);
    CHECK(options->format == format.format);
  }
  for (const NamedWorkload& workload : workloads()) {
    const auto choice = parse<WorkloadChoice>(workload_fields(), {{"workload", std::string(workload.name)}});
    REQUIRE(choice);
    CHECK(choice->workload == workload.kind);
  }
}
