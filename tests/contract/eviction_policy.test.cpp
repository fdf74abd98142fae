#include <cstdint>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "catch.hpp"
#include "contract/policy_comparison.hpp"
#include "eviction/registry.hpp"

using namespace cachebound;
using namespace cachebound::eviction;

namespace {

/// Favourites, a scan now and then, and favourites that move on: every queue of every policy gets its share.
PolicyTrace drawn(std::uint64_t seed, std::size_t requests, std::uint64_t keys) {
  Random random(seed);
  std::vector<std::uint64_t> numbers;
  std::uint64_t scan = 0;
  while (numbers.size() < requests) {
    if (random.random() < 0.02) {
      for (std::uint64_t i = random.randrange(keys); i > 0; --i) numbers.push_back(1'000'000 + scan++ % (3 * keys));
    }
    const double skewed = random.random() * random.random() * random.random();
    const auto moved = static_cast<std::uint64_t>(numbers.size() * 4 / requests);
    numbers.push_back((static_cast<std::uint64_t>(skewed * static_cast<double>(keys)) + 5 * moved) % keys);
  }
  numbers.resize(requests);
  return PolicyTrace(numbers);
}

/// The next victim in its frame, and what follows.
template <class Cache>
std::string next_of(const Cache& cache) {
  JsonWriter json;
  json.object();
  cache.write_frame(json, {});
  const std::string frame = json.end().take();
  return frame.substr(frame.find("\"next\":"));
}

/// As a frame names the victim of this request beforehand.
std::string told(const Access& access) {
  if (!access.evicted) return R"("next":null)";
  return R"("next":{"key":")" + std::to_string(access.victim) + R"(","why":")" + std::string(in_words(access.reason)) +
         "\"}";
}

/// New keys that evict, and those among them that evict another than was named; `request(i)` serves a request.
struct Foretold {
  std::uint32_t evictions = 0, others = 0;

  template <class Cache, class Request>
  Foretold(const Cache& cache, const PolicyTrace& trace, Request&& request) {
    std::uint32_t known = 0;
    for (std::size_t i = 0; i < trace.ids.size(); ++i) {
      const bool is_new = trace.ids[i] == known;
      const std::string next = is_new ? next_of(cache) : "";
      const Access access = request(i);
      if (!is_new) continue;
      ++known;
      evictions += access.evicted ? 1U : 0U;
      others += next.find(told(access)) == 0 ? 0U : 1U;
    }
  }
};

}  // namespace

TEST_CASE("each policy, streamed and compiled, hits and evicts as a naive model does", "[policy]") {
  const PolicyTrace trace = drawn(1, 300, 40);
  for (const PolicyInfo& info : policies()) {
    for (const std::uint32_t capacity : {1U, 2U, 3U, 5U, 22U}) CHECK(disagreement(info, capacity, trace) == "");
  }
}

TEST_CASE("each policy agrees with its naive model over many workloads and capacities", "[policy][long]") {
  for (const PolicyInfo& info : policies()) {
    for (std::uint64_t workload = 0; workload < 5; ++workload) {
      const PolicyTrace trace = drawn(workload, 2500, 20 + 90 * workload);
      for (const std::uint32_t capacity : {1U, 2U, 4U, 7U, 10U, 20U, 33U, 64U, 110U, 250U})
        CHECK(disagreement(info, capacity, trace) == "");
    }
  }
}

TEST_CASE("no policy has fewer misses than Belady", "[policy]") {
  const PolicyTrace trace = drawn(3, 2000, 100);
  for (const std::uint32_t capacity : {2U, 20U, 60U}) {
    Account account("caches");
    const auto hits = [&](const PolicyInfo& info) {
      return info.compiled(trace.compiled(), capacity, comparison_seed, account)->replay(trace.ids);
    };
    for (const PolicyInfo& info : policies()) {
      CAPTURE(info.name, capacity);
      CHECK(hits(info) <= hits(*find_policy("belady")));
    }
  }
}

TEST_CASE("each policy's frame has every entry in a queue, and a bounded number of cells", "[policy]") {
  const PolicyTrace trace = drawn(4, 3000, 400);
  for (const PolicyInfo& info : policies()) {
    CAPTURE(info.name);
    Account account("cache");
    const auto policy = info.compiled(trace.compiled(), 200, comparison_seed, account);
    policy->replay(trace.ids);
    JsonWriter json;
    json.object();
    policy->write_frame(json, {});
    const std::string frame = json.end().take();
    CHECK(frame.find("\"size\":200,\"capacity\":200") == 1);
    CHECK(frame.find("\"queues\":[{\"name\":") != std::string::npos);
    CHECK(frame.size() < 20'000);
  }
}

TEST_CASE("each policy names beforehand whom a new key evicts, streamed and compiled", "[policy]") {
  const PolicyTrace trace = drawn(5, 1000, 200);
  for (const PolicyInfo& info : policies()) {
    for (const std::uint32_t capacity : {1U, 3U, 20U, 64U}) {
      CAPTURE(info.name, capacity);
      Account account("caches");
      const auto check = [&](const Foretold& foretold) {
        // W-TinyLFU counts the request before it compares: a counter that is shared can turn the duel.
        CHECK(foretold.others <= (info.name == "w-tinylfu" ? foretold.evictions / 50 : 0));
        CHECK((foretold.evictions > 100 || (info.name == "s3-fifo" && capacity < 20)));
      };
      const auto compiled = info.compiled(trace.compiled(), capacity, comparison_seed, account);
      check({*compiled, trace, [&](std::size_t i) { return compiled->access(trace.ids[i]); }});
      if (info.make_streaming != nullptr) {
        const auto streaming = info.make_streaming(capacity, comparison_seed, account);
        check({*streaming, trace, [&](std::size_t i) { return streaming->access(trace.streamed[i]); }});
      }
      if (info.foresight != nullptr) {
        const auto told_next = info.foresight(capacity, account);
        check({*told_next, trace, [&](std::size_t i) { return told_next->access(trace.streamed[i], trace.next[i]); }});
      }
    }
  }
}
