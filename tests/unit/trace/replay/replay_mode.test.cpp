#include "trace/replay/replay_mode.hpp"

#include "catch.hpp"
#include "trace/replay_runs.hpp"

using namespace cachebound;

namespace {

constexpr TraceOutlook file{false, true}, stream{false, false}, telling_stream{true, false};

ReplayMode automatic(std::string_view policies, std::string_view sizes, const TraceOutlook& outlook) {
  return choose_mode(ReplayMode::automatic, contenders(policies, sizes), outlook)->mode;
}

}  // namespace

TEST_CASE("modes are known by their names", "[replay-mode]") {
  CHECK(*parse_mode("compiled") == ReplayMode::compiled);
  CHECK(parse_mode("fast").fault().message == "mode: got \"fast\"; allowed: auto, streaming, compiled.");
}

TEST_CASE("a trace is compiled where it pays and where it must be", "[replay-mode]") {
  CHECK(automatic("lru", "100", file) == ReplayMode::streaming);
  CHECK(automatic("lru,arc", "100", file) == ReplayMode::compiled);
  CHECK(automatic("lru,arc", "100", stream) == ReplayMode::streaming);
  CHECK(automatic("lru", "1%", stream) == ReplayMode::compiled);
  CHECK(automatic("belady", "100", stream) == ReplayMode::compiled);
  CHECK(automatic("belady,lru", "100", telling_stream) == ReplayMode::streaming);
}

TEST_CASE("streaming that cannot be is refused in one sentence", "[replay-mode]") {
  const auto refused = [](std::string_view policies, std::string_view sizes) {
    return choose_mode(ReplayMode::streaming, contenders(policies, sizes), stream).fault().message;
  };
  CHECK(refused("lru", "1%") ==
        "size: a share of the objects is known only when the whole trace was read; allowed in streaming mode: numbers "
        "of entries.");
  CHECK(refused("belady", "10") ==
        "policy: belady needs the future, which this trace does not tell; allowed in streaming mode: the other "
        "policies, or an oracleGeneral trace.");
}

TEST_CASE("a stream too long to be compiled says what could be done instead", "[replay-mode]") {
  const auto message = [](std::string_view policies, std::string_view sizes) {
    return too_long_to_compile(ReplayMode::automatic, contenders(policies, sizes)).message;
  };
  CHECK(message("lru", "1%") ==
        "size: a share of the objects needs the whole trace in memory, and this one has more than 268,435,456 requests "
        "or 33,554,432 objects; allowed then: numbers of entries.");
  CHECK(message("belady", "5").find("policy: belady needs the whole trace in memory") == 0);
  CHECK(can_stream(contenders("lru", "5"), stream));
  CHECK_FALSE(can_stream(contenders("lru,belady", "5"), stream));
}
