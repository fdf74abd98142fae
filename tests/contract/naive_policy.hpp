// Every eviction policy once more, as plainly as its paper puts it: lists that are searched, nothing that is fast.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace cachebound::eviction {

struct NaiveAccess {
  bool hit = false;
  std::optional<std::uint64_t> evicted;
};

class NaivePolicy {
 public:
  virtual ~NaivePolicy() = default;
  /// `next` is the position of the key's next request, the largest number if there is none. O(capacity).
  virtual NaiveAccess access(std::uint64_t key, std::uint64_t next) = 0;
  [[nodiscard]] virtual std::size_t size() const = 0;
};

/// By the name in the registry; capacity at least 1.
[[nodiscard]] std::unique_ptr<NaivePolicy> naive_policy(std::string_view name, std::size_t capacity,
                                                        std::uint64_t seed);

}  // namespace cachebound::eviction
