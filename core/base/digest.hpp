// One 64-bit fingerprint of everything deterministic that a run put out: equal digests, equal runs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cachebound {

/// Spreads every bit of the input over the whole word (the finaliser of SplitMix64, Steele et al., OOPSLA 2014).
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t x) noexcept {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31);
}

/// Order matters, platform does not. Not cryptographic: it compares honest runs.
class Digest {
 public:
  constexpr void add(std::uint64_t word) noexcept { state_ = mix(state_ + 0x9e3779b97f4a7c15U + word); }
  void add(double number) noexcept;
  void add(std::string_view text) noexcept;

  [[nodiscard]] constexpr std::uint64_t value() const noexcept { return state_; }
  /// 16 hexadecimal digits.
  [[nodiscard]] std::string hex() const;

 private:
  std::uint64_t state_ = 0;
};

}  // namespace cachebound
