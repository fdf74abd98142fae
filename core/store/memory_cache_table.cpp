#include "store/memory_cache_table.hpp"

#include <cassert>
#include <limits>

namespace cachebound {

const CacheRow* MemoryCacheRows::find(const std::string& key) const {
  const auto found = ids_.find(key);
  return found == ids_.end() ? nullptr : &rows_.at(found->second);
}

void MemoryCacheRows::put(CacheRow row) {
  const CacheEntry& entry = row.entry;
  const std::int64_t id = entry.id;
  if (rows_.contains(id)) remove(id);
  assert(!ids_.contains(entry.key));
  ids_.emplace(entry.key, id);
  by_stored_.emplace(entry.stored.count(), id);
  by_accessed_.emplace(entry.accessed.count(), id);
  by_accesses_.emplace(entry.accesses, id);
  if (entry.expires) by_expires_.emplace(entry.expires->count(), id);
  if (entry.tag) by_tag_.emplace(*entry.tag, id);
  ++totals_.entries;
  totals_.bytes += entry.bytes;
  account_.charge(static_cast<std::uint64_t>(entry.bytes));
  rows_.emplace(id, std::move(row));
}

void MemoryCacheRows::remove(std::int64_t id) {
  const auto place = rows_.find(id);
  if (place == rows_.end()) return;
  const CacheEntry& entry = place->second.entry;
  ids_.erase(entry.key);
  by_stored_.erase({entry.stored.count(), id});
  by_accessed_.erase({entry.accessed.count(), id});
  by_accesses_.erase({entry.accesses, id});
  if (entry.expires) by_expires_.erase({entry.expires->count(), id});
  if (entry.tag) by_tag_.erase({*entry.tag, id});
  --totals_.entries;
  totals_.bytes -= entry.bytes;
  account_.release(static_cast<std::uint64_t>(entry.bytes));
  rows_.erase(place);
}

std::vector<CacheEntry> MemoryCacheRows::first(const Places& places, std::int64_t below, std::uint32_t limit) const {
  std::vector<CacheEntry> found;
  for (auto place = places.begin(); place != places.end() && place->first < below && found.size() < limit; ++place) {
    found.push_back(row(place->second).entry);
  }
  return found;
}

std::vector<CacheEntry> MemoryCacheRows::first(CacheOrder order, std::uint32_t limit) const {
  constexpr auto all = std::numeric_limits<std::int64_t>::max();
  switch (order) {
    case CacheOrder::stored:
      return first(by_stored_, all, limit);
    case CacheOrder::accessed:
      return first(by_accessed_, all, limit);
    case CacheOrder::accesses:
      return first(by_accesses_, all, limit);
    case CacheOrder::id:
      break;
  }
  std::vector<CacheEntry> found;
  for (auto place = rows_.begin(); place != rows_.end() && found.size() < limit; ++place) {
    found.push_back(place->second.entry);
  }
  return found;
}

std::vector<CacheEntry> MemoryCacheRows::expired(Nanoseconds time, std::uint32_t limit) const {
  return first(by_expires_, time.count(), limit);
}

std::vector<CacheEntry> MemoryCacheRows::tagged(const std::string& tag, std::uint32_t limit) const {
  std::vector<CacheEntry> found;
  for (auto place = by_tag_.lower_bound({tag, 0});
       place != by_tag_.end() && place->first == tag && found.size() < limit; ++place) {
    found.push_back(row(place->second).entry);
  }
  return found;
}

Result<void> MemoryCacheTable::begin() {
  assert(!open_);
  open_ = true;
  return {};
}

Result<void> MemoryCacheTable::commit() {
  assert(open_);
  open_ = false;
  changes_.clear();
  return {};
}

Result<void> MemoryCacheTable::roll_back() {
  assert(open_);
  undo();
  return {};
}

void MemoryCacheTable::undo() {
  for (; !changes_.empty(); changes_.pop_back()) {
    Change& change = changes_.back();
    if (change.before) {
      rows_.put(*std::move(change.before));
    } else {
      rows_.remove(change.id);
    }
  }
  open_ = false;
}

void MemoryCacheTable::note(std::int64_t id, std::optional<CacheRow> before) {
  if (open_) changes_.push_back({id, std::move(before)});
}

Result<std::optional<CacheRow>> MemoryCacheTable::find(const std::string& key) {
  const CacheRow* row = rows_.find(key);
  return row != nullptr ? std::optional(*row) : std::nullopt;
}

Result<void> MemoryCacheTable::insert(const CacheRow& row) {
  CacheRow inserted = row;
  inserted.entry.id = rows_.next_id();
  note(inserted.entry.id, std::nullopt);
  rows_.put(std::move(inserted));
  return {};
}

void MemoryCacheTable::put(CacheRow row) {
  const CacheRow& before = rows_.row(row.entry.id);
  row.entry.key = before.entry.key;
  note(row.entry.id, before);
  rows_.put(std::move(row));
}

Result<void> MemoryCacheTable::update(const CacheRow& row) {
  put(row);
  return {};
}

Result<void> MemoryCacheTable::touch(const CacheEntry& entry) {
  CacheRow row = rows_.row(entry.id);
  row.entry.expires = entry.expires;
  row.entry.accessed = entry.accessed;
  row.entry.accesses = entry.accesses;
  put(std::move(row));
  return {};
}

Result<void> MemoryCacheTable::erase(std::int64_t id) {
  note(id, rows_.row(id));
  rows_.remove(id);
  return {};
}

Result<std::vector<CacheEntry>> MemoryCacheTable::first(CacheOrder order, std::uint32_t limit) {
  return rows_.first(order, limit);
}

Result<std::vector<CacheEntry>> MemoryCacheTable::expired(Nanoseconds time, std::uint32_t limit) {
  return rows_.expired(time, limit);
}

Result<std::vector<CacheEntry>> MemoryCacheTable::tagged(const std::string& tag, std::uint32_t limit) {
  return rows_.tagged(tag, limit);
}

Result<CacheTotals> MemoryCacheTable::totals() { return rows_.totals(); }

Result<std::unique_ptr<CacheTable>> MemoryCacheFolder::open(std::string_view name) {
  auto table = tables_.find(name);
  if (table == tables_.end()) table = tables_.try_emplace(std::string(name), account_).first;
  return std::unique_ptr<CacheTable>(std::make_unique<MemoryCacheTable>(table->second));
}

}  // namespace cachebound
