// Adler-32 (RFC 1950): the checksum by which diskcache spreads its keys over shards.
#pragma once

#include <cstdint>
#include <string_view>

namespace cachebound {

/// As zlib.adler32: the same number on every platform and in Python. O(length). Not cryptographic.
[[nodiscard]] constexpr std::uint32_t adler32(std::string_view bytes) noexcept {
  constexpr std::uint32_t modulus = 65521;
  std::uint32_t a = 1, b = 0;
  for (const char byte : bytes) {
    a = (a + static_cast<unsigned char>(byte)) % modulus;
    b = (b + a) % modulus;
  }
  return b << 16 | a;
}

}  // namespace cachebound
