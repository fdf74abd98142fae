// A store inside of the process: what a cache without network looks like.
#pragma once

#include "store/channels.hpp"
#include "store/key_space.hpp"
#include "store/store.hpp"

namespace cachebound {

struct MemoryStoreOptions {
  MemoryLimit limit;                  ///< of the entries; waiting messages are not in it
  std::uint32_t most_waiting = 1000;  ///< messages a subscription keeps until they are taken, at least 1
  std::uint64_t seed = 0;             ///< decides what sampled eviction looks at
};

/// Every command answers at once, on the scheduler's time; only `Subscription::next` waits. Never unreachable, never
/// late. Entries and waiting messages are charged to the account.
class MemoryStore final : public Store {
 public:
  MemoryStore(Scheduler& scheduler, Account& account, MemoryStoreOptions options = {});

  [[nodiscard]] Task<Result<std::optional<std::string>>> get(std::string key) override;
  [[nodiscard]] Task<Result<bool>> set(std::string key, std::string value, SetOptions options = {}) override;
  [[nodiscard]] Task<Result<bool>> erase(std::string key) override;
  [[nodiscard]] Task<Result<bool>> erase_if(std::string key, std::string value) override;
  [[nodiscard]] Task<Result<bool>> expire(std::string key, Nanoseconds time) override;
  [[nodiscard]] Task<Result<TimeToLive>> ttl(std::string key) override;
  [[nodiscard]] Task<Result<std::int64_t>> incr(std::string key, std::int64_t by = 1) override;
  [[nodiscard]] Task<Result<std::uint32_t>> publish(std::string channel, std::string message) override;
  [[nodiscard]] Task<Result<std::unique_ptr<Subscription>>> subscribe(std::string channel) override;

  /// For figures: how many entries there are, what they take, how many left and why.
  [[nodiscard]] const KeySpace& entries() const noexcept { return entries_; }

 private:
  Scheduler& scheduler_;
  KeySpace entries_;
  Channels channels_;
};

}  // namespace cachebound
