// How many entries a cache may hold: a number, or no bound at all.
#pragma once

#include <cstdint>
#include <optional>

namespace cachebound {

class Capacity {
 public:
  /// 0 stores nothing.
  [[nodiscard]] static constexpr Capacity bounded(std::uint32_t entries) noexcept { return Capacity(entries); }
  [[nodiscard]] static constexpr Capacity unbounded() noexcept { return Capacity(std::nullopt); }
  /// functools.lru_cache(maxsize=…): None is no bound, negative becomes 0.
  [[nodiscard]] static constexpr Capacity functools(std::optional<std::int64_t> maxsize) noexcept {
    if (!maxsize) return unbounded();
    return bounded(*maxsize < 0 ? 0U : static_cast<std::uint32_t>(*maxsize < limit ? *maxsize : limit));
  }
  /// queue.Queue(maxsize), asyncio.Queue(maxsize): zero or less is no bound.
  [[nodiscard]] static constexpr Capacity queue(std::int64_t maxsize) noexcept {
    return maxsize <= 0 ? unbounded() : functools(maxsize);
  }
  /// maxsize when lru_cache is given none.
  static constexpr std::uint32_t functools_default = 128;

  [[nodiscard]] constexpr bool is_bounded() const noexcept { return entries_.has_value(); }
  /// The bound, where there is one.
  [[nodiscard]] constexpr std::optional<std::uint32_t> bound() const noexcept { return entries_; }

  friend constexpr bool operator==(const Capacity&, const Capacity&) = default;

 private:
  /// More entries than 32-bit links can count; a cache that large would not fit the memory either.
  static constexpr std::int64_t limit = 0x7fff'ffff;

  explicit constexpr Capacity(std::optional<std::uint32_t> entries) noexcept : entries_(entries) {}

  std::optional<std::uint32_t> entries_;
};

}  // namespace cachebound
