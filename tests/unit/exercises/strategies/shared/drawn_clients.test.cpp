#include "exercises/strategies/shared/drawn_clients.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;

TEST_CASE("lanes of clients come first, under names that count from one", "[drawn-clients]") {
  const auto lanes = DrawnClients<2>::and_lanes({{"cache", LaneKind::cache}});
  REQUIRE(lanes.size() == 3);
  CHECK(lanes[0].name == "client 1");
  CHECK(lanes[1].name == "client 2");
  CHECK(lanes[1].kind == LaneKind::client);
  CHECK(lanes[2].name == "cache");
  CHECK(lanes[2].kind == LaneKind::cache);
}

TEST_CASE("a client takes the first free lane, and nobody else has it until it is given back", "[drawn-clients]") {
  DrawnClients<3> clients;
  CHECK(clients.take() == 0);
  CHECK(clients.take() == 1);
  CHECK(clients.take() == 2);
  CHECK(clients.take() == std::nullopt);
  clients.give_back(1);
  CHECK(clients.take() == 1);
  CHECK(clients.take() == std::nullopt);
}

TEST_CASE("when all clients are gone, every lane is free", "[drawn-clients]") {
  DrawnClients<2> clients;
  CHECK(clients.take() == 0);
  CHECK(clients.take() == 1);
  clients.clear();
  CHECK(clients.take() == 0);
}
