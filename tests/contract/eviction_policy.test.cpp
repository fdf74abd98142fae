#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/digest.hpp"
#include "base/random.hpp"
#include "catch.hpp"
#include "contract/naive_policy.hpp"
#include "eviction/registry.hpp"

using namespace cachebound;
using namespace cachebound::eviction;

namespace {

/// One trace, streamed and compiled, with next uses.
struct Trace {
  std::vector<std::uint64_t> keys, streamed, next;
  std::vector<std::uint32_t> ids;

  explicit Trace(const std::vector<std::uint64_t>& numbers) {
    std::map<std::uint64_t, std::uint32_t> known;
    for (const std::uint64_t number : numbers) {
      const std::uint64_t key = mix(number + 1);
      const auto [found, is_new] = known.emplace(key, static_cast<std::uint32_t>(known.size()));
      if (is_new) keys.push_back(key);
      streamed.push_back(key);
      ids.push_back(found->second);
    }
    std::map<std::uint64_t, std::uint64_t> after;
    next.resize(streamed.size());
    for (std::size_t i = streamed.size(); i-- > 0;) {
      next[i] = after.count(streamed[i]) == 1 ? after[streamed[i]] : ForesightPolicy::never;
      after[streamed[i]] = i;
    }
  }
  CompiledIds compiled() const { return {ids, static_cast<std::uint32_t>(keys.size()), keys, {}}; }
};

/// Favourites, a scan now and then, and favourites that move on: every queue of every policy gets its share.
Trace drawn(std::uint64_t seed, std::size_t requests, std::uint64_t keys) {
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
  return Trace(numbers);
}

constexpr std::uint64_t seed = 38;

/// Streams with the future told, where the policy needs it.
class Streamed {
 public:
  Streamed(const PolicyInfo& info, std::uint32_t capacity, const Trace& trace, Account& account)
      : trace_(trace),
        policy_(info.make_streaming == nullptr ? nullptr : info.make_streaming(capacity, seed, account)),
        foresight_(info.foresight == nullptr ? nullptr : info.foresight(capacity, account)) {}
  Access access(std::size_t i) {
    return policy_ ? policy_->access(trace_.streamed[i]) : foresight_->access(trace_.streamed[i], trace_.next[i]);
  }
  std::uint32_t size() const { return policy_ ? policy_->size() : foresight_->size(); }
  std::uint64_t bytes() const { return policy_ ? policy_->bytes() : foresight_->bytes(); }
  std::uint64_t replayed() {
    if (policy_) return policy_->replay(trace_.streamed);
    std::uint64_t hits = 0;
    for (std::size_t i = 0; i < trace_.streamed.size(); ++i) hits += access(i).hit ? 1U : 0U;
    return hits;
  }

 private:
  const Trace& trace_;
  std::unique_ptr<Policy> policy_;
  std::unique_ptr<ForesightPolicy> foresight_;
};

void compare(const PolicyInfo& info, std::uint32_t capacity, const Trace& trace) {
  CAPTURE(info.name, capacity);
  Account streaming_account("streaming"), compiled_account("compiled");
  Streamed streaming(info, capacity, trace, streaming_account);
  const auto compiled = info.compiled(trace.compiled(), capacity, seed, compiled_account);
  const auto naive = naive_policy(info.name, capacity, seed);
  const std::uint64_t allocations = streaming_account.allocations() + compiled_account.allocations();
  std::uint64_t hits = 0;
  for (std::size_t i = 0; i < trace.ids.size(); ++i) {
    const NaiveAccess expected = naive->access(trace.streamed[i], trace.next[i]);
    const Access streamed = streaming.access(i), dense = compiled->access(trace.ids[i]);
    const auto as_expected = [&](const Access& access, std::uint64_t victim) {
      return access.hit == expected.hit && access.evicted == expected.evicted.has_value() &&
             (!access.evicted || (victim == *expected.evicted && !in_words(access.reason).empty()));
    };
    if (!as_expected(streamed, streamed.victim) || !as_expected(dense, trace.keys[dense.victim])) FAIL("request " << i);
    if (streaming.size() != naive->size() || compiled->size() != naive->size()) FAIL("size after request " << i);
    if (naive->size() > capacity) FAIL("over capacity after request " << i);
    hits += expected.hit ? 1U : 0U;
  }
  CHECK(streaming_account.allocations() + compiled_account.allocations() == allocations);
  CHECK(streaming.bytes() == streaming_account.current());
  CHECK(compiled->bytes() == compiled_account.current());
  CHECK(Streamed(info, capacity, trace, streaming_account).replayed() == hits);
  CHECK(info.compiled(trace.compiled(), capacity, seed, compiled_account)->replay(trace.ids) == hits);
}

}  // namespace

TEST_CASE("each policy, streamed and compiled, hits and evicts as a naive model does", "[policy]") {
  const Trace trace = drawn(1, 300, 40);
  for (const PolicyInfo& info : policies()) {
    for (const std::uint32_t capacity : {1U, 2U, 3U, 5U, 22U}) compare(info, capacity, trace);
  }
}

TEST_CASE("each policy agrees with its naive model over many workloads and capacities", "[policy][long]") {
  for (const PolicyInfo& info : policies()) {
    for (std::uint64_t workload = 0; workload < 12; ++workload) {
      const Trace trace = drawn(workload, 2500, 20 + 40 * workload);
      for (const std::uint32_t capacity : {1U, 2U, 4U, 7U, 10U, 20U, 33U, 64U, 110U, 250U})
        compare(info, capacity, trace);
    }
  }
}

TEST_CASE("no policy has fewer misses than Belady", "[policy]") {
  const Trace trace = drawn(3, 2000, 100);
  for (const std::uint32_t capacity : {2U, 20U, 60U}) {
    Account account("caches");
    const auto hits = [&](const PolicyInfo& info) {
      return info.compiled(trace.compiled(), capacity, seed, account)->replay(trace.ids);
    };
    for (const PolicyInfo& info : policies()) {
      CAPTURE(info.name, capacity);
      CHECK(hits(info) <= hits(*find_policy("belady")));
    }
  }
}

TEST_CASE("each policy's frame has every entry in a queue, and a bounded number of cells", "[policy]") {
  const Trace trace = drawn(4, 3000, 400);
  for (const PolicyInfo& info : policies()) {
    CAPTURE(info.name);
    Account account("cache");
    const auto policy = info.compiled(trace.compiled(), 200, seed, account);
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
