#include "store/native/sqlite_stores.hpp"

#include "store/native/real_time.hpp"
#include "store/unreachable_store.hpp"

namespace cachebound {

Result<void> SqliteStores::probe() const {
  RealTime time;
  Scheduler scheduler(time, 1);
  Account account("store");
  const auto store = SqliteStore::open(file_, scheduler, time_, account, {}, options_);
  if (!store) return store.fault();
  return {};
}

std::unique_ptr<WaitableClock> SqliteStores::clock() { return std::make_unique<RealTime>(); }

std::unique_ptr<Store> SqliteStores::open(Scheduler& scheduler, Account& account,
                                          const SimulatedRedisOptions& simulated) {
  auto store = SqliteStore::open(file_of(++opened_), scheduler, time_, account, {simulated.most_waiting}, options_);
  if (!store) return std::make_unique<UnreachableStore>(store.fault());
  if (const auto emptied = (*store)->clear(); !emptied) return std::make_unique<UnreachableStore>(emptied.fault());
  return *std::move(store);
}

std::filesystem::path SqliteStores::file_of(std::uint64_t number) const {
  auto file = file_;
  if (number > 1) file += "-" + std::to_string(number);
  return file;
}

}  // namespace cachebound
