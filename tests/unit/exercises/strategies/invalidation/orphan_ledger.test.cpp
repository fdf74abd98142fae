#include "exercises/strategies/invalidation/orphan_ledger.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::invalidation;
using namespace std::chrono_literals;

TEST_CASE("a new version makes orphans of the tag's entries, and of no other's", "[orphan_ledger]") {
  OrphanLedger ledger;
  ledger.store("a", 0, "a@0:k1", 100, 10s);
  ledger.store("a", 0, "a@0:k2", 30, 20s);
  ledger.store("b", 0, "b@0:k3", 7, 20s);
  CHECK(ledger.orphans(1s) == Orphans{0, 0});
  ledger.raise("a", 1);
  CHECK(ledger.orphans(1s) == Orphans{2, 130});
  ledger.raise("a", 1);  // heard again
  CHECK(ledger.orphans(1s) == Orphans{2, 130});
}

TEST_CASE("an orphan's memory is free when its time is over", "[orphan_ledger]") {
  OrphanLedger ledger;
  ledger.store("a", 0, "a@0:k1", 100, 10s);
  ledger.store("a", 0, "a@0:k2", 30, Nanoseconds::max());
  ledger.raise("a", 1);
  CHECK(ledger.orphans(10s - 1ns) == Orphans{2, 130});
  CHECK(ledger.orphans(10s) == Orphans{1, 30});
  CHECK(ledger.orphans(1000h) == Orphans{1, 30});
}

TEST_CASE("what was reachable and has expired is no orphan", "[orphan_ledger]") {
  OrphanLedger ledger;
  ledger.store("a", 0, "a@0:k1", 100, 10s);
  CHECK(ledger.orphans(11s) == Orphans{});
  ledger.raise("a", 1);
  CHECK(ledger.orphans(11s) == Orphans{});
}

TEST_CASE("what is stored under an old version is born an orphan, and stored twice it is still one",
          "[orphan_ledger]") {
  OrphanLedger ledger;
  ledger.raise("a", 1);
  ledger.store("a", 0, "a@0:k1", 100, 10s);
  ledger.store("a", 0, "a@0:k1", 101, 12s);
  CHECK(ledger.orphans(11s) == Orphans{1, 101});
  CHECK(ledger.orphans(12s) == Orphans{});
}

TEST_CASE("an entry of a version that nobody has told of yet raises it", "[orphan_ledger]") {
  OrphanLedger ledger;
  ledger.store("a", 0, "a@0:k1", 100, 10s);
  ledger.store("a", 1, "a@1:k1", 100, 11s);
  CHECK(ledger.orphans(1s) == Orphans{1, 100});
}
