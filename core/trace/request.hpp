// What a trace is made of. Every object has size one and every request counts: a request is its key.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>

namespace cachebound {

/// Object ids of binary traces as they are; everything written as text, numbers too, through `hash_key`.
using Key = std::uint64_t;

/// Requests in their order, as readers and generators give them; the memory is theirs, valid during the call only.
struct RequestBatch {
  /// In place of the position of the next request for a key that is not requested again.
  static constexpr std::uint64_t never = std::numeric_limits<std::uint64_t>::max();

  std::span<const Key> keys;
  /// As long as `keys` in formats that know the future, else empty: the position in the trace, from 0, at which the
  /// same key is requested next, or `never`.
  std::span<const std::uint64_t> next;
};

/// Returns false to be given no more.
using RequestSink = std::function<bool(const RequestBatch&)>;

/// Batches are no longer: they stay in a core's cache while every policy of a race takes its turn.
inline constexpr std::size_t requests_per_batch = 8192;

}  // namespace cachebound
