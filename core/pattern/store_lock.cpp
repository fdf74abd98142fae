#include "pattern/store_lock.hpp"

namespace cachebound {

Task<Result<std::optional<StoreLock::Held>>> StoreLock::try_lock(std::string key) {
  const Held held{options_.owner + ":" + std::to_string(++tokens_), scheduler_.now() + options_.lifetime};
  const SetOptions options{options_.lifetime, true};
  const auto taken = co_await store_.set(name_of(key), held.token, options);
  if (!taken) co_return taken.fault();
  if (!*taken) co_return std::optional<Held>();
  co_return std::optional<Held>(held);
}

Task<Result<bool>> StoreLock::unlock(std::string key, Held held) {
  if (scheduler_.now() >= held.until) ++overruns_;
  if (options_.unlock == Unlock::any) co_return co_await store_.erase(name_of(key));
  co_return co_await store_.erase_if(name_of(key), std::move(held.token));
}

}  // namespace cachebound
