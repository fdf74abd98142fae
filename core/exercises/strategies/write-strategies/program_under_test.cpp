#include "exercises/strategies/write-strategies/program_under_test.hpp"

#include "pattern/cache_aside.hpp"
#include "pattern/read_through.hpp"
#include "pattern/uncached.hpp"
#include "pattern/write_through.hpp"

namespace cachebound::exercises::write_strategies {

namespace {

WriteBehindOptions behind_options(const Params& params, WriteStrategy strategy, WriteJournal& journal) {
  WriteBehindOptions options;
  options.ttl = from_milliseconds(params.ttl_ms);
  options.interval = from_milliseconds(params.flush_ms);
  options.batch = params.batch;
  options.capacity = strategy == WriteStrategy::unbounded ? std::nullopt : std::optional(params.buffer);
  options.when_full = params.when_full;
  options.merge = params.merge;
  options.read_buffer = strategy != WriteStrategy::blind;
  options.journal = strategy == WriteStrategy::journaled ? &journal : nullptr;
  return options;
}

}  // namespace

WriteProgram::WriteProgram(const Params& params, WriteStrategy strategy, const World& world)
    : locks_(world.scheduler, stripes),
      journal_(world.journal, "journal"),
      pattern_(pattern_of(params, strategy, world)) {}

std::unique_ptr<CachedDatabase> WriteProgram::pattern_of(const Params& params, WriteStrategy strategy,
                                                         const World& world) {
  Store& cache = world.cache;
  Database& database = world.database;
  const std::optional<Nanoseconds> ttl = from_milliseconds(params.ttl_ms);
  switch (strategy) {
    case WriteStrategy::none:
      return std::make_unique<Uncached>(database);
    case WriteStrategy::cache_aside:
      return std::make_unique<CacheAside>(cache, database, CacheAsideOptions{ttl, OnWrite::erase});
    case WriteStrategy::forgetful:
      return std::make_unique<CacheAside>(cache, database, CacheAsideOptions{ttl, OnWrite::leave});
    case WriteStrategy::erase_first:
      return std::make_unique<CacheAside>(cache, database, CacheAsideOptions{ttl, OnWrite::erase_first});
    case WriteStrategy::read_through:
      return std::make_unique<ReadThrough>(cache, database, locks_, ttl);
    case WriteStrategy::write_through:
      return std::make_unique<WriteThrough>(cache, database, locks_, ttl);
    case WriteStrategy::dual_write:
      return std::make_unique<DualWrite>(cache, database, ttl);
    case WriteStrategy::write_behind:
    case WriteStrategy::journaled:
    case WriteStrategy::blind:
    case WriteStrategy::unbounded:
      break;
  }
  WriteBehindOptions options = behind_options(params, strategy, journal_);
  options.on_drop = world.on_drop;
  auto made = std::make_unique<WriteBehind>(world.scheduler, cache, database, locks_, std::move(options), world.buffer);
  behind_ = made.get();
  return made;
}

}  // namespace cachebound::exercises::write_strategies
