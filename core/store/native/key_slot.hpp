// Which of a cluster's slots a key belongs to
// (https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec).
#pragma once

#include <cstdint>
#include <string_view>

namespace cachebound {

inline constexpr std::uint16_t key_slots = 16384;

/// CRC-16/XMODEM modulo the slots; of a key with a non-empty part in braces that part alone counts. Bit by bit:
/// O(8 × length), which is nothing beside a network.
[[nodiscard]] constexpr std::uint16_t key_slot(std::string_view key) noexcept {
  if (const auto open = key.find('{'); open != std::string_view::npos) {
    const auto close = key.find('}', open + 1);
    if (close != std::string_view::npos && close > open + 1) key = key.substr(open + 1, close - open - 1);
  }
  std::uint32_t crc = 0;
  for (const char byte : key) {
    crc ^= static_cast<std::uint32_t>(static_cast<unsigned char>(byte)) << 8;
    for (int bit = 0; bit < 8; ++bit) crc = (crc << 1) ^ ((crc & 0x8000) != 0 ? 0x1021U : 0U);
    crc &= 0xffff;
  }
  return static_cast<std::uint16_t>(crc % key_slots);
}

}  // namespace cachebound
