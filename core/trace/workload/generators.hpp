// Request streams by formula: the same seed gives the same requests, in Python too.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <variant>

#include "base/random.hpp"
#include "memory/tracking_allocator.hpp"

namespace cachebound {

/// 0, 1, …, n - 1, 0, 1, …: `i % n`.
class RoundRobin {
 public:
  explicit RoundRobin(std::uint32_t keys) : keys_(keys) {}
  [[nodiscard]] std::uint32_t next() noexcept {
    const std::uint32_t key = next_;
    next_ = next_ + 1 == keys_ ? 0 : next_ + 1;
    return key;
  }

 private:
  std::uint32_t keys_, next_ = 0;
};

/// Every key equally likely: `Random(seed).randrange(n)` a request.
class Uniform {
 public:
  Uniform(std::uint32_t keys, std::uint64_t seed) : keys_(keys), random_(seed) {}
  [[nodiscard]] std::uint32_t next() noexcept { return static_cast<std::uint32_t>(random_.randrange(keys_)); }

 private:
  std::uint32_t keys_;
  Random random_;
};

/// Key r with weight 1/(r + 1)^skew, by the inverse of the cumulative weights: one `random()` and a binary search
/// a request, as `random.choices(keys, cum_weights=…)` does. Holds one double a key.
class Zipf {
 public:
  Zipf(std::uint32_t keys, double skew, std::uint64_t seed, Account& account);

  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes(std::uint32_t keys) noexcept {
    return std::uint64_t{keys} * sizeof(double);
  }

  [[nodiscard]] std::uint32_t next() noexcept;

 private:
  TrackedVector<double> cumulative_;
  Random random_;
};

enum class Order : std::uint8_t { round_robin, uniform, zipf };
/// As users write them.
inline constexpr std::array<std::string_view, 3> order_names{"round-robin", "uniform", "zipf"};

/// One of them, chosen at run time.
class RequestStream {
 public:
  /// `skew` counts for zipf only, `seed` for uniform and zipf. Keys at least one.
  RequestStream(Order order, std::uint32_t keys, double skew, std::uint64_t seed, Account& account);

  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes(Order order, std::uint32_t keys) noexcept {
    return order == Order::zipf ? Zipf::worst_case_bytes(keys) : 0;
  }

  [[nodiscard]] std::uint32_t next() {
    return std::visit([](auto& stream) { return stream.next(); }, stream_);
  }

 private:
  std::variant<RoundRobin, Uniform, Zipf> stream_;
};

}  // namespace cachebound
