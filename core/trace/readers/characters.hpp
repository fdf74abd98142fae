// Bytes of a text trace: which are noise, and where the next one that matters stands.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/hash.hpp"

namespace cachebound {

/// What editors put before a text in UTF-8; no part of it.
inline constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

/// Control characters that no text trace holds. Bytes from 0x80 on may be any encoding's letters.
[[nodiscard]] constexpr bool is_noise(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

[[nodiscard]] constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\r'; }

/// Without blanks at both ends.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) noexcept {
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  return text;
}

/// The position of the first byte below a space at or after `from`, or the text's size. Eight bytes a step.
[[nodiscard]] constexpr std::size_t find_control(std::string_view text, std::size_t from) noexcept {
  constexpr std::uint64_t ones = 0x0101010101010101U, tops = 0x8080808080808080U;
  for (; from + 8 <= text.size(); from += 8) {
    // The lowest bit set is that of the first byte below 0x20 (Mycroft's test; a borrow reaches higher bytes only).
    const std::uint64_t word = hashing::word_at<8>(text.data() + from);
    const std::uint64_t below = (word - ones * 0x20) & ~word & tops;
    if (below != 0) return from + static_cast<std::size_t>(std::countr_zero(below)) / 8;
  }
  while (from < text.size() && static_cast<unsigned char>(text[from]) >= 0x20) ++from;
  return from;
}

}  // namespace cachebound
