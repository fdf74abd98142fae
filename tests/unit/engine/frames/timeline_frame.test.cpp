#include "engine/frames/timeline_frame.hpp"

#include "catch.hpp"
#include "engine/stampede_timeline.hpp"
#include "support/json.hpp"

using namespace cachebound;

namespace {

constexpr Nanoseconds one_ms{1'000'000};

/// The member "t" of the frame.
json written(const Timeline& timeline, Nanoseconds now = 7 * one_ms,
             const std::function<std::string(std::uint32_t)>& key_name = {}) {
  JsonWriter writer;
  writer.object();
  timeline.write(writer, "t", now, key_name);
  return parsed(writer.end().take())["t"];
}

/// One row of the columns, with its words in place of their numbers.
std::string words_of(const json& timeline, const json& columns, std::size_t row) {
  const std::size_t what = columns["what"][row], why = columns["why"][row];
  return std::string(timeline["words"][what]) + "/" + std::string(timeline["words"][why]);
}

struct Recorded {
  Account account{"timeline"};
  Timeline timeline{stampede_lanes(), account};
};

}  // namespace

TEST_CASE("a timeline names its lanes and the present virtual time", "[timeline_frame]") {
  Recorded run;
  const json frame = written(run.timeline, Nanoseconds{12});
  CHECK(frame["now"] == 12);
  REQUIRE(frame["lanes"].size() == 6);
  CHECK(frame["lanes"][4] == parsed(R"({"name":"database","kind":"database"})"));
  CHECK(frame["spans"]["lane"].empty());
  CHECK(frame["messages"]["sent"].empty());
}

TEST_CASE("spans come as columns, in the order they began, each with its outcome and its words", "[timeline_frame]") {
  Recorded run;
  record_stampede(run.timeline);
  const json frame = written(run.timeline);
  const json& spans = frame["spans"];
  CHECK(spans["lane"] == parsed("[3,0,1,5,4,2]"));
  CHECK(spans["begin"] == parsed("[0,0,1000000,1000000,2000000,4000000]"));
  CHECK(spans["role"] == parsed(R"(["expired","miss","hit","held","load","waiting"])"));
  CHECK(words_of(frame, spans, 2) == "get/shared the load");
  CHECK(words_of(frame, spans, 3) == "lock/");
}

TEST_CASE("a mark begins and ends at once, a span that lasts has no end", "[timeline_frame]") {
  Recorded run;
  record_stampede(run.timeline);
  CHECK(written(run.timeline)["spans"]["end"] == parsed("[0,6000000,6000000,6000000,5000000,null]"));
}

TEST_CASE("messages are received, lost on their way for a reason, or still under way", "[timeline_frame]") {
  Recorded run;
  record_stampede(run.timeline);
  const json frame = written(run.timeline);
  const json& messages = frame["messages"];
  CHECK(messages["from"] == parsed("[0,5,3]"));
  CHECK(messages["to"] == parsed("[3,2,1]"));
  CHECK(messages["fate"] == parsed(R"(["received","lost","under-way"])"));
  CHECK(messages["until"] == parsed("[1000000,7000000,null]"));
  CHECK(words_of(frame, messages, 1) == "publish/nobody listened");
}

TEST_CASE("each key that occurs is named once; what concerns none has none", "[timeline_frame]") {
  Recorded run;
  run.timeline.mark({3, "set", Nanoseconds{1}, SpanRole::write, "", 900});
  run.timeline.mark({3, "set", Nanoseconds{2}, SpanRole::write, "", 7});
  run.timeline.mark({3, "set", Nanoseconds{3}, SpanRole::write, "", 900});
  run.timeline.mark({3, "clear", Nanoseconds{4}});
  int asked = 0;
  const json frame = written(run.timeline, one_ms, [&](std::uint32_t key) {
    ++asked;
    return "S" + std::to_string(key);
  });
  CHECK(frame["keys"] == parsed(R"(["S7","S900"])"));
  CHECK(frame["spans"]["key"] == parsed("[1,0,1,-1]"));
  CHECK(asked == 2);
}

TEST_CASE("a full timeline lets the oldest go, says how many, and allocates nothing more", "[timeline_frame]") {
  Account account("timeline", Timeline::worst_case_bytes(4, 2));
  Timeline timeline(stampede_lanes(), account, 4, 2);
  for (int i = 0; i < 10; ++i) {
    timeline.span({0, "get", i * one_ms}, (i + 1) * one_ms);
    timeline.message({0, 3, "get", i * one_ms}, i * one_ms);
  }
  const json frame = written(timeline);
  CHECK(frame["spans"]["bound"] == 4);
  CHECK(frame["spans"]["gone"] == 6);
  CHECK(frame["spans"]["begin"] == parsed("[6000000,7000000,8000000,9000000]"));
  CHECK(frame["messages"]["gone"] == 8);
  CHECK(frame["messages"]["sent"] == parsed("[8000000,9000000]"));
  CHECK(account.current() == 4 * 32 + 2 * 32);
  CHECK(account.allocations() == 2);
  CHECK(timeline.used_bytes() == account.current());
}

TEST_CASE("what ends after it has gone from the picture changes nothing in it", "[timeline_frame]") {
  Account account("timeline");
  Timeline timeline(stampede_lanes(), account, 1, 1);
  const SpanId span = timeline.open({0, "get", Nanoseconds{0}});
  const MessageId message = timeline.send({0, 3, "get", Nanoseconds{0}});
  timeline.span({1, "get", Nanoseconds{1}}, Nanoseconds{2});
  timeline.message({1, 3, "get", Nanoseconds{1}}, Nanoseconds{2});
  const json before = written(timeline);
  timeline.close(span, Nanoseconds{5}, SpanRole::miss, "late");
  timeline.lose(message, Nanoseconds{5}, "late");
  CHECK(written(timeline) == before);
}

TEST_CASE("the digest is one for the same run, and covers what has gone", "[timeline_frame]") {
  const auto digest_of = [](std::uint32_t bound, SpanRole first) {
    Account account("timeline");
    Timeline timeline(stampede_lanes(), account, bound, bound);
    timeline.mark({3, "set", Nanoseconds{0}, first});
    record_stampede(timeline);
    return timeline.digest();
  };
  CHECK(digest_of(100, SpanRole::write) == digest_of(100, SpanRole::write));
  CHECK(digest_of(1, SpanRole::write) == digest_of(100, SpanRole::write));
  CHECK(digest_of(1, SpanRole::write) != digest_of(1, SpanRole::lost));
}

TEST_CASE("the digest changes with the outcome, its time and its reason", "[timeline_frame]") {
  const auto digest_of = [](Nanoseconds end, SpanRole outcome, std::string_view why) {
    Recorded run;
    const SpanId span = run.timeline.open({0, "get", Nanoseconds{0}});
    run.timeline.close(span, end, outcome, why);
    return run.timeline.digest();
  };
  const std::uint64_t digest = digest_of(one_ms, SpanRole::hit, "fresh");
  CHECK(digest_of(2 * one_ms, SpanRole::hit, "fresh") != digest);
  CHECK(digest_of(one_ms, SpanRole::stale, "fresh") != digest);
  CHECK(digest_of(one_ms, SpanRole::hit, "shared") != digest);
}
