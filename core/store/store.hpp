// What a cache between a program and its database needs of a key-value server: the commands of Redis that the caching
// patterns are made of (https://redis.io/docs/latest/commands). A pattern is written once against this interface and
// runs in memory, on a simulated server, on a real Redis and on SQLite.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "sim/task.hpp"

namespace cachebound {

/// How `Store::set` writes.
struct SetOptions {
  std::optional<Nanoseconds> expiry;  ///< from now; not positive: a fault, as in Redis
  bool if_absent = false;             ///< NX: write only where there is no live entry
  bool keep_ttl = false;              ///< KEEPTTL: an overwrite keeps the time that is left; not along with `expiry`
};

/// What `Store::ttl` knows of a key. Redis answers -2 for missing and -1 for an entry without expiry.
struct TimeToLive {
  bool exists = false;
  std::optional<Nanoseconds> left;  ///< nothing: it never expires

  bool operator==(const TimeToLive&) const = default;
};

/// One listener on one channel, from `Store::subscribe` until it is destroyed. It hears what is published meanwhile
/// and nothing else. What it has not yet taken waits in a bounded queue; beyond the bound the oldest is lost.
class Subscription {
 public:
  virtual ~Subscription() = default;

  /// The next message; nothing when none came in time. No timeout waits for as long as it takes.
  [[nodiscard]] virtual Task<std::optional<std::string>> next(std::optional<Nanoseconds> timeout = std::nullopt) = 0;
  /// Messages lost because nobody took them in time.
  [[nodiscard]] virtual std::uint64_t lost() const noexcept = 0;
};

/// Keys and values are bytes. Arguments are taken by value, since a coroutine outlives the call. Every command may
/// fail: `store_unreachable` (no server), `store_timeout` (no answer in time: whether the command was carried out is
/// unknown), `store_full` (the memory limit is reached and nothing may be evicted), `not_an_integer` (incr). A store
/// must outlive its coroutines and its subscriptions.
class Store {
 public:
  virtual ~Store() = default;

  /// Nothing when there is no live entry.
  [[nodiscard]] virtual Task<Result<std::optional<std::string>>> get(std::string key) = 0;
  /// False when `if_absent` found an entry. Without `keep_ttl` an overwrite drops the old expiry.
  [[nodiscard]] virtual Task<Result<bool>> set(std::string key, std::string value, SetOptions options = {}) = 0;
  /// Whether there was a live entry (DEL).
  [[nodiscard]] virtual Task<Result<bool>> erase(std::string key) = 0;
  /// Erases the entry only if it has this value, in one step: how the holder of a lock gives up its own lock and nobody
  /// else's. (In Redis a script.)
  [[nodiscard]] virtual Task<Result<bool>> erase_if(std::string key, std::string value) = 0;
  /// False when there is no live entry. Not positive: deletes it (and true).
  [[nodiscard]] virtual Task<Result<bool>> expire(std::string key, Nanoseconds time) = 0;
  [[nodiscard]] virtual Task<Result<TimeToLive>> ttl(std::string key) = 0;
  /// The value after adding, from 0 when missing; keeps the expiry.
  [[nodiscard]] virtual Task<Result<std::int64_t>> incr(std::string key, std::int64_t by = 1) = 0;
  /// How many subscriptions hear it.
  [[nodiscard]] virtual Task<Result<std::uint32_t>> publish(std::string channel, std::string message) = 0;
  [[nodiscard]] virtual Task<Result<std::unique_ptr<Subscription>>> subscribe(std::string channel) = 0;
};

}  // namespace cachebound
