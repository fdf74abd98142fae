#include "engine/frames/event_frame.hpp"

#include "catch.hpp"
#include "memory/account.hpp"
#include "sim/event_log.hpp"
#include "support/json.hpp"

using namespace cachebound;

TEST_CASE("events are written newest first, each with its reason", "[event_frame]") {
  Account account("log");
  EventLog<int> log(2, account);
  for (const int number : {1, 2, 3}) log.record(number);
  JsonWriter json;
  json.object();
  write_events(json, log, [](int number) -> EventRow {
    return {static_cast<std::uint64_t>(number), "hit", "S" + std::to_string(number), "because"};
  });
  CHECK(parsed(json.end().take())["events"] == parsed(R"([
    {"at": 3, "kind": "hit", "subject": "S3", "why": "because"},
    {"at": 2, "kind": "hit", "subject": "S2", "why": "because"}])"));
}
