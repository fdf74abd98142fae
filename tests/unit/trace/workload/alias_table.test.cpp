#include "trace/workload/alias_table.hpp"

#include <cmath>
#include <vector>

#include "base/digest.hpp"
#include "catch.hpp"

using namespace cachebound;

namespace {

/// The shares of 2^32 draws spread evenly over each column, so that the table's own probabilities come out.
std::vector<double> probabilities(std::uint32_t ranks, double skew) {
  Account account("table", AliasTable::worst_case_bytes(ranks));
  const AliasTable table(ranks, skew, account);
  constexpr std::uint64_t draws = 1 << 18;
  std::vector<double> found(ranks);
  for (std::uint64_t i = 0; i < draws; ++i) {
    // The high bits choose the column, the low ones whose share is met: both run through all of their values evenly.
    const std::uint64_t low = (i * 2654435761U) & 0xffffffffU;
    found.at(table.rank(i << 46 | low)) += 1.0 / draws;
  }
  return found;
}

}  // namespace

TEST_CASE("ranks are drawn in proportion to 1/(r + 1)^skew", "[alias-table]") {
  for (const double skew : {0.0, 0.8, 1.0, 2.5}) {
    for (const std::uint32_t ranks : {1U, 2U, 3U, 10U, 64U}) {
      double total = 0;
      for (std::uint32_t rank = 0; rank < ranks; ++rank) total += std::pow(rank + 1.0, -skew);
      const auto found = probabilities(ranks, skew);
      for (std::uint32_t rank = 0; rank < ranks; ++rank) {
        INFO("skew " << skew << ", rank " << rank << " of " << ranks);
        CHECK(std::abs(found[rank] - std::pow(rank + 1.0, -skew) / total) < 0.001);
      }
    }
  }
}

TEST_CASE("a table announces its bytes and keeps the columns only", "[alias-table]") {
  Account account("table", AliasTable::worst_case_bytes(1000));
  const AliasTable table(1000, 1, account);
  CHECK(account.peak() == AliasTable::worst_case_bytes(1000));
  CHECK(account.current() == 1024 * 8);
}

TEST_CASE("a table is the same on every platform", "[alias-table]") {
  Account account("table");
  const AliasTable table(100'000, 0.9, account);
  Digest digest;
  for (std::uint64_t i = 0; i < 100'000; ++i) digest.add(std::uint64_t{table.rank(mix(i))});
  CHECK(digest.hex() == "c7d0fb2836bd4762");
}
