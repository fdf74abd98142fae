#include "store/memory_store.hpp"

namespace cachebound {

MemoryStore::MemoryStore(Scheduler& scheduler, Account& account, MemoryStoreOptions options)
    : scheduler_(scheduler),
      entries_(account, options.limit, options.seed),
      channels_(scheduler, account, options.most_waiting) {}

Task<Result<std::optional<std::string>>> MemoryStore::get(std::string key) {
  co_return entries_.get(key, scheduler_.now());
}

Task<Result<bool>> MemoryStore::set(std::string key, std::string value, SetOptions options) {
  co_return entries_.set(key, std::move(value), options, scheduler_.now());
}

Task<Result<bool>> MemoryStore::erase(std::string key) { co_return entries_.erase(key, scheduler_.now()); }

Task<Result<bool>> MemoryStore::erase_if(std::string key, std::string value) {
  co_return entries_.erase_if(key, value, scheduler_.now());
}

Task<Result<bool>> MemoryStore::expire(std::string key, Nanoseconds time) {
  co_return entries_.expire(key, time, scheduler_.now());
}

Task<Result<TimeToLive>> MemoryStore::ttl(std::string key) { co_return entries_.ttl(key, scheduler_.now()); }

Task<Result<std::int64_t>> MemoryStore::incr(std::string key, std::int64_t by) {
  co_return entries_.incr(key, by, scheduler_.now());
}

Task<Result<std::uint32_t>> MemoryStore::publish(std::string channel, std::string message) {
  co_return channels_.publish(channel, message, [this] { return scheduler_.now(); });
}

Task<Result<std::unique_ptr<Subscription>>> MemoryStore::subscribe(std::string channel) {
  co_return channels_.subscribe(std::move(channel));
}

}  // namespace cachebound
