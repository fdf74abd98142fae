#include "trace/curve/lru_curve.hpp"

#include <vector>

#include "cache/lru_cache.hpp"
#include "catch.hpp"
#include "trace/naive_stack.hpp"

using namespace cachebound;

namespace {

struct Nothing {};

std::uint64_t hits_of_real_lru(const std::vector<std::uint32_t>& trace, std::uint32_t size) {
  Account account("cache");
  LruCache<IntKey, Nothing> cache(Capacity::bounded(size), account);
  std::uint64_t hits = 0;
  for (const std::uint32_t id : trace) {
    if (cache.get(int_key(id, false)) != nullptr) {
      ++hits;
    } else {
      cache.put(int_key(id, false), {});
    }
  }
  return hits;
}

std::vector<std::uint64_t> distances(const LruCurve& curve) {
  return {curve.distances().begin(), curve.distances().end()};
}

}  // namespace

TEST_CASE("stack distances are those of a list searched from the top", "[lru_curve]") {
  // 300 objects have 4096 positions: 9000 requests move the live ones together twice.
  for (const std::uint32_t objects : {1U, 2U, 7U, 40U, 300U}) {
    const auto trace = naive::drawn_trace(objects, 9000, objects);
    Account account("curve", LruCurve::worst_case_bytes(objects));
    LruCurve curve(objects, account);
    curve.record(trace);
    CHECK(distances(curve) == naive::Stack<std::uint32_t>::distances(trace, objects));
    CHECK(curve.requests() == 9000);
    CHECK(account.current() == LruCurve::worst_case_bytes(objects));
  }
}

TEST_CASE("hits are those of a real LRU cache at every size", "[lru_curve]") {
  const auto trace = naive::drawn_trace(30, 2000, 38);
  Account account("curve");
  LruCurve curve(30, account);
  curve.record(trace);
  const MissRatioCurve whole = curve.curve();
  for (std::uint32_t size = 0; size <= 32; ++size) {
    const std::uint64_t hits = hits_of_real_lru(trace, size);
    CHECK(curve.hits(size) == hits);
    CHECK(whole.miss_ratio(size) == static_cast<double>(2000 - hits) / 2000);
  }
}

TEST_CASE("portions of any length give the same as the whole trace", "[lru_curve]") {
  const auto trace = naive::drawn_trace(50, 6000, 5);
  Account account("curve");
  LruCurve whole(50, account), portions(50, account);
  whole.record(trace);
  Random random(1);
  const std::uint64_t blocks = account.allocations();
  for (std::span<const std::uint32_t> rest(trace); !rest.empty();) {
    const std::size_t count = std::min<std::size_t>(rest.size(), random.randrange(700));
    portions.record(rest.first(count));
    rest = rest.subspan(count);
  }
  CHECK(distances(whole) == distances(portions));
  CHECK(whole.objects_seen() == 50);
  CHECK(account.allocations() == blocks);
}

TEST_CASE("a loop hits nothing until it fits, then everything but the first round", "[lru_curve]") {
  std::vector<std::uint32_t> trace;
  for (std::uint32_t i = 0; i < 1000; ++i) trace.push_back(i % 10);
  Account account("curve");
  LruCurve curve(10, account);
  curve.record(trace);
  const std::vector<CurvePoint> expected{{0, 1}, {10, 0.01}};
  const MissRatioCurve whole = curve.curve();
  CHECK(std::vector<CurvePoint>(whole.points().begin(), whole.points().end()) == expected);
}

TEST_CASE("memory in use grows with the objects seen, up to the bound", "[lru_curve]") {
  Account account("curve");
  LruCurve curve(100'000, account);
  const std::uint64_t before = curve.used_bytes();
  std::vector<std::uint32_t> trace;
  for (std::uint32_t i = 0; i < 100'000; ++i) trace.push_back(i);
  curve.record(std::span<const std::uint32_t>(trace).first(50'000));
  const std::uint64_t half = curve.used_bytes();
  curve.record(std::span<const std::uint32_t>(trace).subspan(50'000));
  CHECK(before < half);
  CHECK(half < curve.used_bytes());
  CHECK(curve.used_bytes() == account.current());
}

TEST_CASE("the depth of an object is the distance of its next request", "[lru_curve]") {
  const auto trace = naive::drawn_trace(25, 500, 8);
  Account account("curve");
  LruCurve curve(25, account);
  naive::Stack<std::uint32_t> stack;
  bool same = true;
  for (const std::uint32_t id : trace) {
    same = same && curve.depth(id) == stack.access(id);
    curve.record(std::span<const std::uint32_t>(&id, 1));
  }
  CHECK(same);
}

TEST_CASE("room for more objects changes nothing of what was recorded", "[lru_curve]") {
  const auto few = naive::drawn_trace(20, 3000, 1), many = naive::drawn_trace(2000, 9000, 2);
  Account account("curve");
  LruCurve grown(20, account), ample(2000, account);
  grown.record(few);
  grown.grow(2000);
  CHECK(grown.objects() == 2000);
  grown.record(many);
  ample.record(few);
  ample.record(many);
  CHECK(distances(grown) == distances(ample));
}

TEST_CASE("of no request the curve is 1", "[lru_curve]") {
  Account account("curve");
  const LruCurve curve(5, account);
  CHECK(curve.curve().miss_ratio(3) == 1);
  CHECK(curve.hits(5) == 0);
}

TEST_CASE("a million requests over many objects agree with a binary indexed tree", "[lru_curve][long]") {
  // The textbook way: one at each object's latest request, a distance is the sum behind it.
  const auto trace = naive::drawn_trace(60'000, 1'000'000, 7);
  std::vector<std::uint32_t> tree(trace.size() + 1, 0), last(60'000, 0);
  std::vector<std::uint64_t> counts(60'000, 0);
  std::uint32_t seen = 0;
  const auto add = [&](std::size_t i, std::uint32_t change) {
    for (; i < tree.size(); i += i & (~i + 1)) tree[i] += change;
  };
  const auto sum = [&](std::size_t i) {
    std::uint32_t total = 0;
    for (; i > 0; i &= i - 1) total += tree[i];
    return total;
  };
  for (std::size_t i = 1; i <= trace.size(); ++i) {
    std::uint32_t& position = last[trace[i - 1]];
    if (position == 0) {
      ++seen;
    } else {
      ++counts[seen - sum(position)];
      add(position, ~std::uint32_t{0});
    }
    add(i, 1);
    position = static_cast<std::uint32_t>(i);
  }
  Account account("curve");
  LruCurve curve(60'000, account);
  curve.record(trace);
  CHECK(distances(curve) == counts);
}
