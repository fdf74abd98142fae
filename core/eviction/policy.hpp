// One interface of all eviction policies: one request at a time with what happened, or many at once as fast as it goes.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "base/json_writer.hpp"
#include "eviction/access.hpp"

namespace cachebound::eviction {

/// How a key is called in a frame. Unset: its digits.
using Label = std::function<std::string(std::uint64_t key)>;

/// A cache of unit-size entries that holds keys only. It allocates everything when constructed, charged to one
/// account. With capacity 0 every request misses and nothing is kept.
template <class KeyType>
class PolicyOf {
 public:
  using Key = KeyType;

  PolicyOf() = default;
  PolicyOf(const PolicyOf&) = delete;
  PolicyOf& operator=(const PolicyOf&) = delete;
  virtual ~PolicyOf() = default;

  /// One request and what it led to. O(1) expected, some policies amortised.
  virtual Access access(Key key) = 0;

  /// The hits of the next requests; the same as `access` of each, without asking what was evicted. The two may be
  /// mixed, and a trace may come in pieces of any length.
  virtual std::uint64_t replay(std::span<const Key> keys) = 0;

  /// Entries held now; never more than `capacity`. Ghosts do not count.
  [[nodiscard]] virtual std::uint32_t size() const = 0;
  [[nodiscard]] virtual std::uint32_t capacity() const = 0;
  /// What it has charged to its account: all of it from the start.
  [[nodiscard]] virtual std::uint64_t bytes() const = 0;

  /// Writes the members of an object that the caller has opened: `size`, `capacity`, `next` (the next victim, or null
  /// while there is room), `queues`, and where a policy has one `sketch` (see eviction/frame.hpp). A
  /// bounded number of cells, whatever the capacity.
  virtual void write_frame(JsonWriter& json, const Label& label) const = 0;
};

/// Replays a stream of 64-bit keys of any length in memory bounded by the capacity.
using Policy = PolicyOf<std::uint64_t>;

/// Replays one compiled trace, from its first request to its last, in order: some policies look back or ahead in it.
using CompiledPolicy = PolicyOf<std::uint32_t>;

/// The trace a compiled policy is made for; it must outlive the policy.
struct CompiledIds {
  std::span<const std::uint32_t> ids;  ///< each below `objects`; fewer than 2^32 - 1
  std::uint32_t objects = 0;
  /// By id, the key that stands for it in the stream: what W-TinyLFU hashes, so that both replays agree. Empty: keys
  /// are the ids.
  std::span<const std::uint64_t> keys = {};
  /// By position, where the same object comes next (eviction/next_uses.hpp). Empty: Belady finds out by itself, at
  /// 4 bytes a request.
  std::span<const std::uint32_t> next_uses = {};
};

/// A policy over a stream that says with each request when its key comes next (oracleGeneral traces do).
class ForesightPolicy {
 public:
  /// Positions count requests from 0. Never is for keys that do not come again.
  static constexpr std::uint64_t never = ~std::uint64_t{0};

  ForesightPolicy() = default;
  ForesightPolicy(const ForesightPolicy&) = delete;
  ForesightPolicy& operator=(const ForesightPolicy&) = delete;
  virtual ~ForesightPolicy() = default;

  /// `next` is the position of the key's next request, or `never`. O(log capacity).
  virtual Access access(std::uint64_t key, std::uint64_t next) = 0;

  [[nodiscard]] virtual std::uint32_t size() const = 0;
  [[nodiscard]] virtual std::uint32_t capacity() const = 0;
  [[nodiscard]] virtual std::uint64_t bytes() const = 0;
  virtual void write_frame(JsonWriter& json, const Label& label) const = 0;
};

}  // namespace cachebound::eviction
