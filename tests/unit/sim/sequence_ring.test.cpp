#include "sim/sequence_ring.hpp"

#include <deque>

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("a record is found by its number until newer ones have pushed it out", "[sequence_ring]") {
  Account account("ring", SequenceRing<int>::worst_case_bytes(2));
  SequenceRing<int> ring(2, account);
  const std::uint64_t first = ring.append(10);
  const std::uint64_t second = ring.append(20);
  REQUIRE(ring.find(first) != nullptr);
  *ring.find(first) = 11;
  CHECK(ring[first] == 11);
  ring.append(30);
  CHECK(ring.find(first) == nullptr);
  CHECK(*ring.find(second) == 20);
}

TEST_CASE("a ring of records holds what the end of a list of all of them holds, and never grows", "[sequence_ring]") {
  constexpr std::size_t capacity = 7;
  Account account("ring", SequenceRing<int>::worst_case_bytes(capacity));
  SequenceRing<int> ring(capacity, account);
  std::deque<int> last;
  for (int i = 0; i < 100; ++i) {
    CHECK(ring.append(i * i) == static_cast<std::uint64_t>(i));
    last.push_back(i * i);
    if (last.size() > capacity) last.pop_front();
    REQUIRE(ring.end() - ring.first() == last.size());
    for (std::uint64_t at = 0; at < last.size(); ++at) CHECK(ring[ring.first() + at] == last[at]);
  }
  CHECK(ring.first() == 93);
  CHECK(account.allocations() == 1);
}
