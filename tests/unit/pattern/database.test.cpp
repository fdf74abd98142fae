#include "pattern/database.hpp"

#include <map>

#include "catch.hpp"
#include "sim/scheduler.hpp"

using namespace cachebound;

namespace {

/// The least a database has to be: shows that a pattern can be given one of the caller's own.
class MapDatabase final : public Database {
 public:
  Task<Result<std::string>> load(std::string key) override { co_return rows[key]; }
  Task<Result<void>> save(std::string key, std::string value) override {
    rows[key] = std::move(value);
    co_return Result<void>();
  }
  std::map<std::string, std::string> rows;
};

Task<> save_and_load(Database& database, std::string& found) {
  const Result<void> saved = co_await database.save("k", "v");
  CHECK(saved);
  const Result<std::string> loaded = co_await database.load("k");
  found = *loaded;
}

}  // namespace

TEST_CASE("a database of one's own is used through the interface", "[database]") {
  VirtualClock clock;
  Scheduler scheduler(clock, 1);
  MapDatabase database;
  std::string found;
  scheduler.spawn(save_and_load(database, found));
  scheduler.run();
  CHECK(found == "v");
}
