#include "pattern/xfetch.hpp"

namespace cachebound {

Task<Result<Answer>> XFetchCaching::get(std::string key) {
  const auto entry = co_await entries_.find(key);
  if (entry && entry->is_fresh(entries_.now())) {
    if (!decision_.renews(entry->expires - entries_.now(), entry->cost)) {
      co_return Answer{entry->value, Origin::cache};
    }
    ++early_;
  }
  const auto loaded = co_await entries_.load(std::move(key));
  if (!loaded) co_return loaded.fault();
  co_return Answer{*loaded, Origin::database};
}

}  // namespace cachebound
