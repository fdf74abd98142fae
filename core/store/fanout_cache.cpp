#include "store/fanout_cache.hpp"

#include <cassert>

namespace cachebound {

namespace {

/// "000", "001", …
std::string name_of_shard(std::uint32_t number) {
  std::string digits = std::to_string(number);
  return std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

template <class Count>
Result<std::uint64_t> sum(std::span<PersistentCache> shards, Count&& count) {
  std::uint64_t total = 0;
  for (PersistentCache& shard : shards) {
    Result<std::uint64_t> of_shard = count(shard);
    if (!of_shard) return of_shard;
    total += *of_shard;
  }
  return total;
}

}  // namespace

Result<FanoutCache> FanoutCache::open(CacheFolder& folder, std::uint32_t shards, PersistentCacheOptions options,
                                      const Clock& clock) {
  assert(shards > 0);
  options.size_limit /= shards;
  std::vector<PersistentCache> opened;
  for (std::uint32_t number = 0; number < shards; ++number) {
    auto table = folder.open(name_of_shard(number));
    if (!table) return table.fault();
    auto shard = PersistentCache::open(*std::move(table), options, clock);
    if (!shard) return shard.fault();
    opened.push_back(*std::move(shard));
  }
  return FanoutCache(std::move(opened));
}

Result<std::uint64_t> FanoutCache::expire() {
  return sum(shards_, [](PersistentCache& shard) { return shard.expire(); });
}
Result<std::uint64_t> FanoutCache::evict(const std::string& tag) {
  return sum(shards_, [&](PersistentCache& shard) { return shard.evict(tag); });
}
Result<std::uint64_t> FanoutCache::cull() {
  return sum(shards_, [](PersistentCache& shard) { return shard.cull(); });
}
Result<std::uint64_t> FanoutCache::clear() {
  return sum(shards_, [](PersistentCache& shard) { return shard.clear(); });
}

Result<CacheTotals> FanoutCache::totals() {
  CacheTotals all;
  for (PersistentCache& shard : shards_) {
    auto totals = shard.totals();
    if (!totals) return totals;
    all.entries += totals->entries;
    all.bytes += totals->bytes;
  }
  return all;
}

Result<void> FanoutCache::begin() {
  for (std::size_t number = 0; number < shards_.size(); ++number) {
    if (auto begun = shards_[number].begin(); !begun) {
      while (number-- > 0) shards_[number].roll_back();
      return begun;
    }
  }
  return {};
}

Result<void> FanoutCache::commit() {
  Result<void> outcome;
  for (PersistentCache& shard : shards_) {
    if (auto committed = shard.commit(); !committed) outcome = std::move(committed);
  }
  return outcome;
}

void FanoutCache::roll_back() {
  for (PersistentCache& shard : shards_) shard.roll_back();
}

}  // namespace cachebound
