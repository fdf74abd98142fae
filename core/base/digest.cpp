#include "base/digest.hpp"

#include <cstring>

namespace cachebound {

void Digest::add(double number) noexcept {
  // Every "no number" counts as one; its bit pattern differs between processors.
  if (number != number) return add(std::uint64_t{0x7ff8000000000000U});
  std::uint64_t bits = 0;
  std::memcpy(&bits, &number, sizeof bits);
  add(bits);
}

void Digest::add(std::string_view text) noexcept {
  add(std::uint64_t{text.size()});
  for (const char c : text) add(std::uint64_t{static_cast<unsigned char>(c)});
}

std::string Digest::hex() const {
  std::string digits(16, '0');
  for (int i = 0; i < 16; ++i) digits[static_cast<std::size_t>(i)] = "0123456789abcdef"[(state_ >> (60 - 4 * i)) & 15U];
  return digits;
}

}  // namespace cachebound
