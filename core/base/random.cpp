// Mersenne Twister MT19937 (Matsumoto & Nishimura, ACM TOMACS 8(1), 1998), seeded by init_by_array as CPython does.
#include "base/random.hpp"

#include <bit>
#include <cmath>

#include "base/real.hpp"

namespace cachebound {

namespace {

constexpr std::size_t middle = 397;
constexpr std::uint32_t matrix = 0x9908b0dfU, upper_bit = 0x80000000U, lower_bits = 0x7fffffffU;

}  // namespace

Random::Random(std::uint64_t seed) noexcept {
  state_[0] = 19650218U;
  for (std::size_t i = 1; i < words; ++i) {
    state_[i] = 1812433253U * (state_[i - 1] ^ (state_[i - 1] >> 30)) + static_cast<std::uint32_t>(i);
  }
  const std::array key{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)};
  const std::size_t key_length = key[1] != 0 ? 2 : 1;
  std::size_t i = 1;
  const auto advance = [&] {
    if (++i == words) {
      state_[0] = state_[words - 1];
      i = 1;
    }
  };
  for (std::size_t k = 0; k < words; ++k) {
    const std::size_t j = k % key_length;
    state_[i] =
        (state_[i] ^ ((state_[i - 1] ^ (state_[i - 1] >> 30)) * 1664525U)) + key[j] + static_cast<std::uint32_t>(j);
    advance();
  }
  for (std::size_t k = 1; k < words; ++k) {
    state_[i] = (state_[i] ^ ((state_[i - 1] ^ (state_[i - 1] >> 30)) * 1566083941U)) - static_cast<std::uint32_t>(i);
    advance();
  }
  state_[0] = upper_bit;
}

void Random::twist() noexcept {
  const auto mixed = [this](std::size_t here, std::size_t next, std::size_t far) {
    const std::uint32_t y = (state_[here] & upper_bit) | (state_[next] & lower_bits);
    state_[here] = state_[far] ^ (y >> 1) ^ ((y & 1U) != 0 ? matrix : 0U);
  };
  std::size_t i = 0;
  for (; i < words - middle; ++i) mixed(i, i + 1, i + middle);
  for (; i < words - 1; ++i) mixed(i, i + 1, i + middle - words);
  mixed(words - 1, 0, middle - 1);
  used_ = 0;
}

std::uint32_t Random::next_word() noexcept {
  if (used_ == words) twist();
  std::uint32_t y = state_[used_++];
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680U;
  y ^= (y << 15) & 0xefc60000U;
  return y ^ (y >> 18);
}

double Random::random() noexcept {
  const std::uint32_t high = next_word() >> 5, low = next_word() >> 6;
  return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0);
}

double Random::uniform(double low, double high) noexcept { return low + (high - low) * random(); }

double Random::gauss(double mean, double standard_deviation) noexcept {
  double z = 0;
  if (kept_gauss_) {
    z = *kept_gauss_;
    kept_gauss_.reset();
  } else {
    const double angle = random() * real::two_pi;
    const double radius = std::sqrt(-2.0 * real::log(1.0 - random()));
    z = real::cos(angle) * radius;
    kept_gauss_ = real::sin(angle) * radius;
  }
  return mean + z * standard_deviation;
}

std::uint64_t Random::getrandbits(unsigned bits) noexcept {
  assert(bits >= 1 && bits <= 64);
  if (bits <= 32) return next_word() >> (32 - bits);
  const std::uint64_t low = next_word();
  return low | static_cast<std::uint64_t>(next_word() >> (64 - bits)) << 32;
}

std::uint64_t Random::randrange(std::uint64_t stop) noexcept {
  assert(stop >= 1);
  const auto bits = static_cast<unsigned>(std::bit_width(stop));
  std::uint64_t drawn = getrandbits(bits);
  while (drawn >= stop) drawn = getrandbits(bits);
  return drawn;
}

std::int64_t Random::randrange(std::int64_t start, std::int64_t stop) noexcept {
  assert(start < stop);
  const auto width = static_cast<std::uint64_t>(stop) - static_cast<std::uint64_t>(start);
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(start) + randrange(width));
}

}  // namespace cachebound
