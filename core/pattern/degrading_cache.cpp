#include "pattern/degrading_cache.hpp"

#include <algorithm>

namespace cachebound {

DegradingCache::~DegradingCache() {
  for (const std::string& key : owed_) account_.release(owed_bytes + key.size());
}

DegradingCache::Fill::~Fill() { cache_.fills_.erase(std::find(cache_.fills_.begin(), cache_.fills_.end(), this)); }

Task<Result<Answer>> DegradingCache::read(std::string key) {
  const Fill fill(*this, key);
  bool in_reach = false;
  if (owed_.count(key) > 0) {
    begin_to_redo();
  } else {
    auto kept = co_await store_.get(key);
    if (!kept && options_.when_down == WhenCacheIsDown::fail) co_return kept.fault();
    in_reach = static_cast<bool>(kept);
    if (in_reach && !owed_.empty()) begin_to_redo();
    if (kept && *kept) co_return Answer{**std::move(kept), Origin::cache};
  }
  auto loaded = co_await database_.load(key);
  if (!loaded) co_return loaded.fault();
  if (in_reach && !fill.outdated_) {
    const SetOptions options{options_.ttl};
    const auto stored = co_await store_.set(std::move(key), *loaded, options);
    if (!stored && options_.when_down == WhenCacheIsDown::fail) co_return stored.fault();
  }
  co_return Answer{*std::move(loaded), Origin::database};
}

Task<Result<void>> DegradingCache::write(std::string key, std::string value) {
  auto saved = co_await database_.save(key, std::move(value));
  for (Fill* fill : fills_) fill->outdated_ = fill->outdated_ || fill->key_ == key;
  const auto erased = co_await store_.erase(key);
  if (erased) {
    make_good(key);
  } else if (options_.when_down == WhenCacheIsDown::fail) {
    co_return erased.fault();
  } else if (options_.when_down == WhenCacheIsDown::redo) {
    owe(key);
  }
  co_return saved;
}

void DegradingCache::owe(const std::string& key) {
  if (owed_.insert(key).second) account_.charge(owed_bytes + key.size());
  if (options_.on_owed) options_.on_owed(key);
}

void DegradingCache::make_good(const std::string& key) {
  if (owed_.erase(key) == 0) return;
  account_.release(owed_bytes + key.size());
  if (options_.on_made_good) options_.on_made_good(key);
}

void DegradingCache::begin_to_redo() {
  if (redoing_) return;
  redoing_ = true;
  scheduler_.spawn(redo());
}

Task<> DegradingCache::redo() {
  while (!owed_.empty()) {
    const std::string key = *owed_.begin();
    if (!co_await store_.erase(key)) break;
    make_good(key);
  }
  redoing_ = false;
}

}  // namespace cachebound
