#include "pattern/version_tags.hpp"

namespace cachebound {

Task<Result<Answer>> VersionTags::get(std::string tag, std::string key) {
  const auto version = co_await store_.get(version_key(tag));
  if (!version) {
    // Without the version no entry can be told from an orphan.
    const auto loaded = co_await database_.load(std::move(key));
    if (!loaded) co_return loaded.fault();
    co_return Answer{*loaded, Origin::database};
  }
  std::string entry = entry_key(tag, version->value_or("0"), key);
  const auto kept = co_await store_.get(entry);
  if (kept && *kept) co_return Answer{**kept, Origin::cache};
  const auto loaded = co_await database_.load(std::move(key));
  if (!loaded) co_return loaded.fault();
  // Under the version read before the load: if it has changed since, this entry is born an orphan and misleads nobody.
  const SetOptions options{ttl_};
  static_cast<void>(co_await store_.set(std::move(entry), *loaded, options));
  co_return Answer{*loaded, Origin::database};
}

Task<Result<std::int64_t>> VersionTags::invalidate(const std::string& tag) { return store_.incr(version_key(tag)); }

Task<Result<std::int64_t>> VersionTags::write(std::string tag, std::string key, std::string value) {
  const auto saved = co_await database_.save(std::move(key), std::move(value));
  if (!saved) co_return saved.fault();
  co_return co_await invalidate(tag);
}

}  // namespace cachebound
