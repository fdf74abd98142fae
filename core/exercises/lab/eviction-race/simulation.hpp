// One policy of the race, streamed: its memory is that of the cache alone, however long the trace.
#pragma once

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <memory>

#include "eviction/registry.hpp"
#include "eviction/replayer.hpp"
#include "exercises/lab/eviction-race/workload.hpp"

namespace cachebound::exercises::eviction_race {

[[nodiscard]] inline bool knows_the_future(const eviction::PolicyInfo& policy) noexcept {
  return policy.make_streaming == nullptr;
}

class Simulation {
 public:
  /// Those that need the future are told it, request by request.
  Simulation(const eviction::PolicyInfo& info, std::uint32_t capacity, std::uint64_t seed, Account& account)
      : policy_(knows_the_future(info) ? nullptr : info.make_streaming(capacity, seed, account)),
        foresight_(info.foresight == nullptr ? nullptr : info.foresight(capacity, account)) {
    assert((policy_ != nullptr) != (foresight_ != nullptr));
  }
  /// Without a cache: every request misses.
  Simulation() : policy_(std::make_unique<eviction::Replayer<eviction::NoCache<std::uint64_t>>>(0U)) {}

  /// The request at a position of the workload; positions come in order.
  eviction::Access access(const RaceWorkload& workload, std::uint64_t position) {
    const Key key = workload.key_at(position);
    const eviction::Access access =
        policy_ ? policy_->access(key) : foresight_->access(key, workload.next_use(position));
    hit_ = access.hit;
    if (!hit_) {
      ++misses_;
      largest_ = std::max(largest_, size());
    }
    return access;
  }

  [[nodiscard]] std::uint64_t misses() const noexcept { return misses_; }
  /// Whether the latest request was one.
  [[nodiscard]] bool hit() const noexcept { return hit_; }
  [[nodiscard]] std::uint32_t size() const { return policy_ ? policy_->size() : foresight_->size(); }
  /// The most entries it has held at once.
  [[nodiscard]] std::uint32_t largest() const noexcept { return largest_; }
  /// What it has charged to its account, by the policy's own formula.
  [[nodiscard]] std::uint64_t bytes() const { return policy_ ? policy_->bytes() : foresight_->bytes(); }
  /// The policy's inside: see eviction/policy.hpp.
  void write_frame(JsonWriter& json, const eviction::Label& label) const {
    policy_ ? policy_->write_frame(json, label) : foresight_->write_frame(json, label);
  }

 private:
  std::unique_ptr<eviction::Policy> policy_;
  std::unique_ptr<eviction::ForesightPolicy> foresight_;  ///< either this one or the other
  std::uint64_t misses_ = 0;
  std::uint32_t largest_ = 0;
  bool hit_ = false;
};

}  // namespace cachebound::exercises::eviction_race
