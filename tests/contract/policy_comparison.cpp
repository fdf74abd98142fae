#include "contract/policy_comparison.hpp"

#include <map>
#include <memory>

#include "base/digest.hpp"
#include "contract/naive_policy.hpp"

namespace cachebound::eviction {

namespace {

/// Streams with the future told, where the policy needs it.
class Streamed {
 public:
  Streamed(const PolicyInfo& info, std::uint32_t capacity, const PolicyTrace& trace, Account& account)
      : trace_(trace),
        policy_(info.make_streaming == nullptr ? nullptr : info.make_streaming(capacity, comparison_seed, account)),
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
  const PolicyTrace& trace_;
  std::unique_ptr<Policy> policy_;
  std::unique_ptr<ForesightPolicy> foresight_;
};

bool as_expected(const NaiveAccess& expected, const Access& access, std::uint64_t victim) {
  return access.hit == expected.hit && access.evicted == expected.evicted.has_value() &&
         (!access.evicted || (victim == *expected.evicted && !in_words(access.reason).empty()));
}

}  // namespace

PolicyTrace::PolicyTrace(const std::vector<std::uint64_t>& numbers) {
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

std::string disagreement(const PolicyInfo& info, std::uint32_t capacity, const PolicyTrace& trace) {
  Account streaming_account("streaming"), compiled_account("compiled");
  Streamed streaming(info, capacity, trace, streaming_account);
  const auto compiled = info.compiled(trace.compiled(), capacity, comparison_seed, compiled_account);
  const auto naive = naive_policy(info.name, capacity, comparison_seed);
  const std::uint64_t allocations = streaming_account.allocations() + compiled_account.allocations();
  const std::string who = std::string(info.name) + " of " + std::to_string(capacity) + ": ";
  std::uint64_t hits = 0;
  for (std::size_t i = 0; i < trace.ids.size(); ++i) {
    const NaiveAccess expected = naive->access(trace.streamed[i], trace.next[i]);
    const Access streamed = streaming.access(i), dense = compiled->access(trace.ids[i]);
    const std::string at = "request " + std::to_string(i);
    if (!as_expected(expected, streamed, streamed.victim)) return who + "streamed, " + at;
    if (!as_expected(expected, dense, dense.evicted ? trace.keys[dense.victim] : 0)) return who + "compiled, " + at;
    if (streaming.size() != naive->size() || compiled->size() != naive->size()) return who + "size after " + at;
    if (naive->size() > capacity) return who + "over capacity after " + at;
    hits += expected.hit ? 1U : 0U;
  }
  if (streaming_account.allocations() + compiled_account.allocations() != allocations) return who + "allocates";
  if (streaming.bytes() != streaming_account.current()) return who + "streamed, bytes";
  if (compiled->bytes() != compiled_account.current()) return who + "compiled, bytes";
  if (Streamed(info, capacity, trace, streaming_account).replayed() != hits) return who + "streamed, many at once";
  const auto again = info.compiled(trace.compiled(), capacity, comparison_seed, compiled_account);
  if (again->replay(trace.ids) != hits) return who + "compiled, many at once";
  return {};
}

}  // namespace cachebound::eviction
