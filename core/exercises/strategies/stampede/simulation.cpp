#include "exercises/strategies/stampede/simulation.hpp"

#include <algorithm>
#include <cassert>

#include "pattern/early_refresh.hpp"
#include "pattern/locked_caching.hpp"
#include "pattern/single_flight_caching.hpp"
#include "pattern/ttl_caching.hpp"
#include "pattern/xfetch.hpp"

namespace cachebound::exercises::stampede {

namespace {

constexpr std::uint32_t spans = 4096;
constexpr std::uint32_t cache_lane = Simulation::drawn_clients, lock_lane = cache_lane + 1,
                        database_lane = cache_lane + 2;

std::vector<Lane> timeline_lanes() {
  return DrawnClients<Simulation::drawn_clients>::and_lanes({
      {"cache", LaneKind::cache},
      {"lock", LaneKind::lock},
      {"database", LaneKind::database},
  });
}

/// 0 is the hot key, request i's own key is i + 1.
std::uint32_t key_number(const std::string& key) {
  const auto colon = key.rfind(':');
  return colon == std::string::npos ? 0 : static_cast<std::uint32_t>(std::stoul(key.substr(colon + 1))) + 1;
}

SimulatedRedisOptions server(const Params& params) {
  const Nanoseconds latency = from_milliseconds(params.cache_ms);
  SimulatedRedisOptions options;
  options.latency = {latency, latency};
  options.seed = params.seed;
  return options;
}

SimulatedDatabaseOptions database(const Params& params) {
  const Nanoseconds load = from_milliseconds(params.load_ms);
  SimulatedDatabaseOptions options;
  options.load = {load, load};
  options.connections = params.connections;
  return options;
}

template <class Pattern>
class ReaderOf final : public Reader {
 public:
  template <class... Arguments>
  explicit ReaderOf(Arguments&&... arguments) : pattern_(std::forward<Arguments>(arguments)...) {}
  Task<Result<Answer>> get(std::string key) override { return pattern_.get(std::move(key)); }
  std::uint64_t early() const noexcept override {
    if constexpr (requires { pattern_.early(); }) return pattern_.early();
    return 0;
  }
  std::uint64_t overruns() const noexcept override {
    if constexpr (requires { pattern_.lock(); }) return pattern_.lock().overruns();
    return 0;
  }

 private:
  Pattern pattern_;
};

}  // namespace

std::string Simulation::key_of(const Params& params, std::uint32_t request) {
  const bool other = params.other_every > 0 && (request + 1) % params.other_every == 0;
  return other ? "other:" + std::to_string(request) : std::string(hot_key);
}

std::uint64_t Simulation::table_bytes(const Params& params) {
  const std::uint64_t longest = std::max(hot_key.size(), ("other:" + std::to_string(params.requests)).size());
  return SingleFlight::worst_case_bytes(params.most_flights, longest);
}

Simulation::Simulation(const Params& params, Strategy strategy, bool drawn, Stores& stores)
    : params_(params),
      strategy_(strategy),
      locks_account_(
          strategy == Strategy::lock_per_key ? "lock_per_key" : "lock_table",
          strategy == Strategy::lock_per_key ? std::nullopt : std::optional(params.services * table_bytes(params))),
      instrument_account_("instrument", instrument_bytes(params, drawn)),
      clock_(stores.clock()),
      scheduler_(*clock_, 2 * params.requests + 16),  // a client and at most one renewal a request
      store_(stores.open(scheduler_, store_account_, server(params))),
      database_(scheduler_, database_account_, stampede::database(params)),
      timeline_(drawn ? std::make_unique<Timeline>(timeline_lanes(), instrument_account_, spans, 1) : nullptr),
      watched_store_(scheduler_, *store_, timeline_.get(), {cache_lane, lock_lane, key_number}),
      watched_database_(scheduler_, database_, std::string(hot_key), timeline_.get(), database_lane, key_number),
      latencies_(params.requests, instrument_account_),
      log_(log_capacity, instrument_account_),
      change_every_(from_milliseconds(params.change_ms.value_or(0))) {
  database_.write(std::string(hot_key), "v1");
  for (std::uint32_t service = 0; service < params.services; ++service) readers_.push_back(reader(service));
  scheduler_.spawn(warm_up());
  while (start_ == Nanoseconds::zero()) scheduler_.run_one();
  if (params.beginning == Beginning::expired) start_ += from_milliseconds(params.ttl_ms);
  next_change_ = start_ + change_every_;
  watched_database_.reset();
}

std::uint64_t Simulation::instrument_bytes(const Params& params, bool drawn) {
  return LatencyRecord::worst_case_bytes(params.requests) + EventLog<Answered>::worst_case_bytes(log_capacity) +
         (drawn ? Timeline::worst_case_bytes(spans, 1) : 0);
}

std::unique_ptr<Reader> Simulation::reader(std::uint32_t service) {
  const Nanoseconds ttl = from_milliseconds(params_.ttl_ms);
  StoreLockOptions lock{from_milliseconds(params_.lock_ms), "service " + std::to_string(service), Unlock::own};
  switch (strategy_) {
    case Strategy::none:
      return std::make_unique<ReaderOf<TtlCaching>>(watched_store_, watched_database_, TtlCachingOptions{ttl, false});
    case Strategy::single_flight:
      flights_.push_back(std::make_unique<SingleFlight>(scheduler_, params_.most_flights, locks_account_));
      return std::make_unique<ReaderOf<SingleFlightCaching>>(watched_store_, watched_database_, *flights_.back(), ttl);
    case Strategy::lock_per_key:
      locks_.push_back(std::make_unique<LockPerKey>(scheduler_, locks_account_));
      return std::make_unique<ReaderOf<LockPerKeyCaching>>(watched_store_, watched_database_, *locks_.back(), ttl);
    case Strategy::early_refresh:
    case Strategy::unguarded_refresh: {
      const EarlyRefreshOptions options{ttl, params_.early_share, strategy_ == Strategy::early_refresh, lock};
      return std::make_unique<ReaderOf<EarlyRefresh>>(scheduler_, watched_store_, watched_database_, options);
    }
    case Strategy::xfetch: {
      const XFetchOptions options{ttl, params_.beta, std::uint64_t{params_.seed} + 1 + service};
      return std::make_unique<ReaderOf<XFetchCaching>>(scheduler_, watched_store_, watched_database_, options);
    }
    case Strategy::lock:
    case Strategy::stale_fallback:
    case Strategy::unchecked_unlock: {
      if (strategy_ == Strategy::unchecked_unlock) lock.unlock = Unlock::any;
      LockedCachingOptions options{ttl, {}, lock, from_milliseconds(params_.poll_ms), patience};
      if (strategy_ == Strategy::stale_fallback) options.grace = from_milliseconds(params_.grace_ms);
      return std::make_unique<ReaderOf<LockedCaching>>(scheduler_, watched_store_, watched_database_, options);
    }
  }
  return nullptr;
}

void Simulation::request(Nanoseconds offset) {
  const Nanoseconds at = start_ + offset;
  run_until(at);
  scheduler_.spawn(client(requested_++));
  scheduler_.run_until(at);
}

void Simulation::finish() {
  while (scheduler_.tasks() > 0) {
    if (change_every_ == Nanoseconds::zero()) {
      scheduler_.run();
    } else {
      run_until(next_change_);
    }
  }
}

void Simulation::run_until(Nanoseconds time) {
  while (change_every_ > Nanoseconds::zero() && next_change_ <= time) {
    scheduler_.run_until(next_change_);
    database_.write(std::string(hot_key), "v" + std::to_string(++version_));
    next_change_ += change_every_;
  }
  scheduler_.run_until(time);
}

Task<> Simulation::warm_up() {
  static_cast<void>(co_await readers_.front()->get(std::string(hot_key)));
  start_ = scheduler_.now();
}

Task<> Simulation::client(std::uint32_t request) {
  const std::string key = key_of(params_, request);
  const Nanoseconds start = scheduler_.now();
  const auto lane = timeline_ ? drawn_.take() : std::nullopt;
  std::optional<SpanId> span;
  if (lane) span = timeline_->open({*lane, "read", start, SpanRole::waiting, "not answered yet", key_number(key)});
  const auto answer = co_await readers_[request % params_.services]->get(key);
  assert(answer);  // the database has no outages, and a store that fails is done without
  const bool stale = answer->value != database_.value(key);
  record(request, *answer, scheduler_.now() - start, stale);
  if (!lane) co_return;
  drawn_.give_back(*lane);
  const SpanRole role = answer->origin == Origin::database           ? SpanRole::miss
                        : stale || answer->origin == Origin::expired ? SpanRole::stale
                                                                     : SpanRole::hit;
  timeline_->close(*span, scheduler_.now(), role, in_words(answer->origin));
}

void Simulation::record(std::uint32_t request, const Answer& answer, Nanoseconds waited, bool stale) {
  latencies_.add(waited);
  ++origins_[static_cast<std::size_t>(answer.origin)];
  if (stale) ++stale_;
  log_.record({waited, request, answer.origin, stale});
  digest_.add(std::uint64_t{request} << 8 | static_cast<std::uint64_t>(answer.origin) << 1 | (stale ? 1U : 0U));
  digest_.add(static_cast<std::uint64_t>(waited.count()));
}

std::uint64_t Simulation::early() const noexcept {
  std::uint64_t early = 0;
  for (const auto& reader : readers_) early += reader->early();
  return early;
}

std::uint64_t Simulation::overruns() const noexcept {
  std::uint64_t overruns = 0;
  for (const auto& reader : readers_) overruns += reader->overruns();
  return overruns;
}

}  // namespace cachebound::exercises::stampede
