#include "trace/curve/shards.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "base/random.hpp"
#include "catch.hpp"
#include "trace/curve/curve_error.hpp"
#include "trace/curve/lru_curve.hpp"
#include "trace/naive_stack.hpp"

using namespace cachebound;

namespace {

std::vector<CurvePoint> points_of(const MissRatioCurve& curve) {
  return {curve.points().begin(), curve.points().end()};
}

/// Requests whose ranks fall off as 1/rank: a uniform number in the exponent.
std::vector<std::uint32_t> skewed_trace(std::uint32_t objects, std::uint32_t requests, std::uint64_t seed) {
  Random random(seed);
  std::vector<std::uint32_t> trace;
  for (std::uint32_t i = 0; i < requests; ++i) {
    std::uint64_t range = objects;
    while (range > 1 && random.randrange(3) > 0) range = (range + 1) / 2;
    trace.push_back(static_cast<std::uint32_t>(random.randrange(range)));
  }
  return trace;
}

/// The paper's way, literally: a map of the sampled keys, a list as the stack, distances scaled by the rate.
struct NaiveShards {
  std::uint32_t most;
  std::uint64_t salt, threshold = ~std::uint64_t{0}, requests = 0;
  std::vector<std::uint64_t> stack{};
  std::map<std::uint64_t, double> weights{};
  double sampled = 0;

  void access(std::uint64_t key) {
    ++requests;
    const std::uint64_t hash = mix(key + salt);
    if (hash >= threshold) return;
    const double weight = std::floor(18446744073709551616.0 / static_cast<double>(threshold) * 65'536 + 0.5) / 65'536;
    sampled += weight;
    const auto found = std::find(stack.begin(), stack.end(), hash);
    if (found != stack.end()) {
      weights[static_cast<std::uint64_t>(static_cast<double>(found - stack.begin()) * weight)] += weight;
      stack.erase(found);
    }
    stack.insert(stack.begin(), hash);
    if (stack.size() > most) {
      threshold = *std::max_element(stack.begin(), stack.end());
      stack.erase(std::find(stack.begin(), stack.end(), threshold));
    }
  }

  double miss_ratio(std::uint64_t size) const {
    double hits = static_cast<double>(requests) - sampled;
    for (const auto& [distance, weight] : weights) {
      if (distance < size) hits += weight;
    }
    return std::clamp((static_cast<double>(requests) - hits) / static_cast<double>(requests), 0.0, 1.0);
  }
};

}  // namespace

TEST_CASE("as long as every key is sampled the curve is exact", "[shards]") {
  const auto trace = naive::drawn_trace(100, 5000, 3);
  Account account("shards", Shards::worst_case_bytes(100)), exact_account("exact");
  Shards sample(100, 1, account);
  sample.record(trace);
  LruCurve exact(100, exact_account);
  exact.record(trace);
  CHECK(sample.rate() == 1);
  CHECK(sample.samples() == 100);
  CHECK(sample.sampled_requests() == 5000);
  CHECK(points_of(sample.curve()) == points_of(exact.curve()));
  CHECK(sample.estimated_error() == 0);
  CHECK(sample.estimated_objects() == 100);
}

TEST_CASE("a small sample agrees with the paper's way, step by step", "[shards]") {
  // Distances stay below 256, where a bucket is one distance.
  const auto trace = naive::drawn_trace(200, 8000, 9);
  for (const std::uint32_t most : {1U, 20U, 90U}) {
    Account account("shards");
    Shards sample(most, 7, account);
    NaiveShards naive{most, mix(7 + 0x9e3779b97f4a7c15U)};
    sample.record(trace);
    for (const std::uint32_t id : trace) naive.access(id);
    CHECK(sample.samples() == naive.stack.size());
    CHECK(sample.rate() == static_cast<double>(naive.threshold) / 18446744073709551616.0);
    const MissRatioCurve curve = sample.curve();
    for (std::uint64_t size = 1; size < 256; size += 5) CHECK(curve.miss_ratio(size) == naive.miss_ratio(size));
  }
}

TEST_CASE("ids and keys of the same numbers, in any portions, give the same curve", "[shards]") {
  const auto ids = skewed_trace(3000, 20'000, 2);
  const std::vector<std::uint64_t> keys(ids.begin(), ids.end());
  Account account("shards");
  Shards by_id(64, 5, account), by_key(64, 5, account);
  by_id.record(ids);
  for (std::size_t i = 0; i < keys.size(); i += 997) {
    by_key.record(std::span<const std::uint64_t>(keys).subspan(i, std::min<std::size_t>(997, keys.size() - i)));
  }
  CHECK(points_of(by_id.curve()) == points_of(by_key.curve()));
  CHECK(by_id.estimated_error() == by_key.estimated_error());
}

TEST_CASE("memory is what was announced, however many keys come", "[shards]") {
  Account account("shards", Shards::worst_case_bytes(50));
  Shards sample(50, 1, account);
  const std::uint64_t blocks = account.allocations();
  std::vector<std::uint32_t> ids(100'000);
  for (std::uint32_t i = 0; i < ids.size(); ++i) ids[i] = i;
  sample.record(ids);
  CHECK(sample.samples() == 50);
  CHECK(account.current() == Shards::worst_case_bytes(50));
  CHECK(account.allocations() == blocks);
  // 50 of 100,000 keys: the standard deviation of the estimate is 1 in sqrt(50), 14 %; four of them.
  CHECK(std::abs(sample.estimated_objects() - 100'000) < 4 * 14'142);
  CHECK(sample.curve().miss_ratio(100'000) == 1);
}

TEST_CASE("a sample of no request says 1 of every size", "[shards]") {
  Account account("shards");
  const Shards sample(10, 1, account);
  CHECK(sample.curve().miss_ratio(5) == 1);
  CHECK(sample.estimated_error() == 0);
}

TEST_CASE("the estimated error is of the size of the measured one", "[shards][long]") {
  const auto trace = skewed_trace(50'000, 300'000, 4);
  Account exact_account("exact");
  LruCurve exact(50'000, exact_account);
  exact.record(trace);
  const MissRatioCurve truth = exact.curve();
  double measured = 0, estimated = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Account account("shards");
    Shards sample(1024, seed, account);
    sample.record(trace);
    const double error = error_between(sample.curve(), truth, exact.objects_seen()).mean_absolute;
    CHECK(error < 0.03);
    measured += error / 20;
    estimated += sample.estimated_error() / 20;
  }
  CHECK(estimated > measured / 2);
  CHECK(estimated < measured * 2);
}
