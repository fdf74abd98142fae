#include "store/native/store_address.hpp"

#include "catch.hpp"
#include "support/ok.hpp"

using namespace cachebound;

namespace {

template <class Kind>
Kind parsed(std::string_view text) {
  const auto address = ok(parse_store_address(text));
  REQUIRE(std::holds_alternative<Kind>(address));
  return std::get<Kind>(address);
}

}  // namespace

TEST_CASE("every kind of store has its address", "[store_address]") {
  parsed<MemoryAddress>("memory");
  parsed<SimulatedAddress>("simulated");
  CHECK(parsed<RedisAddress>("redis://localhost:6379").servers == std::vector<RedisEndpoint>{{"localhost", 6379, ""}});
  CHECK(parsed<RedisAddress>("unix:/run/redis.sock").servers == std::vector<RedisEndpoint>{{"", 0, "/run/redis.sock"}});
  CHECK(parsed<SqliteAddress>("sqlite:some where.db").file == "some where.db");
}

TEST_CASE("a cluster is named by some of its servers", "[store_address]") {
  const auto servers = parsed<RedisAddress>("redis://a:1,b:2,[::1]:65535").servers;
  CHECK(servers == std::vector<RedisEndpoint>{{"a", 1, ""}, {"b", 2, ""}, {"::1", 65535, ""}});
}

TEST_CASE("what is no address is told in one sentence, with what is allowed", "[store_address]") {
  for (const char* text : {"", "redis", "Memory", "redis:/a:1", "http://a:1", "sqlite", "unix"}) {
    CAPTURE(text);
    const auto fault = parse_store_address(text).fault();
    CHECK(fault.field == "store");
    CHECK(fault.message.find("allowed: memory, simulated, redis://HOST:PORT") != std::string::npos);
    CHECK(fault.message.back() == '.');
  }
  CHECK(parse_store_address("unix:").fault().code == FaultCode::empty_value);
  CHECK(parse_store_address("sqlite:").fault().code == FaultCode::empty_value);
}

TEST_CASE("a server needs a host and a port", "[store_address]") {
  for (const char* text : {"", "a", ":1", "a:", "a:0", "a:65536", "a:x", "a:-1", "a:1:2", "u@a:1", "a:1/0", "::1:1"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_endpoint(text));
    CHECK_FALSE(parse_store_address("redis://" + std::string(text)));
  }
  CHECK_FALSE(parse_store_address("redis://a:1,"));
}

TEST_CASE("a server in words is what it was parsed from", "[store_address]") {
  for (const char* text : {"localhost:6379", "10.0.0.1:1", "[::1]:6379"}) {
    CHECK(in_words(ok(parse_endpoint(text))) == text);
  }
  CHECK(in_words({"", 0, "/run/redis.sock"}) == "/run/redis.sock");
}
