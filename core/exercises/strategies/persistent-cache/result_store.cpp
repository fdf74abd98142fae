#include "exercises/strategies/persistent-cache/result_store.hpp"

#include <cassert>
#include <limits>

namespace cachebound::exercises::persistent_cache {

/// Adds the real time until its end.
class ResultStore::Stopwatch {
 public:
  explicit Stopwatch(ResultStore& results)
      : results_(results), start_(results.real_clock_ != nullptr ? results.real_clock_->now() : Nanoseconds{}) {
    ++results_.calls_;
  }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;
  ~Stopwatch() {
    if (results_.real_clock_ != nullptr) results_.real_time_ += results_.real_clock_->now() - start_;
  }

 private:
  ResultStore& results_;
  Nanoseconds start_;
};

ResultStore::ResultStore(const ResultStoreOptions& options, const Clock& clock, const Environment& environment)
    : options_(options), clock_(clock), real_clock_(environment.clock) {
  if (options.medium == Medium::disk && environment.databases != nullptr) databases_.emplace(*environment.databases);
  open();
}

void ResultStore::open() {
  if (databases_) {
    if (auto opened = FanoutCache::open(*databases_, options_.shards, options_.cache, clock_); opened) {
      cache_.emplace(*std::move(opened));
    } else {
      fail(opened.fault());
      databases_.reset();
    }
  }
  if (!cache_) {
    auto in_memory = FanoutCache::open(memory_, options_.shards, options_.cache, clock_);
    assert(in_memory);
    cache_.emplace(*std::move(in_memory));
  }
  look_at_all();
}

void ResultStore::fail(const Fault& fault) {
  ++faults_;
  last_fault_ = fault.message;
  if (in_transaction_) cache_->roll_back();
  in_transaction_ = false;
  uncommitted_ = 0;
}

std::optional<ResultStore::Found> ResultStore::take_over(IsIntact is_intact) {
  if (!databases_) return std::nullopt;
  Found found;
  for (std::uint32_t number = 0; number < options_.shards; ++number) {
    read(cache_->shards()[number], number, is_intact, found);
  }
  if (const auto cleared = cache_->clear(); !cleared) fail(cleared.fault());
  look_at_all();
  return found;
}

void ResultStore::read(PersistentCache& shard, std::uint32_t number, IsIntact is_intact, Found& found) {
  const auto entries = shard.next_to_leave(std::numeric_limits<std::uint32_t>::max());
  if (!entries) return fail(entries.fault());
  for (const CacheEntry& entry : *entries) {
    ++found.entries;
    auto row = shard.get(entry.key);  // at the start of a run no time has passed: nothing has expired
    if (!row || !*row) continue;
    if (is_intact(entry.key, (*row)->value)) ++found.intact;
    if (found.shown.size() < Found::most_shown) found.shown.push_back({number, entry.key, (*std::move(row))->value});
  }
}

void ResultStore::begin() {
  if (in_transaction_ || options_.commit_every == 1) return;
  if (const auto begun = cache_->begin(); !begun) return fail(begun.fault());
  in_transaction_ = true;
}

void ResultStore::count_write() {
  if (!in_transaction_ || ++uncommitted_ < options_.commit_every) return;
  in_transaction_ = false;
  uncommitted_ = 0;
  if (const auto committed = cache_->commit(); !committed) fail(committed.fault());
}

std::optional<std::string> ResultStore::get(const std::string& key) {
  const Stopwatch stopwatch(*this);
  begin();
  auto row = cache_->get(key);
  if (!row) {
    fail(row.fault());
    return std::nullopt;
  }
  if (!*row) return std::nullopt;
  return std::move((*row)->value);
}

std::vector<Culled> ResultStore::set(const std::string& key, std::string value, SetEntry how) {
  const Stopwatch stopwatch(*this);
  begin();
  auto culled = cache_->set(key, std::move(value), std::move(how));
  if (culled) {
    count_write();
  } else {
    fail(culled.fault());
  }
  look(cache_->shard_number(key));
  return culled ? *std::move(culled) : std::vector<Culled>();
}

std::uint64_t ResultStore::evict(const std::string& tag) {
  const auto evicted = cache_->evict(tag);
  if (!evicted) fail(evicted.fault());
  look_at_all();
  return evicted ? *evicted : 0;
}

std::uint64_t ResultStore::restart(bool crashes) {
  std::uint64_t lost = 0;
  if (options_.medium == Medium::memory) {
    lost = static_cast<std::uint64_t>(totals().entries);
    if (in_transaction_) cache_->roll_back();
    if (const auto cleared = cache_->clear(); !cleared) fail(cleared.fault());
  } else if (crashes) {
    lost = uncommitted_;
  } else if (in_transaction_) {
    if (const auto committed = cache_->commit(); !committed) fail(committed.fault());
  }
  in_transaction_ = false;
  uncommitted_ = 0;
  cache_.reset();  // the connections go, and with them what was not committed
  open();
  return lost;
}

CacheTotals ResultStore::totals() const {
  CacheTotals all;
  for (const CacheTotals& shard : totals_) {
    all.entries += shard.entries;
    all.bytes += shard.bytes;
  }
  return all;
}

void ResultStore::look(std::uint32_t shard) {
  if (const auto totals = cache_->shards()[shard].totals()) {
    totals_[shard] = *totals;
  } else {
    fail(totals.fault());
  }
}

void ResultStore::look_at_all() {
  totals_.resize(options_.shards);
  for (std::uint32_t shard = 0; shard < options_.shards; ++shard) look(shard);
}

std::optional<CacheEntry> ResultStore::next_to_leave(std::uint32_t shard) const {
  const auto entries = cache_->shards()[shard].next_to_leave(1);
  if (!entries || entries->empty()) return std::nullopt;
  return entries->front();
}

std::uint32_t ResultStore::shard_number(std::string_view key) const { return cache_->shard_number(key); }

}  // namespace cachebound::exercises::persistent_cache
