// Collects requests one by one and hands them on in batches.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "trace/request.hpp"

namespace cachebound {

class Batcher {
 public:
  explicit Batcher(RequestSink sink) : sink_(std::move(sink)), keys_(requests_per_batch) {}

  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes() noexcept {
    return std::uint64_t{requests_per_batch} * (sizeof(Key) + sizeof(std::uint64_t));
  }

  /// False when the sink wants no more. A trace has next positions for all of its requests or for none.
  bool add(Key key) {
    keys_[filled_++] = key;
    return filled_ < requests_per_batch || flush();
  }
  bool add(Key key, std::uint64_t next) {
    if (next_.empty()) next_.resize(requests_per_batch);
    next_[filled_] = next;
    return add(key);
  }

  /// Hands on what was collected.
  bool flush() {
    const std::size_t count = std::exchange(filled_, 0);
    if (count == 0 || stopped_) return !stopped_;
    handed_on_ += count;
    const std::span<const std::uint64_t> next(next_);
    stopped_ = !sink_({std::span<const Key>(keys_).first(count), next.empty() ? next : next.first(count)});
    return !stopped_;
  }

  /// Requests so far.
  [[nodiscard]] std::uint64_t requests() const noexcept { return handed_on_ + filled_; }

 private:
  RequestSink sink_;
  std::vector<Key> keys_;
  std::vector<std::uint64_t> next_;
  std::size_t filled_ = 0;
  std::uint64_t handed_on_ = 0;
  bool stopped_ = false;
};

}  // namespace cachebound
