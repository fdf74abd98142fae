#include "exercises/stage-5/cached-stage/ranking_stage.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <vector>

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::cached_stage;

namespace {

std::uint64_t ten_bits(std::uint64_t word) { return (word & 0xffff'ffffU) >> 22; }

/// The ranking as the Python program writes it: all scores, one stable sort.
std::vector<std::uint32_t> naive(std::uint64_t number, std::uint64_t candidates, std::uint64_t user) {
  const std::vector<std::uint64_t> spread{2654435761, 2246822519, 3266489917, 668265263};
  std::vector<std::uint64_t> scores(candidates);
  for (std::uint64_t c = 0; c < candidates; ++c) {
    for (const std::uint64_t s : spread) {
      const std::uint64_t salted = ((c + 1) * s & 0xffff'ffffU) ^ (number * 374761393 & 0xffff'ffffU);
      scores[c] += ten_bits(salted * 2654435761) * ten_bits((user + 1) * s);
    }
  }
  std::vector<std::uint32_t> order(candidates);
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return scores[a] > scores[b]; });
  order.resize(10);
  return order;
}

}  // namespace

TEST_CASE("the ten best candidates are those of a full stable sort", "[ranking_stage]") {
  Account account("stages");
  std::vector<std::uint64_t> scratch(500);
  for (const std::uint32_t number : {1U, 2U, 77U, 200'000U}) {
    for (const std::uint32_t candidates : {10U, 11U, 500U}) {
      const RankingStage stage(number, candidates, account);
      for (const std::uint32_t user : {0U, 1U, 9U, 9999U}) {
        const auto ranking = stage.rank(user, scratch);
        CAPTURE(number, candidates, user);
        CHECK(std::vector<std::uint32_t>(ranking.begin(), ranking.end()) == naive(number, candidates, user));
      }
    }
  }
}

TEST_CASE("a stage charges its model as long as it lives, in one block", "[ranking_stage]") {
  Account account("stages");
  {
    const RankingStage one(1, 200, account), two(2, 200, account);
    CHECK(account.current() == 2 * RankingStage::bytes(200));
    CHECK(account.count() == 2);
  }
  CHECK(account.current() == 0);
}

TEST_CASE("another model ranks otherwise, and users differ", "[ranking_stage]") {
  Account account("stages");
  std::vector<std::uint64_t> scratch(200);
  std::set<RankingStage::Ranking> rankings;
  for (std::uint32_t number = 1; number <= 5; ++number) {
    const RankingStage stage(number, 200, account);
    for (std::uint32_t user = 0; user < 20; ++user) rankings.insert(stage.rank(user, scratch));
  }
  CHECK(rankings.size() == 100);
}
