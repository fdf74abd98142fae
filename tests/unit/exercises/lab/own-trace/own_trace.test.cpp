#include "exercises/lab/own-trace/own_trace.hpp"

#include <map>

#include "catch.hpp"
#include "support/json.hpp"
#include "trace/readers/oracle_reader.hpp"
#include "trace/replay/replay.hpp"
#include "trace/replay_runs.hpp"

using namespace cachebound;

namespace {

std::string as_text(const std::vector<Key>& keys) {
  std::string text;
  for (const Key key : keys) text += "k" + std::to_string(key) + "\n";
  return text;
}

std::unique_ptr<OwnTrace> opened(std::string_view query = "", CompileLimits limits = own_trace_limits) {
  auto trace = OwnTrace::of_file(query, {nullptr, limits});
  REQUIRE(trace);
  return *std::move(trace);
}

void feed(OwnTrace& trace, std::string_view bytes) {
  REQUIRE(trace.needs_bytes());
  for (; !bytes.empty(); bytes.remove_prefix(std::min<std::size_t>(bytes.size(), 1000))) {
    REQUIRE(trace.push(bytes.substr(0, 1000)));
  }
  REQUIRE(trace.finish());
}

void work(OwnTrace& trace, std::uint64_t portion = 700) {
  while (trace.step(portion) > 0) {
  }
}

/// policy and size → hits
using Hits = std::map<std::pair<std::string, std::uint64_t>, std::uint64_t>;

Hits standing(const OwnTrace& trace) {
  Hits hits;
  const auto standing = parsed(trace.standing());
  for (const auto& row : standing["rows"]) {
    CHECK(row[3].get<std::uint64_t>() + row[4].get<std::uint64_t>() == row[2]);
    hits[{row[0], row[1]}] = row[3];
  }
  return hits;
}

/// What the program `cachebound replay` does with the same bytes.
Hits replayed(std::string_view bytes, std::string_view policies, std::string_view sizes) {
  Replay replay({contenders(policies, sizes), ReplayMode::compiled}, nullptr);
  TraceReader reader({}, [&](const RequestBatch& batch) { return replay.take(batch); });
  REQUIRE(reader.push(bytes));
  REQUIRE(reader.finish());
  Hits hits;
  for (const ReplayRow& row : replay.finish({})) hits[{std::string(row.policy), row.size}] = row.hits;
  hits[{"no-cache", 0}] = 0;
  return hits;
}

}  // namespace

TEST_CASE("a file is read, measured and raced to the figures of the program", "[own-trace]") {
  const std::string bytes = as_text(made_trace(WorkloadKind::mixed, 4000));
  const auto trace = opened();
  feed(*trace, bytes);
  CHECK(trace->length() == 4000);
  work(*trace);
  CHECK(trace->position() == 4000);

  REQUIRE(trace->race("size=20,10%25"));
  CHECK(trace->length() == (1 + 2 * 13) * 4000);
  work(*trace);
  CHECK(standing(*trace) == replayed(bytes, "all", "20,10%"));
}

TEST_CASE("the curve tells what LRU does at every size, before any race", "[own-trace]") {
  const std::string bytes = as_text(made_trace(WorkloadKind::zipf, 3000));
  const auto trace = opened();
  feed(*trace, bytes);
  work(*trace);
  const auto report = parsed(trace->report());
  const auto curve = report["frame"]["curves"]["sizes"];
  const auto line = curve["lines"][0];
  CHECK(line["label"] == "exact");
  for (const std::size_t i : {5U, 30U, 100U}) {
    const std::uint32_t size = line["sizes"][i];
    const auto hits = replayed(bytes, "lru", std::to_string(size)).at({"lru", size});
    CHECK(line["ratios"][i].get<double>() == static_cast<double>(3000 - hits) / 3000);
  }
  CHECK(curve["chosen"] == report["suggestion"]["size"]);
  CHECK(report["facts"][0]["value"] == 3000);
  CHECK(report["bad_lines"]["count"] == 0);
  // Every target's size is the smallest that reaches it.
  for (const auto& row : report["targets"]["rows"]) {
    const auto size = row[1].get<std::uint32_t>();
    const auto misses = [&](std::uint32_t entries) {
      return static_cast<double>(3000 - replayed(bytes, "lru", std::to_string(entries)).at({"lru", entries})) / 3000;
    };
    CHECK(misses(size) <= row[0].get<double>());
    if (size > 1) CHECK(misses(size - 1) > row[0].get<double>());
  }
}

TEST_CASE("a race is ranked, its last row is that of no cache", "[own-trace]") {
  const auto trace = opened();
  feed(*trace, as_text(made_trace(WorkloadKind::loop, 2000)));
  work(*trace);
  REQUIRE(trace->race("size=100"));
  work(*trace);
  const auto standing = parsed(trace->standing());
  REQUIRE(standing["rows"].size() == 14);
  CHECK(standing["rows"][0][0] == "belady");
  CHECK(standing["labels"][0] == "Belady, the optimum");
  for (std::size_t i = 1; i < 13; ++i) CHECK(standing["rows"][i][5] >= standing["rows"][i - 1][5]);
  CHECK(standing["rows"][13][0] == "no-cache");
  CHECK(standing["rows"][13][5] == 1);
  CHECK(standing["notes"].empty());
}

TEST_CASE("a trace too long to be kept is sampled, and raced as it is read again", "[own-trace]") {
  const std::string bytes = as_text(made_trace(WorkloadKind::zipf, 3000));
  const auto trace = opened("", {2999, 1000});
  feed(*trace, bytes);
  CHECK(trace->length() == 0);
  CHECK(trace->step(100) == 0);
  const auto report = parsed(trace->report());
  CHECK(report["frame"]["curves"]["sizes"]["lines"][0]["label"] == "sampled");
  CHECK(report["sentences"][1].get<std::string>().find("too long to be kept") != std::string::npos);

  REQUIRE(trace->race("size=50"));
  feed(*trace, bytes);
  auto expected = replayed(bytes, "all", "50");
  expected.erase({"belady", 50});
  CHECK(standing(*trace) == expected);
  CHECK(parsed(trace->standing())["notes"].size() == 1);
}

TEST_CASE("one that tells the future has its optimum even then", "[own-trace]") {
  std::string bytes(40 * OracleRecord::bytes, '\0');
  for (std::uint32_t i = 0; i < 40; ++i) {
    OracleRecord{i, i % 8, 1, i + 8 < 40 ? i + 9 : -1}.write(bytes.data() + std::size_t{i} * OracleRecord::bytes);
  }
  const auto trace = opened("", {30, 30});
  feed(*trace, bytes);
  REQUIRE(trace->race("size=4"));
  feed(*trace, bytes);
  CHECK(standing(*trace) == replayed(bytes, "all", "4"));
}

TEST_CASE("a workload is made, measured and raced like a file", "[own-trace]") {
  for (const CompileLimits limits : {own_trace_limits, CompileLimits{10, 10}}) {
    auto made = OwnTrace::of_workload("workload=loop&requests=1000&objects=50", {nullptr, limits});
    REQUIRE(made);
    OwnTrace& trace = **made;
    CHECK_FALSE(trace.needs_bytes());
    work(trace, 300);
    CHECK(trace.position() == trace.length());
    CHECK(parsed(trace.report())["facts"][1]["value"].get<double>() == 50);
    REQUIRE(trace.race("size=49,50"));
    work(trace, 300);
    const Hits hits = standing(trace);
    // A loop hits nothing one entry short, and all but its first round when it fits.
    CHECK(hits.at({"lru", 49}) == 0);
    CHECK(hits.at({"lru", 50}) == 950);
  }
}

TEST_CASE("bad lines are counted with their numbers, or refused at the first", "[own-trace]") {
  const std::string bytes = "time,key\n1,a\nbroken\n2,b\n3\n4,a\n";
  const auto lenient = opened("bad_lines=skip");
  feed(*lenient, bytes);
  work(*lenient);
  const auto told = parsed(lenient->report())["bad_lines"];
  CHECK(told["count"] == 2);
  CHECK(told["sentences"][1] == "line 5 has 1 column, the first line 2");

  const auto strict = opened("bad_lines=refuse");
  CHECK(strict->push(bytes));
  CHECK(strict->finish().fault().message == "line 3 has 1 column, the first line 2.");
}

TEST_CASE("empty files, wrong columns and wrong choices are sentences", "[own-trace]") {
  CHECK(opened()->finish().fault().message == "The trace is empty: 0 bytes.");
  const auto wrong = opened("column=nope");
  CHECK(wrong->push("a,b\n1,2\n"));
  CHECK(wrong->finish().fault().field == "column");
  CHECK(OwnTrace::of_file("format=zip").fault().field == "format");
  CHECK(OwnTrace::of_workload("requests=10000001").fault().field == "requests");

  const auto trace = opened();
  feed(*trace, "a\nb\na\n");
  work(*trace);
  CHECK(trace->race("size=many").fault().field == "size");
  CHECK(trace->race("size=17000000").fault().message ==
        "size: got 17,000,000 entries; allowed in a page: 1 to 16,000,000.");
  CHECK(trace->race("size=1,2,3,4,5,6,7,8,9").fault().message == "size: got 9 sizes; allowed: up to 8.");
}

TEST_CASE("a race can be dropped for another, and tells what it is at", "[own-trace]") {
  const auto trace = opened();
  feed(*trace, as_text(made_trace(WorkloadKind::uniform, 1000)));
  work(*trace);
  REQUIRE(trace->race("size=10"));
  // The optimum looks ahead before the race begins.
  CHECK(trace->step(1500) == 1000);
  CHECK(trace->doing() == "looking ahead for the optimum");
  CHECK(trace->step(1500) == 1000);
  CHECK(trace->step(10) == 10);
  CHECK(trace->doing() == "LRU at 10 entries, 2 of 13");
  CHECK(parsed(trace->standing())["rows"].size() == 3);
  REQUIRE(trace->race("size=20"));
  CHECK(trace->position() == 0);
  work(*trace);
  CHECK(standing(*trace).size() == 14);
}
