#include "memory/snapshot.hpp"

#include "catch.hpp"

using namespace cachebound;

namespace {

std::vector<std::string> names(const std::vector<SiteDifference>& differences) {
  std::vector<std::string> list;
  for (const SiteDifference& site : differences) list.push_back(site.name);
  return list;
}

}  // namespace

TEST_CASE("a snapshot lists the sites that hold blocks, by name", "[snapshot]") {
  const Snapshot snapshot({{"b", 10, 1}, {"empty", 0, 0}, {"a", 0, 2}});
  REQUIRE(snapshot.sites().size() == 2);
  CHECK(snapshot.sites()[0].name == "a");  // two blocks of no bytes are blocks
  CHECK(snapshot.sites()[1].name == "b");
}

TEST_CASE("a comparison gives size and count now and what changed", "[snapshot]") {
  const Snapshot before({{"cache", 100, 4}, {"gone", 70, 7}}), now({{"cache", 40, 5}, {"new", 30, 3}});
  const auto differences = compare(now, before);
  REQUIRE(differences.size() == 3);
  CHECK(differences[0].name == "gone");
  CHECK(differences[0].size == 0);
  CHECK(differences[0].size_diff == -70);
  CHECK(differences[0].count_diff == -7);
  CHECK(differences[1].name == "cache");
  CHECK(differences[1].size == 40);
  CHECK(differences[1].size_diff == -60);
  CHECK(differences[1].count_diff == 1);
  CHECK(differences[2].name == "new");
  CHECK(differences[2].size_diff == 30);
  CHECK(differences[2].count_diff == 3);
}

TEST_CASE("the largest change comes first, then size, change of count, count and name, each from the top",
          "[snapshot]") {
  const Snapshot before({{"a", 100, 1}, {"b", 100, 1}, {"c", 200, 1}, {"d", 200, 3}, {"e", 0, 9}});
  const Snapshot now({{"a", 110, 1}, {"b", 110, 1}, {"c", 190, 2}, {"d", 190, 3}, {"e", 40, 9}});
  // e changed by 40, the others by 10: of these c and d are larger, and the count of c has changed; b before a.
  CHECK(names(compare(now, before)) == std::vector<std::string>{"e", "c", "d", "b", "a"});
}

TEST_CASE("a comparison of a snapshot with itself shows no change", "[snapshot]") {
  const Snapshot snapshot({{"a", 1, 1}, {"b", 2, 2}});
  for (const SiteDifference& site : compare(snapshot, snapshot)) {
    CHECK(site.size_diff == 0);
    CHECK(site.count_diff == 0);
  }
  CHECK(compare(Snapshot(), Snapshot()).empty());
}
