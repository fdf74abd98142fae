#include "exercises/strategies/anti-patterns/simulation.hpp"

#include <algorithm>
#include <cassert>

#include "pattern/cache_aside.hpp"
#include "pattern/uncached.hpp"
#include "pattern/write_through.hpp"
#include "store/forwarding_store.hpp"

namespace cachebound::exercises::anti_patterns {

namespace {

constexpr std::uint32_t stripes = 64;

SimulatedRedisOptions server(const DesignWorkload& workload, const std::optional<Design>& design) {
  const Nanoseconds latency = from_milliseconds(workload.cache_ms);
  SimulatedRedisOptions options;
  options.latency = {latency, latency};
  options.seed = workload.seed;
  if (design && design->limit_kb) {
    options.limit.max_bytes = std::uint64_t{*design->limit_kb} * 1000;
    options.limit.policy = MaxmemoryPolicy::allkeys_lru;
  }
  return options;
}

SimulatedDatabaseOptions database(const DesignWorkload& workload) {
  const Nanoseconds load = from_milliseconds(workload.load_ms), save = from_milliseconds(workload.save_ms);
  SimulatedDatabaseOptions options;
  options.load = {load, load};
  options.save = {save, save};
  return options;
}

std::optional<std::uint64_t> bound_of(const std::optional<Design>& design) {
  if (!design || !design->limit_kb) return std::nullopt;
  return std::uint64_t{*design->limit_kb} * 1000;
}

}  // namespace

/// Counts what is put into the store, and how much of it is ever wanted again.
class Simulation::CountingStore final : public ForwardingStore<> {
 public:
  using ForwardingStore::ForwardingStore;

  Task<Result<std::optional<std::string>>> get(std::string key) override {
    auto found = co_await ForwardingStore::get(key);
    if (found && *found && unread_.erase(key) > 0) ++reused_;
    co_return found;
  }
  Task<Result<bool>> set(std::string key, std::string value, SetOptions options) override {
    const auto stored_now = co_await ForwardingStore::set(key, std::move(value), options);
    if (stored_now && *stored_now) {
      ++stored_;
      unread_.insert(std::move(key));
    }
    co_return stored_now;
  }

  [[nodiscard]] std::uint64_t stored() const noexcept { return stored_; }
  [[nodiscard]] std::uint64_t reused() const noexcept { return reused_; }

 private:
  std::unordered_set<std::string> unread_;  // only looked up; at most the keys there are
  std::uint64_t stored_ = 0, reused_ = 0;
};

std::string Simulation::key_name(DesignRequest::Kind kind, std::uint32_t key) {
  return (kind == DesignRequest::Kind::one_off ? "q" : "k") + std::to_string(key);
}

Simulation::Simulation(const DesignWorkload& workload, std::string_view name, std::optional<Design> design,
                       std::string_view site, Stores& stores)
    : workload_(workload),
      name_(name),
      design_(design),
      cache_account_(std::string(site), bound_of(design)),
      doorkeeper_account_("doorkeeper", Doorkeeper::worst_case_bytes(doorkeeper_places)),
      instrument_account_("instrument", WriteLedger::worst_case_bytes(workload.keys, 2 * workload.requests) +
                                            LatencyHistogram::worst_case_bytes +
                                            EventLog<DesignAnswer>::worst_case_bytes(log_capacity)),
      clock_(stores.clock()),
      scheduler_(*clock_, workload.requests + 1),
      store_(stores.open(scheduler_, cache_account_, server(workload, design))),
      database_(scheduler_, database_account_, anti_patterns::database(workload)),
      counting_(std::make_unique<CountingStore>(*store_)),
      doorkeeper_(doorkeeper_places, doorkeeper_account_),
      selective_(*counting_, doorkeeper_),
      locks_(scheduler_, stripes),
      pattern_(pattern()),
      ledger_(workload.keys, 2 * workload.requests, instrument_account_),
      latencies_(instrument_account_),
      log_(log_capacity, instrument_account_) {
  for (std::uint32_t key = 0; key < workload.keys; ++key) {
    database_.write(key_name(DesignRequest::Kind::read, key),
                    WriteLedger::value(ledger_.initial(key), workload.value_bytes));
  }
  start_ = scheduler_.now();
}

Simulation::~Simulation() { scheduler_.drop_tasks(); }

std::unique_ptr<CachedDatabase> Simulation::pattern() {
  if (!design_) return std::make_unique<Uncached>(database_);
  const bool all = design_->admit == Admission::everything;
  Store& store = all ? static_cast<Store&>(*counting_) : selective_;
  const std::optional<Nanoseconds> ttl = from_milliseconds(design_->ttl_ms);
  switch (design_->on_write) {
    case WriteRule::leave:
      return std::make_unique<CacheAside>(store, database_, CacheAsideOptions{ttl, OnWrite::leave});
    case WriteRule::erase_first:
      return std::make_unique<CacheAside>(store, database_, CacheAsideOptions{ttl, OnWrite::erase_first});
    case WriteRule::erase:
      return std::make_unique<CacheAside>(store, database_, CacheAsideOptions{ttl, OnWrite::erase});
    case WriteRule::update:
      break;
  }
  return std::make_unique<WriteThrough>(store, database_, locks_, ttl);
}

std::uint64_t Simulation::entries_stored() const noexcept { return counting_->stored(); }
std::uint64_t Simulation::entries_reused() const noexcept { return counting_->reused(); }

void Simulation::request(const DesignRequest& request) {
  const Nanoseconds at = start_ + request.offset;
  scheduler_.run_until(at);
  if (request.changed) change(*request.changed);
  if (request.kind == DesignRequest::Kind::one_off) {
    database_.write(key_name(request.kind, request.key), WriteLedger::value(0, workload_.value_bytes));
  }
  scheduler_.spawn(client(request, requested_++));
  scheduler_.run_until(at);
}

void Simulation::finish() { scheduler_.run(); }

void Simulation::change(std::uint32_t key) {
  const WriteLedger::Number write = ledger_.begin(key);
  database_.write(key_name(DesignRequest::Kind::read, key), WriteLedger::value(write, workload_.value_bytes));
  ledger_.acknowledge(write, scheduler_.now());
  others_.insert(write);
}

Task<> Simulation::client(DesignRequest request, std::uint32_t number) {
  const Nanoseconds start = scheduler_.now();
  const WriteLedger::Moment asked = ledger_.ask();
  const std::string key = key_name(request.kind, request.key);
  DesignAnswer given;
  given.asked = request.kind;
  given.request = number;
  given.key = request.key;
  if (request.kind == DesignRequest::Kind::write) {
    const WriteLedger::Number write = ledger_.begin(request.key);
    static_cast<void>(co_await pattern_->write(key, WriteLedger::value(write, workload_.value_bytes)));
    ledger_.acknowledge(write, scheduler_.now());
    given.kind = DesignAnswer::Kind::written;
  } else {
    const auto answered = co_await pattern_->read(key);
    assert(answered);  // the database has no outages, and a cache that fails is done without
    given.kind = answered->origin == Origin::cache ? DesignAnswer::Kind::hit : DesignAnswer::Kind::miss;
    if (request.kind == DesignRequest::Kind::read) {
      if (const auto outdated = ledger_.outdated(WriteLedger::number_of(answered->value), asked)) {
        given.outdated = start - outdated->since;
        given.stale_by_other = others_.count(outdated->by) > 0;
        given.stale_by_own = !given.stale_by_other;
      }
    }
  }
  given.waited = scheduler_.now() - start;
  answer(given);
}

void Simulation::answer(const DesignAnswer& given) {
  ++(given.kind == DesignAnswer::Kind::hit ? hits_ : given.kind == DesignAnswer::Kind::miss ? misses_ : written_);
  if (given.stale_by_own) ++stale_by_own_;
  if (given.stale_by_other) {
    ++stale_by_other_;
    longest_outdated_ = std::max(longest_outdated_, given.outdated);
  }
  latencies_.add(given.waited);
  log_.record(given);
  digest_.add(std::uint64_t{given.request} << 4 | static_cast<std::uint64_t>(given.kind) << 2 |
              (given.stale_by_own ? 2U : 0U) | (given.stale_by_other ? 1U : 0U));
  digest_.add(static_cast<std::uint64_t>(given.waited.count()));
}

}  // namespace cachebound::exercises::anti_patterns
