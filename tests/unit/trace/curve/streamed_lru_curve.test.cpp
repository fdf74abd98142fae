#include "trace/curve/streamed_lru_curve.hpp"

#include <vector>

#include "catch.hpp"
#include "trace/naive_stack.hpp"

using namespace cachebound;

namespace {

std::vector<std::uint64_t> keys_of(const std::vector<std::uint32_t>& ids) {
  std::vector<std::uint64_t> keys;
  for (const std::uint32_t id : ids) keys.push_back(mix(id));
  return keys;
}

}  // namespace

TEST_CASE("a curve of bounded size is exact up to that size", "[streamed_lru_curve]") {
  const auto keys = keys_of(naive::drawn_trace(120, 6000, 11));
  const auto counts = naive::Stack<std::uint64_t>::distances(keys, 120);
  for (const std::uint32_t largest : {1U, 10U, 77U, 120U, 500U}) {
    Account account("curve", StreamedLruCurve::worst_case_bytes(largest));
    StreamedLruCurve curve(largest, account);
    const std::uint64_t blocks = account.allocations();
    curve.record(std::span<const std::uint64_t>(keys).first(1234));
    curve.record(std::span<const std::uint64_t>(keys).subspan(1234));
    const MissRatioCurve whole = curve.curve();
    std::uint64_t hits = 0;
    bool same = true;
    for (std::uint32_t size = 0; size <= largest; ++size) {
      same = same && curve.hits(size) == hits && whole.miss_ratio(size) == static_cast<double>(6000 - hits) / 6000;
      if (size < counts.size()) hits += counts[size];
    }
    CHECK(same);
    CHECK(curve.complete() == (largest >= 120));
    CHECK(account.allocations() == blocks);
    CHECK(account.current() == StreamedLruCurve::worst_case_bytes(largest));
  }
}

TEST_CASE("a stream of ever new keys takes no more memory", "[streamed_lru_curve]") {
  Account account("curve", StreamedLruCurve::worst_case_bytes(16));
  StreamedLruCurve curve(16, account);
  std::vector<std::uint64_t> keys(20'000);
  for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = i;
  curve.record(keys);
  CHECK(curve.hits(16) == 0);
  CHECK_FALSE(curve.complete());
  CHECK(curve.curve().miss_ratio(16) == 1);
}
