#include "trace/workload/generators.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "base/real.hpp"

namespace cachebound {

Zipf::Zipf(std::uint32_t keys, double skew, std::uint64_t seed, Account& account)
    : cumulative_(TrackingAllocator<double>(account)), random_(seed) {
  cumulative_.reserve(keys);
  double total = 0;
  for (std::uint32_t rank = 0; rank < keys; ++rank) {
    total += 1.0 / real::pow(static_cast<double>(rank) + 1.0, skew);
    cumulative_.push_back(total);
  }
}

std::uint32_t Zipf::next() noexcept {
  const double drawn = random_.random() * cumulative_.back();
  // The last key takes what rounding could push past the end.
  const auto found = std::upper_bound(cumulative_.begin(), cumulative_.end() - 1, drawn);
  return static_cast<std::uint32_t>(found - cumulative_.begin());
}

namespace {

std::variant<RoundRobin, Uniform, Zipf> make_stream(Order order, std::uint32_t keys, double skew, std::uint64_t seed,
                                                    Account& account) {
  switch (order) {
    case Order::round_robin:
      return RoundRobin(keys);
    case Order::uniform:
      return Uniform(keys, seed);
    case Order::zipf:
      return Zipf(keys, skew, seed, account);
  }
  std::abort();
}

}  // namespace

RequestStream::RequestStream(Order order, std::uint32_t keys, double skew, std::uint64_t seed, Account& account)
    : stream_(make_stream(order, keys, skew, seed, account)) {
  assert(keys > 0);
}

}  // namespace cachebound
