// CPython's random.Random, draw for draw (CPython 3.11, Lib/random.py and Modules/_randommodule.c).
#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

namespace cachebound {

/// The same seed gives the same numbers as `random.Random(seed)`, natively and in WebAssembly.
/// Exact but for `gauss`, which may differ from CPython in the last place of log, sin and cos.
class Random {
 public:
  /// As `seed(int)`; CPython takes the absolute value of a negative seed, so none is accepted here.
  explicit Random(std::uint64_t seed) noexcept;

  /// In [0, 1), with 53 random bits.
  double random() noexcept;
  /// In [low, high], as `low + (high - low) * random()`.
  double uniform(double low, double high) noexcept;
  /// Normal distribution by Box and Muller; every second call uses the half kept from the first.
  double gauss(double mean, double standard_deviation) noexcept;
  /// `bits` from 1 to 64.
  std::uint64_t getrandbits(unsigned bits) noexcept;
  /// In [0, stop); stop at least 1. Rejection sampling: no bias, on average under two draws.
  std::uint64_t randrange(std::uint64_t stop) noexcept;
  /// In [start, stop); start below stop.
  std::int64_t randrange(std::int64_t start, std::int64_t stop) noexcept;

  /// One element of a sequence that is not empty.
  template <class T>
  T& choice(std::span<T> items) noexcept {
    assert(!items.empty());
    return items[randrange(items.size())];
  }

  /// In place, O(n).
  template <class T>
  void shuffle(std::span<T> items) noexcept {
    for (std::size_t i = items.size(); i-- > 1;) {
      std::swap(items[i], items[randrange(i + 1)]);
    }
  }

 private:
  static constexpr std::size_t words = 624;

  std::uint32_t next_word() noexcept;
  void twist() noexcept;

  std::array<std::uint32_t, words> state_{};
  std::size_t used_ = words;
  std::optional<double> kept_gauss_;
};

}  // namespace cachebound
