#include "trace/curve/keyed_lru_curve.hpp"

#include <vector>

#include "base/digest.hpp"
#include "catch.hpp"
#include "trace/naive_stack.hpp"

using namespace cachebound;

TEST_CASE("a curve that grows with its keys is that of the whole trace", "[keyed_lru_curve]") {
  // 3000 objects: grown from 1024 twice.
  const auto ids = naive::drawn_trace(3000, 20'000, 6);
  std::vector<Key> keys;
  for (const std::uint32_t id : ids) keys.push_back(mix(id));
  Account account("curve", KeyedLruCurve::worst_case_bytes(3000)), ample_account("ample");
  KeyedLruCurve curve(3000, account);
  CHECK(curve.record(std::span<const Key>(keys).first(777)));
  CHECK(curve.record(std::span<const Key>(keys).subspan(777)));
  LruCurve ample(3000, ample_account);
  ample.record(ids);
  CHECK(curve.curve().requests() == 20'000);
  CHECK(curve.curve().objects_seen() == ample.objects_seen());
  for (std::uint64_t size = 1; size <= 3000; size += 37) CHECK(curve.curve().hits(size) == ample.hits(size));
}

TEST_CASE("a key too many is refused; what came before it stands", "[keyed_lru_curve]") {
  Account account("curve");
  KeyedLruCurve curve(2, account);
  CHECK_FALSE(curve.record(std::vector<Key>{7, 8, 7, 9, 7}));
  CHECK(curve.curve().requests() == 3);
  CHECK(curve.curve().hits(2) == 1);
}
