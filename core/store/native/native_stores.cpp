#include "store/native/native_stores.hpp"

#include "store/native/redis_stores.hpp"
#include "store/native/sqlite_stores.hpp"

namespace cachebound {

namespace {

struct Opener {
  Result<std::unique_ptr<Stores>> operator()(const MemoryAddress&) const { return made<MemoryStores>(); }
  Result<std::unique_ptr<Stores>> operator()(const SimulatedAddress&) const { return made<SimulatedStores>(); }
  Result<std::unique_ptr<Stores>> operator()(const RedisAddress& address) const {
    return probed<RedisStores>(address.servers);
  }
  Result<std::unique_ptr<Stores>> operator()(const SqliteAddress& address) const {
    return probed<SqliteStores>(address.file);
  }

 private:
  template <class Made>
  static Result<std::unique_ptr<Stores>> made() {
    return std::unique_ptr<Stores>(std::make_unique<Made>());
  }
  template <class Made, class Place>
  static Result<std::unique_ptr<Stores>> probed(const Place& place) {
    auto stores = std::make_unique<Made>(place);
    if (const auto there = stores->probe(); !there) return there.fault();
    return std::unique_ptr<Stores>(std::move(stores));
  }
};

}  // namespace

Result<std::unique_ptr<Stores>> open_stores(const StoreAddress& address) { return std::visit(Opener{}, address); }

Result<std::unique_ptr<Stores>> open_stores(std::string_view address) {
  const auto parsed = parse_store_address(address);
  if (!parsed) return parsed.fault();
  return open_stores(*parsed);
}

}  // namespace cachebound
