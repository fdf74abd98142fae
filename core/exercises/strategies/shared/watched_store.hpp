// A store under observation: the same commands, drawn on a timeline as they go.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "engine/frames/timeline_frame.hpp"
#include "exercises/strategies/shared/message_tracker.hpp"
#include "sim/scheduler.hpp"
#include "store/forwarding_store.hpp"

namespace cachebound::exercises {

/// Which lanes of the timeline are the store's, and which number a key has there.
struct WatchedLanes {
  std::uint32_t cache = 0;
  std::uint32_t lock = 0;  ///< of keys that begin with "lock:"
  std::function<std::uint32_t(const std::string& key)> key_number{};
  std::uint32_t self = 0;             ///< whose store it is: the lane of who publishes and subscribes
  MessageTracker* tracker = nullptr;  ///< where messages, which name a key, are drawn, if they are
  /// Told of every `set` when it is sent, if there.
  std::function<void(const std::string& key, std::uint64_t value_bytes, const SetOptions& options)> on_set{};
};

/// Draws nothing when it is given no timeline.
class WatchedStore final : public ForwardingStore<> {
 public:
  WatchedStore(Scheduler& scheduler, Store& store, Timeline* timeline, WatchedLanes lanes)
      : ForwardingStore(store), scheduler_(scheduler), timeline_(timeline), lanes_(std::move(lanes)) {}

  [[nodiscard]] Task<Result<std::optional<std::string>>> get(std::string key) override;
  [[nodiscard]] Task<Result<bool>> set(std::string key, std::string value, SetOptions options = {}) override;
  [[nodiscard]] Task<Result<bool>> erase(std::string key) override;
  [[nodiscard]] Task<Result<bool>> erase_if(std::string key, std::string value) override;
  [[nodiscard]] Task<Result<bool>> expire(std::string key, Nanoseconds time) override;
  [[nodiscard]] Task<Result<std::int64_t>> incr(std::string key, std::int64_t by = 1) override;
  [[nodiscard]] Task<Result<std::uint32_t>> publish(std::string channel, std::string message) override;
  [[nodiscard]] Task<Result<std::unique_ptr<Subscription>>> subscribe(std::string channel) override;

 private:
  class Hearing;

  [[nodiscard]] static bool is_lock(const std::string& key) { return key.rfind("lock:", 0) == 0; }
  void draw(std::string_view what, Nanoseconds begin, SpanRole role, std::string_view why, const std::string& key);
  void lock(const std::string& key);
  void unlock(const std::string& key, std::string_view why);

  Scheduler& scheduler_;
  Timeline* timeline_;
  WatchedLanes lanes_;
  std::map<std::string, SpanId> held_;  ///< locks, by key
};

}  // namespace cachebound::exercises
