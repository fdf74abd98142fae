// A text as 64 bits: the key by which a trace knows its objects. The same bits on every platform.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/digest.hpp"

namespace cachebound {

namespace hashing {

/// `bytes` of them, at most eight, lowest first. Compilers make one load of it.
template <std::size_t bytes>
[[nodiscard]] constexpr std::uint64_t word_at(const char* text) noexcept {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < bytes; ++i) word |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * i);
  return word;
}

/// The whole of a text of at most eight bytes, without a loop: what is read twice is equal.
[[nodiscard]] constexpr std::uint64_t short_word(const char* text, std::size_t length) noexcept {
  if (length >= 4) return word_at<4>(text) | word_at<4>(text + length - 4) << (8 * (length - 4));
  if (length == 0) return 0;
  return word_at<1>(text) | word_at<1>(text + length / 2) << (8 * (length / 2)) |
         word_at<1>(text + length - 1) << (8 * (length - 1));
}

}  // namespace hashing

/// Texts of equal length up to eight bytes never collide: `mix` is a bijection. Others do as random numbers would:
/// among n of them with probability n^2 / 2^65, for a hundred million 0.03 %. Not for adversaries. O(length), about
/// a nanosecond for each eight bytes.
[[nodiscard]] constexpr std::uint64_t hash_key(std::string_view text) noexcept {
  constexpr std::uint64_t odd = 0x9e3779b97f4a7c15U;
  const std::size_t length = text.size();
  std::uint64_t state = odd * (std::uint64_t{length} + 1);
  if (length <= 8) return mix(state ^ hashing::short_word(text.data(), length));
  for (std::size_t i = 0; i + 8 < length; i += 8) state = mix(state ^ hashing::word_at<8>(text.data() + i)) + odd;
  return mix(state ^ hashing::word_at<8>(text.data() + length - 8));
}

}  // namespace cachebound
