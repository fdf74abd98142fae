#include "trace/workload/alias_table.hpp"

#include <cassert>

#include "base/real.hpp"

namespace cachebound {

namespace {

/// 1/(r + 1)^skew. A power of a product is the product of the powers: only primes are raised.
TrackedVector<double> zipf_weights(std::uint32_t ranks, std::uint32_t columns, double skew, Account& account) {
  TrackedVector<double> weights(columns, 0.0, TrackingAllocator<double>(account));
  const auto weight_of = [&](std::uint64_t number) -> double& { return weights[static_cast<std::size_t>(number - 1)]; };
  weight_of(1) = 1;
  for (std::uint64_t number = 2; number <= ranks; ++number) {
    if (weight_of(number) != 0) continue;
    const double prime = 1.0 / real::pow(static_cast<double>(number), skew);
    // Multiples in rising order: the cofactor's weight is complete when its smallest prime factor is this one.
    for (std::uint64_t multiple = number; multiple <= ranks; multiple += number) {
      if (weight_of(multiple) == 0) weight_of(multiple) = -static_cast<double>(number);
    }
    weight_of(number) = prime;
  }
  for (std::uint64_t number = 2; number <= ranks; ++number) {
    const double factor = weight_of(number);
    if (factor >= 0) continue;
    const auto prime = static_cast<std::uint64_t>(-factor);
    weight_of(number) = weight_of(prime) * weight_of(number / prime);
  }
  return weights;
}

}  // namespace

AliasTable::AliasTable(std::uint32_t ranks, double skew, Account& account)
    : column_bits_(static_cast<int>(std::bit_width(std::bit_ceil(ranks))) - 1),
      columns_(std::bit_ceil(ranks), Column{}, TrackingAllocator<Column>(account)) {
  assert(ranks >= 1);
  const auto count = static_cast<std::uint32_t>(columns_.size());
  TrackedVector<double> weights = zipf_weights(ranks, count, skew, account);
  double total = 0;
  for (const double weight : weights) total += weight;
  const double scale = static_cast<double>(count) / total;
  for (double& weight : weights) weight *= scale;

  // Columns below one are filled from those above it; both stacks share one array, from its two ends.
  TrackedVector<std::uint32_t> stacks(count, 0, TrackingAllocator<std::uint32_t>(account));
  std::uint32_t small = 0, large = count;
  for (std::uint32_t column = 0; column < count; ++column) {
    (weights[column] < 1 ? stacks[small++] : stacks[--large]) = column;
  }
  while (small > 0 && large < count) {
    const std::uint32_t poor = stacks[--small], rich = stacks[large];
    columns_[poor] = {static_cast<std::uint32_t>(weights[poor] * 4294967296.0), rich};
    weights[rich] -= 1 - weights[poor];
    if (weights[rich] >= 1) continue;
    ++large;
    stacks[small++] = rich;
  }
  // Full but for rounding.
  for (std::uint32_t i = 0; i < small; ++i) columns_[stacks[i]] = {0, stacks[i]};
  for (std::uint32_t i = large; i < count; ++i) columns_[stacks[i]] = {0, stacks[i]};
}

}  // namespace cachebound
