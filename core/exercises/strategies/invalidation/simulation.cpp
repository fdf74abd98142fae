#include "exercises/strategies/invalidation/simulation.hpp"

#include <algorithm>

#include "store/key_space.hpp"

namespace cachebound::exercises::invalidation {

namespace {

StoreMemory memory(const Params& params, Invalidation strategy) {
  if (strategy == Invalidation::version_tags) return {"version_tags", Simulation::tagged_bytes(params)};
  if (strategy == Invalidation::version_tags_forever) return {"version_tags_forever", std::nullopt};
  return {"shared_cache", std::nullopt};
}

}  // namespace

// A read's entry is sent three commands and a load after the read began, at most, and lives for its time from then on.
std::uint64_t Simulation::tagged_bytes(const Params& params) {
  const ServicesSetup setup = services_setup(params);
  const Nanoseconds life = from_milliseconds(params.ttl_ms) + setup.load + 3 * setup.cache;
  const std::uint64_t alive =
      std::min(std::uint64_t{params.requests}, static_cast<std::uint64_t>(life / setup.interval) + 2);
  const std::string tag = "t" + std::to_string(params.tags), version = std::to_string(params.requests);
  const std::uint64_t key = VersionTags::entry_key(tag, version, key_name(params.keys)).size();
  const std::uint64_t value = std::to_string(std::uint64_t{params.keys} + params.requests).size();
  return alive * KeySpace::entry_bytes(key, value) +
         params.tags * KeySpace::entry_bytes(VersionTags::version_key(tag).size(), version.size());
}

Simulation::Simulation(const Params& params, Invalidation strategy, bool drawn, Stores& stores)
    : ServiceSimulation(services_setup(params), memory(params, strategy), drawn, stores),
      params_(params),
      strategy_(strategy),
      local_account_("local_caches", params.services * *LocalCache::worst_case_bytes(Capacity::bounded(params.maxsize),
                                                                                     longest_entry(setup()))) {
  for (std::uint32_t service = 0; service < params.services; ++service) services_.push_back(equipped(service));
  begin();
}

Simulation::Service Simulation::equipped(std::uint32_t number) {
  const Nanoseconds ttl = from_milliseconds(params_.ttl_ms);
  Service service;
  Store& store = store_of(number);
  Database& database = database_for_services();
  if (tells(strategy_)) {
    LocalCacheOptions options{Capacity::bounded(params_.maxsize), std::nullopt};
    if (strategy_ == Invalidation::pub_sub_ttl) options.ttl = ttl;
    service.local = std::make_unique<LocalCache>(scheduler(), options, local_account_);
    service.local_caching = std::make_unique<LocalCaching>(*service.local, database);
    service.publisher = std::make_unique<InvalidationPublisher>(store, database, channel);
    listen(number, *service.local);
  } else if (tags(strategy_)) {
    const bool forever = strategy_ == Invalidation::version_tags_forever;
    service.tags = std::make_unique<VersionTags>(store, database, forever ? std::nullopt : std::optional(ttl));
  } else {
    TtlCachingOptions options;
    if (strategy_ != Invalidation::forgotten) options.ttl = ttl;
    options.sliding = strategy_ == Invalidation::sliding_ttl;
    service.ttl_caching = std::make_unique<TtlCaching>(store, database, options);
  }
  return service;
}

Task<Result<Answer>> Simulation::read(std::uint32_t number, std::string key) {
  Service& service = services_[number];
  if (tells(strategy_)) return service.local_caching->get(std::move(key));
  if (!tags(strategy_)) return service.ttl_caching->get(std::move(key));
  std::string tag = tag_of(params_, key_number(key));
  return service.tags->get(std::move(tag), std::move(key));
}

Task<> Simulation::write(std::uint32_t number, std::string key, std::string value) {
  Service& service = services_[number];
  if (tells(strategy_)) {
    const auto told = co_await service.publisher->write(std::move(key), std::move(value));
    if (told) messages_sent_ += *told;
  } else if (tags(strategy_)) {
    const std::string tag = tag_of(params_, key_number(key));
    const auto version = co_await service.tags->write(tag, std::move(key), std::move(value));
    if (version) ledger_.raise(tag, *version);
  } else {
    static_cast<void>(co_await database_for_services().save(std::move(key), std::move(value)));
  }
}

void Simulation::stored(const std::string& key, std::uint64_t value_bytes, const SetOptions& options) {
  const auto at = key.find('@'), colon = key.find(':');
  if (at == std::string::npos) return;
  const Nanoseconds arrives = now() + setup().cache / 2;
  const std::int64_t version = std::stoll(key.substr(at + 1, colon - at - 1));
  ledger_.store(key.substr(0, at), version, key, KeySpace::entry_bytes(key.size(), value_bytes),
                options.expiry ? arrives + *options.expiry : Nanoseconds::max());
}

std::uint64_t Simulation::entries() const noexcept {
  if (!tells(strategy_)) return store_account().count();
  std::uint64_t entries = 0;
  for (const Service& service : services_) entries += service.local->size();
  return entries;
}

std::uint64_t Simulation::evictions() const noexcept {
  std::uint64_t evictions = 0;
  for (const Service& service : services_) evictions += service.local ? service.local->evictions() : 0;
  return evictions;
}

}  // namespace cachebound::exercises::invalidation
