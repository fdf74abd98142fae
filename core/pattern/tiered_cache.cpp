#include "pattern/tiered_cache.hpp"

#include "pattern/find_or_load.hpp"

namespace cachebound {

Task<Result<Answer>> TieredCache::get(std::string key) {
  if (auto held = local_.get(key)) co_return Answer{*std::move(held), Origin::local};
  LocalCache::Fill fill(local_, key);
  const auto found = co_await find_or_load(shared_, database_, options_.ttl, std::move(key));
  if (!found) co_return found.fault();
  if (found->loaded) {
    fill.put(found->value);
  } else if (options_.promote && fill.put(found->value)) {
    ++promotions_;
  }
  co_return Answer{found->value, found->loaded ? Origin::database : Origin::cache};
}

Task<Result<void>> TieredCache::write(std::string key, std::string value) {
  const auto saved = co_await database_.save(key, std::move(value));
  if (!saved) co_return saved.fault();
  static_cast<void>(co_await shared_.erase(key));
  local_.erase(key);
  if (options_.channel) {
    const auto listeners = co_await shared_.publish(*options_.channel, std::move(key));
    if (listeners) messages_sent_ += *listeners;
  }
  co_return Result<void>();
}

}  // namespace cachebound
