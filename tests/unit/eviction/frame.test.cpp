#include "eviction/frame.hpp"

#include <string>

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::eviction;

TEST_CASE("a short queue is written whole, with its marks and the hand", "[eviction]") {
  JsonWriter json;
  json.object();
  const Label label = [](std::uint64_t key) { return "S" + std::to_string(key); };
  QueuesWriter(json, label)
      .queue(
          {"ring", 2, 5, false, "visited"},
          [](std::uint32_t i) {
            return FrameCell{i + 7, 1, i == 1};
          },
          [](std::uint32_t) { return FrameCell{}; });
  CHECK(json.end().take() == R"({"queues":[{"name":"ring","size":2,"limit":5,"ghost":false,"mark":"visited",)"
                             R"("cells":[{"key":"S7","mark":1},{"key":"S8","mark":1,"hand":true}],"oldest":[]}]})");
}

TEST_CASE("a queue tells the size that its policy aims at, where there is one", "[eviction]") {
  JsonWriter json;
  json.object();
  const auto none = [](std::uint32_t) { return FrameCell{}; };
  QueuesWriter(json, {}).queue({"T1", 0, std::nullopt, false, {}, 2.5}, none, none);
  CHECK(
      json.end().take() ==
      R"({"queues":[{"name":"T1","size":0,"limit":null,"ghost":false,"mark":"","target":2.5,"cells":[],"oldest":[]}]})");
}

TEST_CASE("the next victim is written with its reason, or that there is none", "[eviction]") {
  JsonWriter json;
  json.object();
  write_next(json, NextVictim{7, Reason::oldest}, {});
  CHECK(json.end().take() == R"({"next":{"key":"7","why":"oldest entry"}})");
  JsonWriter other;
  other.object();
  write_next(other, std::nullopt, {});
  CHECK(other.end().take() == R"({"next":null})");
}

TEST_CASE("of a long queue both ends are written, whatever its length", "[eviction]") {
  Account account("queues");
  Queues queues(1000, 1, account);
  queues.fill(0);
  JsonWriter json;
  json.object();
  {
    const Label digits;
    QueuesWriter writer(json, digits);
    write_queue(writer, {"queue", 1000}, queues, 0, [](Slot slot) { return FrameCell{slot}; });
    write_ahead(writer, "ahead", "", queues, 0, 999, [](Slot slot) { return FrameCell{slot}; });
  }
  const std::string text = json.end().take();
  CHECK(text.find(R"("limit":null)") != std::string::npos);
  CHECK(text.find(R"("cells":[{"key":"999"},{"key":"998"})") != std::string::npos);
  CHECK(text.find(R"({"key":"952"}],"oldest":[{"key":"0"},{"key":"1"})") != std::string::npos);
  CHECK(text.find(R"("cells":[{"key":"999"},{"key":"0"},{"key":"1"})") != std::string::npos);
  CHECK(text.find(R"("key":"500")") == std::string::npos);
}
