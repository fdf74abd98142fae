#include "exercises/strategies/layers/fused_service.hpp"

#include <utility>

namespace cachebound::exercises::layers {

FusedService::~FusedService() {
  for (const auto& [key, entry] : entries_) account_.release(entry_bytes + key.size() + entry.value.size());
}

Task<Result<Answer>> FusedService::read(std::string key) {
  if (const auto held = entries_.find(key); held != entries_.end()) co_return Answer{held->second.value, Origin::local};
  auto loaded = co_await database_.load(key);
  if (!loaded) co_return loaded.fault();
  // A write may have come in the meantime.
  if (entries_.count(key) == 0) put(key, *loaded);
  co_return Answer{entries_.at(key).value, Origin::database};
}

Task<Result<void>> FusedService::write(std::string key, std::string value) {
  put(key, std::move(value));
  Entry& entry = entries_.at(key);
  ++entry.unsaved;
  if (!std::exchange(entry.has_saver, true)) scheduler_.spawn(save_later(std::move(key)));
  co_return Result<void>();
}

void FusedService::put(const std::string& key, std::string value) {
  const auto [entry, created] = entries_.try_emplace(key);
  if (!created) account_.release(entry_bytes + key.size() + entry->second.value.size());
  account_.charge(entry_bytes + key.size() + value.size());
  entry->second.value = std::move(value);
}

Task<> FusedService::save_later(std::string key) {
  Entry& entry = entries_.at(key);  // stays where it is: nothing ever leaves
  while (entry.unsaved > 0) {
    co_await scheduler_.sleep_for(save_after_);
    const std::uint32_t sent = std::exchange(entry.unsaved, 0);
    if (!co_await database_.save(key, entry.value)) entry.unsaved += sent;
  }
  entry.has_saver = false;
}

std::uint64_t FusedService::unsaved() const {
  std::uint64_t writes = 0;
  for (const auto& [key, entry] : entries_) writes += entry.unsaved;
  return writes;
}

}  // namespace cachebound::exercises::layers
