#include "store/native/native_stores.hpp"

#include "catch.hpp"
#include "support/ok.hpp"
#include "support/redis_server.hpp"

using namespace cachebound;

TEST_CASE("an address opens its kind of stores, under its own name", "[native_stores]") {
  const TemporaryFolder folder;
  for (const std::string& address :
       {std::string("memory"), std::string("simulated"), "sqlite:" + (folder.path() / "store.db").string()}) {
    CHECK(ok(open_stores(address))->name() == address);
  }
  if (!has_redis_server()) return;
  const std::string unix_socket = "unix:" + shared_redis_server().socket();
  CHECK(ok(open_stores(unix_socket))->name() == unix_socket);
}

TEST_CASE("an address where nobody answers is a fault before anything runs", "[native_stores]") {
  const TemporaryFolder folder;
  const std::string port = std::to_string(free_ports(1)[0]), none = (folder.path() / "none" / "none").string();
  for (const std::string& address : {"redis://127.0.0.1:" + port, "unix:" + none, "sqlite:" + none}) {
    CAPTURE(address);
    const auto refused = open_stores(address);
    REQUIRE_FALSE(refused);
    CHECK(refused.fault().code == FaultCode::store_unreachable);
  }
  CHECK(open_stores("nonsense").fault().code == FaultCode::unknown_choice);
}
