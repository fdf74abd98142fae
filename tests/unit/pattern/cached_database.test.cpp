#include "pattern/cached_database.hpp"

#include <memory>
#include <vector>

#include "pattern/cache_aside.hpp"
#include "pattern/pattern_bench.hpp"
#include "pattern/read_through.hpp"
#include "pattern/uncached.hpp"
#include "pattern/write_through.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

/// One of each kind that acknowledges a write when the database has it.
std::vector<std::unique_ptr<CachedDatabase>> all(Store& store, Database& database, StripedLock& locks) {
  std::vector<std::unique_ptr<CachedDatabase>> patterns;
  patterns.push_back(std::make_unique<Uncached>(database));
  patterns.push_back(std::make_unique<CacheAside>(store, database, CacheAsideOptions{}));
  patterns.push_back(std::make_unique<ReadThrough>(store, database, locks, std::nullopt));
  patterns.push_back(std::make_unique<WriteThrough>(store, database, locks, std::nullopt));
  patterns.push_back(std::make_unique<DualWrite>(store, database, std::nullopt));
  return patterns;
}

}  // namespace

TEST_CASE("a program reads what it wrote, whatever the pattern, with a store or without", "[cached-database]") {
  const std::size_t patterns = 5;
  for (std::size_t i = 0; i < patterns; ++i) {
    for (const bool alive : {true, false}) {
      PatternBench bench;
      DeadStore dead;
      StripedLock locks(bench.scheduler, 4);
      Store& store = alive ? static_cast<Store&>(bench.store) : dead;
      const auto pattern = std::move(all(store, bench.database, locks)[i]);
      CAPTURE(i, alive);
      for (const char* value : {"v1", "v2"}) {
        CHECK(bench.wait_for(pattern->write("k", value)));
        CHECK(bench.answer_of(pattern->read("k")).value == value);
        CHECK(bench.answer_of(pattern->read("k")).value == value);
        CHECK(bench.database.value("k") == value);
      }
    }
  }
}

TEST_CASE("a database out of reach is a fault, not a value", "[cached-database]") {
  auto options = PatternBench::database_of();
  options.outages = {{0s, 1h}};
  const std::size_t patterns = 5;
  for (std::size_t i = 0; i < patterns; ++i) {
    PatternBench bench(options);
    StripedLock locks(bench.scheduler, 4);
    const auto pattern = std::move(all(bench.store, bench.database, locks)[i]);
    CAPTURE(i);
    CHECK(bench.wait_for(pattern->read("k")).fault().code == FaultCode::store_unreachable);
    CHECK(bench.wait_for(pattern->write("k", "v")).fault().code == FaultCode::store_unreachable);
  }
}
