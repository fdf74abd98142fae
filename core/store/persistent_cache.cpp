#include "store/persistent_cache.hpp"

#include <cassert>
#include <utility>

namespace cachebound {

namespace {

/// Entries that one transaction of `expire`, `evict`, `cull` and `clear` removes: others can write in between.
constexpr std::uint32_t batch = 100, culled_at_once = 10;

CacheOrder order_of(CachePolicy policy) {
  switch (policy) {
    case CachePolicy::least_recently_stored:
      return CacheOrder::stored;
    case CachePolicy::least_recently_used:
      return CacheOrder::accessed;
    case CachePolicy::least_frequently_used:
      return CacheOrder::accesses;
    case CachePolicy::none:
      break;
  }
  return CacheOrder::id;
}

EvictionReason reason_of(CachePolicy policy) {
  return policy == CachePolicy::least_recently_used     ? EvictionReason::least_recently_used
         : policy == CachePolicy::least_frequently_used ? EvictionReason::least_frequently_used
                                                        : EvictionReason::least_recently_stored;
}

}  // namespace

Result<PersistentCache> PersistentCache::open(std::unique_ptr<CacheTable> table, PersistentCacheOptions options,
                                              const Clock& clock) {
  if (const auto indexed = table->index(order_of(options.policy)); !indexed) return indexed.fault();
  return PersistentCache(std::move(table), options, clock);
}

Result<void> PersistentCache::begin() {
  if (depth_ == 0) {
    if (auto begun = table_->begin(); !begun) return begun;
  }
  ++depth_;
  return {};
}

Result<void> PersistentCache::commit() {
  assert(depth_ > 0);
  if (depth_ == 1) {
    if (auto committed = table_->commit(); !committed) {
      roll_back();
      return committed;
    }
  }
  --depth_;
  return {};
}

void PersistentCache::roll_back() {
  assert(depth_ > 0);
  if (--depth_ == 0) static_cast<void>(table_->roll_back());
}

template <class Work>
auto PersistentCache::transact(Work&& work) -> decltype(work()) {
  if (auto begun = begin(); !begun) return begun.fault();
  auto done = work();
  if (!done) {
    roll_back();
    return done;
  }
  if (auto committed = commit(); !committed) return committed.fault();
  return done;
}

template <class Some>
Result<std::uint64_t> PersistentCache::remove_all(Some&& some) {
  std::uint64_t removed = 0;
  for (;;) {
    const auto now = transact([&]() -> Result<std::size_t> {
      const Result<std::vector<CacheEntry>> found = some();
      if (!found) return found.fault();
      if (const auto gone = remove(*found); !gone) return gone.fault();
      return found->size();
    });
    if (!now) return now.fault();
    if (*now == 0) return removed;
    removed += *now;
  }
}

Result<void> PersistentCache::remove(const std::vector<CacheEntry>& entries) {
  for (const CacheEntry& entry : entries) {
    if (auto gone = table_->erase(entry.id); !gone) return gone;
  }
  return {};
}

bool PersistentCache::alive(const CacheEntry& entry) const { return !entry.expires || clock_->now() < *entry.expires; }

CacheRow PersistentCache::row_of(const std::string& key, std::string value, SetEntry how) const {
  CacheRow row;
  row.entry.key = key;
  row.entry.stored = row.entry.accessed = clock_->now();
  if (how.expire) row.entry.expires = clock_->now() + *how.expire;
  row.entry.bytes = entry_bytes(key.size(), value.size(), how.tag ? how.tag->size() : 0);
  row.entry.tag = std::move(how.tag);
  row.value = std::move(value);
  return row;
}

Result<std::optional<CacheRow>> PersistentCache::get(const std::string& key) {
  const auto read = [&]() -> Result<std::optional<CacheRow>> {
    auto row = table_->find(key);
    if (!row) return row;
    if (!*row || !alive((*row)->entry)) return std::optional<CacheRow>();
    return row;
  };
  const bool by_use = options_.policy == CachePolicy::least_recently_used;
  const bool by_count = options_.policy == CachePolicy::least_frequently_used;
  if (!by_use && !by_count) return read();
  return transact([&]() -> Result<std::optional<CacheRow>> {
    auto row = read();
    if (!row || !*row) return row;
    CacheEntry& entry = (*row)->entry;
    if (by_use) entry.accessed = clock_->now();
    if (by_count) ++entry.accesses;
    if (const auto touched = table_->touch(entry); !touched) return touched.fault();
    return row;
  });
}

Result<std::vector<Culled>> PersistentCache::set(const std::string& key, std::string value, SetEntry how) {
  return transact([&]() -> Result<std::vector<Culled>> {
    const auto before = table_->find(key);
    if (!before) return before.fault();
    return write(row_of(key, std::move(value), std::move(how)), *before);
  });
}

Result<std::optional<std::vector<Culled>>> PersistentCache::add(const std::string& key, std::string value,
                                                                SetEntry how) {
  return transact([&]() -> Result<std::optional<std::vector<Culled>>> {
    const auto before = table_->find(key);
    if (!before) return before.fault();
    if (*before && alive((*before)->entry)) return std::optional<std::vector<Culled>>();
    auto culled = write(row_of(key, std::move(value), std::move(how)), *before);
    if (!culled) return culled.fault();
    return std::optional(*std::move(culled));
  });
}

Result<std::vector<Culled>> PersistentCache::write(CacheRow row, const std::optional<CacheRow>& before) {
  if (before) row.entry.id = before->entry.id;
  const auto written = before ? table_->update(row) : table_->insert(row);
  if (!written) return written.fault();
  return cull_some();
}

Result<std::vector<Culled>> PersistentCache::cull_some() {
  std::vector<Culled> culled;
  std::uint32_t left = options_.cull_limit;
  if (left == 0) return culled;
  const auto take = [&](Result<std::vector<CacheEntry>> entries, EvictionReason reason) -> Result<void> {
    if (!entries) return entries.fault();
    left -= static_cast<std::uint32_t>(entries->size());
    if (auto gone = remove(*entries); !gone) return gone;
    for (CacheEntry& entry : *entries) culled.push_back({std::move(entry), reason});
    return {};
  };
  if (const auto done = take(table_->expired(clock_->now(), left), EvictionReason::expired); !done) return done.fault();
  if (left == 0 || options_.policy == CachePolicy::none) return culled;
  const auto totals = table_->totals();
  if (!totals) return totals.fault();
  if (static_cast<double>(totals->bytes) < options_.size_limit) return culled;
  const auto done = take(table_->first(order_of(options_.policy), left), reason_of(options_.policy));
  if (!done) return done.fault();
  return culled;
}

Result<bool> PersistentCache::contains(const std::string& key) {
  const auto row = table_->find(key);
  if (!row) return row.fault();
  return *row && alive((*row)->entry);
}

Result<bool> PersistentCache::touch(const std::string& key, std::optional<Nanoseconds> expire) {
  return transact([&]() -> Result<bool> {
    auto row = table_->find(key);
    if (!row) return row.fault();
    if (!*row || !alive((*row)->entry)) return false;
    CacheEntry& entry = (*row)->entry;
    entry.expires = expire ? std::optional(clock_->now() + *expire) : std::nullopt;
    if (const auto touched = table_->touch(entry); !touched) return touched.fault();
    return true;
  });
}

Result<bool> PersistentCache::erase(const std::string& key) {
  return transact([&]() -> Result<bool> {
    const auto row = table_->find(key);
    if (!row) return row.fault();
    if (!*row || !alive((*row)->entry)) return false;
    if (const auto gone = table_->erase((*row)->entry.id); !gone) return gone.fault();
    return true;
  });
}

Result<std::uint64_t> PersistentCache::expire() {
  return remove_all([&, now = clock_->now()] { return table_->expired(now, batch); });
}

Result<std::uint64_t> PersistentCache::evict(const std::string& tag) {
  return remove_all([&] { return table_->tagged(tag, batch); });
}

Result<std::uint64_t> PersistentCache::cull() {
  auto expired = expire();
  if (!expired || options_.policy == CachePolicy::none) return expired;
  auto by_policy = remove_all([&]() -> Result<std::vector<CacheEntry>> {
    const auto totals = table_->totals();
    if (!totals) return totals.fault();
    if (static_cast<double>(totals->bytes) <= options_.size_limit) return std::vector<CacheEntry>();
    return table_->first(order_of(options_.policy), culled_at_once);
  });
  if (!by_policy) return by_policy;
  return *expired + *by_policy;
}

Result<std::uint64_t> PersistentCache::clear() {
  return remove_all([&] { return table_->first(CacheOrder::id, batch); });
}

Result<std::vector<CacheEntry>> PersistentCache::next_to_leave(std::uint32_t limit) {
  return table_->first(order_of(options_.policy), limit);
}

}  // namespace cachebound
