#include "exercises/strategies/invalidation/orphan_ledger.hpp"

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::invalidation;
using namespace std::chrono_literals;

TEST_CASE("a new version makes orphans of the tag's entries, and of no other's", "[version_shelf]") {
  VersionShelf shelf;
  shelf.store("a", 0, "a@0:k1", 100, 10s);
  shelf.store("a", 0, "a@0:k2", 30, 20s);
  shelf.store("b", 0, "b@0:k3", 7, 20s);
  CHECK(shelf.orphans(1s) == Orphans{0, 0});
  shelf.raise("a", 1);
  CHECK(shelf.orphans(1s) == Orphans{2, 130});
  shelf.raise("a", 1);  // heard again
  CHECK(shelf.orphans(1s) == Orphans{2, 130});
}

TEST_CASE("an orphan's memory is free when its time is over", "[version_shelf]") {
  VersionShelf shelf;
  shelf.store("a", 0, "a@0:k1", 100, 10s);
  shelf.store("a", 0, "a@0:k2", 30, Nanoseconds::max());
  shelf.raise("a", 1);
  CHECK(shelf.orphans(10s - 1ns) == Orphans{2, 130});
  CHECK(shelf.orphans(10s) == Orphans{1, 30});
  CHECK(shelf.orphans(1000h) == Orphans{1, 30});
}

TEST_CASE("what was reachable and has expired is no orphan", "[version_shelf]") {
  VersionShelf shelf;
  shelf.store("a", 0, "a@0:k1", 100, 10s);
  CHECK(shelf.orphans(11s) == Orphans{});
  shelf.raise("a", 1);
  CHECK(shelf.orphans(11s) == Orphans{});
}

TEST_CASE("what is stored under an old version is born an orphan, and stored twice it is still one",
          "[version_shelf]") {
  VersionShelf shelf;
  shelf.raise("a", 1);
  shelf.store("a", 0, "a@0:k1", 100, 10s);
  shelf.store("a", 0, "a@0:k1", 101, 12s);
  CHECK(shelf.orphans(11s) == Orphans{1, 101});
  CHECK(shelf.orphans(12s) == Orphans{});
}

TEST_CASE("an entry of a version that nobody has told of yet raises it", "[version_shelf]") {
  VersionShelf shelf;
  shelf.store("a", 0, "a@0:k1", 100, 10s);
  shelf.store("a", 1, "a@1:k1", 100, 11s);
  CHECK(shelf.orphans(1s) == Orphans{1, 100});
}
