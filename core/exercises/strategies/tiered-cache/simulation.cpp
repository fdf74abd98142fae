#include "exercises/strategies/tiered-cache/simulation.hpp"

#include "store/key_space.hpp"

namespace cachebound::exercises::tiered_cache {

namespace {

std::optional<std::uint64_t> l1_bound(const Params& params) {
  const auto one = LocalCache::worst_case_bytes(Capacity::functools(params.maxsize),
                                                ServiceSimulation::longest_entry(services_setup(params)));
  return one ? std::optional(params.services * *one) : std::nullopt;
}

}  // namespace

Simulation::Simulation(const Params& params, std::string name, bool drawn, Stores& stores)
    : ServiceSimulation(services_setup(params), {"l2", std::nullopt}, drawn, stores),
      params_(params),
      name_(std::move(name)),
      l1_account_("l1", l1_bound(params)) {
  LocalCacheOptions local{Capacity::functools(params.maxsize), std::nullopt};
  if (params.l1_ttl_ms) local.ttl = from_milliseconds(*params.l1_ttl_ms);
  TieredCacheOptions options{from_milliseconds(params.l2_ttl_ms), params.promote, std::nullopt};
  if (params.told) options.channel = channel;
  for (std::uint32_t number = 0; number < params.services; ++number) {
    Service service;
    service.local = std::make_unique<LocalCache>(scheduler(), local, l1_account_);
    service.cache = std::make_unique<TieredCache>(*service.local, store_of(number), database_for_services(), options);
    if (params.told) listen(number, *service.local);
    services_.push_back(std::move(service));
  }
  begin();
}

Task<Result<Answer>> Simulation::read(std::uint32_t service, std::string key) {
  return services_[service].cache->get(std::move(key));
}

Task<> Simulation::write(std::uint32_t service, std::string key, std::string value) {
  static_cast<void>(co_await services_[service].cache->write(std::move(key), std::move(value)));
}

std::uint64_t Simulation::promotions() const noexcept {
  std::uint64_t promotions = 0;
  for (const Service& service : services_) promotions += service.cache->promotions();
  return promotions;
}

std::uint64_t Simulation::evictions() const noexcept {
  std::uint64_t evictions = 0;
  for (const Service& service : services_) evictions += service.local->evictions();
  return evictions;
}

std::uint64_t Simulation::entries() const noexcept {
  std::uint64_t entries = 0;
  for (const Service& service : services_) entries += service.local->size();
  return entries;
}

std::uint64_t Simulation::messages_sent() const noexcept {
  std::uint64_t sent = 0;
  for (const Service& service : services_) sent += service.cache->messages_sent();
  return sent;
}

Copy Simulation::copy(std::uint32_t service, std::uint32_t key) const {
  Copy copy = Copy::none;
  const std::string name = key_name(key);
  services_[service].local->for_each([&](const std::string& held, const LocalCache::Entry& entry) {
    if (held != name) return true;
    if (now() < entry.expires) copy = entry.value == value_of(key) ? Copy::right : Copy::outdated;
    return false;
  });
  return copy;
}

}  // namespace cachebound::exercises::tiered_cache
