#include "store/persistent_memo.hpp"

#include "base/real.hpp"

namespace cachebound {

namespace {

constexpr std::size_t time_bytes = 8;

}  // namespace

std::string TimedResult::encode() const {
  std::string value;
  for (std::size_t i = 0; i < time_bytes; ++i) {
    value += static_cast<char>(static_cast<std::uint64_t>(took.count()) >> (8 * i) & 0xffU);
  }
  return value + result;
}

std::optional<TimedResult> TimedResult::decode(const std::string& value) {
  if (value.size() < time_bytes) return std::nullopt;
  std::uint64_t ticks = 0;
  for (std::size_t i = 0; i < time_bytes; ++i) {
    ticks |= std::uint64_t{static_cast<unsigned char>(value[i])} << (8 * i);
  }
  return TimedResult{value.substr(time_bytes), Nanoseconds(static_cast<std::int64_t>(ticks))};
}

bool refresh_early(Nanoseconds left, Nanoseconds took, double beta, Random& random) {
  // random() is at most once in 2^53 draws 0, whose logarithm is none: the smallest positive draw stands for it.
  const double drawn = random.random();
  const double stretch = -static_cast<double>(took.count()) * beta * real::log(drawn > 0 ? drawn : 0x1p-54);
  return stretch >= static_cast<double>(left.count());
}

}  // namespace cachebound
