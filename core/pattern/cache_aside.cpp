#include "pattern/cache_aside.hpp"

#include "pattern/find_or_load.hpp"

namespace cachebound {

Task<Result<Answer>> CacheAside::read(std::string key) {
  auto found = co_await find_or_load(store_, database_, options_.ttl, std::move(key));
  if (!found) co_return found.fault();
  co_return Answer{std::move(found->value), found->loaded ? Origin::database : Origin::cache};
}

Task<Result<void>> CacheAside::write(std::string key, std::string value) {
  if (options_.on_write == OnWrite::erase_first) static_cast<void>(co_await store_.erase(key));
  auto saved = co_await database_.save(key, std::move(value));
  if (options_.on_write == OnWrite::erase) static_cast<void>(co_await store_.erase(std::move(key)));
  co_return saved;
}

}  // namespace cachebound
