#include "exercises/strategies/layers/simulation.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "store/key_space.hpp"

namespace cachebound::exercises::layers {

namespace {

constexpr std::uint32_t spans = 6144;

std::string lane_name(std::string_view of, std::uint32_t number) {
  return std::string(of) + " " + std::to_string(number + 1);
}

}  // namespace

std::string_view in_words(Handled::Why why) noexcept {
  switch (why) {
    case Handled::Why::not_refused:
      return "";
    case Handled::Why::out_of_reach:
      return "out of reach";
    case Handled::Why::killed:
      return "its service was killed";
    case Handled::Why::no_service:
      return "no service is left";
  }
  return "";
}

std::uint64_t Simulation::cache_bytes(const Params& params, Design design) {
  const std::uint64_t caches = design == Design::shared ? 1 : design == Design::per_service ? params.services : 0;
  const std::uint64_t longest = std::to_string(params.requests).size();
  return caches * params.keys * KeySpace::entry_bytes(key_name(params.keys).size(), longest);
}

std::uint64_t Simulation::instrument_bytes(const Params& params, bool drawn) {
  return LatencyRecord::worst_case_bytes(params.requests) + phases * LatencyHistogram::worst_case_bytes +
         EventLog<Handled>::worst_case_bytes(log_capacity) + std::uint64_t{2} * params.keys * sizeof(std::uint32_t) +
         (drawn ? Timeline::worst_case_bytes(spans, 1) : 0);
}

Simulation::Simulation(const Params& params, Design design, WhenCacheIsDown when_down, bool drawn, Stores& stores)
    : params_(params),
      design_(design),
      when_down_(when_down),
      broken_(params.broken),
      from_(from_milliseconds(params.at_ms)),
      until_(from_ + from_milliseconds(params.for_ms)),
      cache_account_("cache", cache_bytes(params, design)),
      owed_account_("owed_erases", owed_bytes(params)),
      instrument_account_("instrument", instrument_bytes(params, drawn)),
      clock_(stores.clock()),
      // A request, its key's saver in each service, and each service's redoing.
      scheduler_(*clock_, params.requests + (params.services + 1) * (params.keys + 1) + 1),
      database_(scheduler_, database_account_, database()),
      timeline_(drawn ? drawn_timeline() : nullptr),
      issued_(params.keys, 0, TrackingAllocator<std::uint32_t>(instrument_account_)),
      acknowledged_(params.keys, 0, TrackingAllocator<std::uint32_t>(instrument_account_)),
      latencies_(params.requests, instrument_account_),
      log_(log_capacity, instrument_account_) {
  for (std::size_t i = 0; i < phases; ++i) phase_latencies_.emplace_back(instrument_account_);
  for (std::uint32_t key = 0; key < params.keys; ++key) database_.write(key_name(key), "0");
  const std::uint32_t servers = design == Design::shared ? 1 : design == Design::per_service ? params.services : 0;
  for (std::uint32_t i = 0; i < servers; ++i) stores_.push_back(stores.open(scheduler_, cache_account_, server(i)));
  for (std::uint32_t i = 0; i < params.services; ++i) services_.push_back(started(i));
  scheduler_.spawn(break_and_mend());
}

SimulatedRedisOptions Simulation::server(std::uint32_t number) const {
  const Nanoseconds latency = from_milliseconds(params_.cache_ms);
  SimulatedRedisOptions options;
  options.latency = {latency, latency};
  options.seed = params_.seed;
  // A cache beside a service goes down with it.
  const bool dies = broken_ == Layer::compute && design_ == Design::per_service;
  if (number == 0 && until_ > from_ && (broken_ == Layer::cache || dies)) options.outages = {{from_, until_}};
  options.forgets = dies || params_.returns == CacheReturns::empty;
  return options;
}

SimulatedDatabaseOptions Simulation::database() const {
  const Nanoseconds time = from_milliseconds(params_.load_ms);
  SimulatedDatabaseOptions options;
  options.load = options.save = {time, time};
  options.connections = params_.connections;
  options.timeout = database_timeout;
  if (broken_ == Layer::storage) options.outages = {{from_, until_}};
  return options;
}

std::uint32_t Simulation::database_lane() const noexcept {
  return params_.services + (design_ == Design::shared ? 1 : design_ == Design::per_service ? params_.services : 0);
}

std::unique_ptr<Timeline> Simulation::drawn_timeline() {
  std::vector<Lane> lanes;
  for (std::uint32_t i = 0; i < params_.services; ++i) lanes.push_back({lane_name("service", i), LaneKind::client});
  if (design_ == Design::shared) lanes.push_back({"cache", LaneKind::cache});
  for (std::uint32_t i = 0; design_ == Design::per_service && i < params_.services; ++i) {
    lanes.push_back({lane_name("cache", i), LaneKind::cache});
  }
  lanes.push_back({"database", LaneKind::database});
  return std::make_unique<Timeline>(std::move(lanes), instrument_account_, spans, 1);
}

std::unique_ptr<Simulation::Service> Simulation::started(std::uint32_t number) {
  auto service = std::make_unique<Service>(scheduler_);
  service->database = std::make_unique<ProcessDatabase>(service->process, database_,
                                                        DrawnLane{timeline_.get(), database_lane(), key_number});
  if (design_ == Design::fused) {
    service->fused = std::make_unique<FusedService>(scheduler_, *service->database,
                                                    from_milliseconds(params_.save_after_ms), state_account_);
    return service;
  }
  const std::uint32_t own = design_ == Design::shared ? 0 : number;
  service->store = std::make_unique<ProcessStore>(service->process, *stores_[own],
                                                  DrawnLane{timeline_.get(), first_cache_lane() + own, key_number});
  const DegradingCacheOptions options{from_milliseconds(params_.ttl_ms), when_down_,
                                      [this](const std::string& key) { owe(key); },
                                      [this](const std::string& key) { make_good(key); }};
  service->cache =
      std::make_unique<DegradingCache>(scheduler_, *service->store, *service->database, options, owed_account_);
  return service;
}

/// Where cache and service are one, they break together.
bool Simulation::kills() const noexcept {
  return broken_ == Layer::compute || (broken_ == Layer::cache && design_ == Design::fused);
}

Task<> Simulation::break_and_mend() {
  co_await scheduler_.sleep_until(from_);
  loads_until_[0] = database_.loads();
  begun_ = 1;
  std::optional<SpanId> down;
  if (timeline_ && broken_ != Layer::none) {
    const std::uint32_t lane = kills() ? 0 : broken_ == Layer::storage ? database_lane() : first_cache_lane();
    down = timeline_->open({lane, "down", from_, SpanRole::failed, "taken away"});
  }
  if (kills()) kill_first();
  co_await scheduler_.sleep_until(until_);
  loads_until_[1] = database_.loads();
  begun_ = 2;
  if (down) timeline_->close(*down, scheduler_.now());
  if (kills()) services_.push_back(std::exchange(services_[0], started(0)));
}

void Simulation::kill_first() {
  Service& service = *services_[0];
  service.process.kill();
  if (service.fused) lost_ += service.fused->unsaved();
  std::vector<std::pair<std::uint32_t, Open>> cut;
  for (const auto& [request, open] : open_) {
    if (open.service == 0) cut.emplace_back(request, open);
  }
  for (const auto& [request, open] : cut) {
    over(request, {{}, request, open.key, 0, Handled::As::refused, open.write, false, Handled::Why::killed});
  }
}

void Simulation::request(std::uint32_t key) {
  const Nanoseconds at = requested_ * from_milliseconds(params_.interval_ms);
  scheduler_.run_until(at);
  const std::uint32_t number = requested_++;
  const bool write = is_write(number);
  const auto service = route(number, key);
  Open open{scheduler_.now(), std::nullopt, service.value_or(params_.services), key, write};
  if (service && timeline_) {
    open.span = timeline_->open({*service, write ? "write" : "read", open.begin,
                                 write ? SpanRole::write : SpanRole::waiting, "not answered yet", key});
  }
  open_.emplace(number, open);
  if (!service) {
    over(number, {{}, number, key, params_.services, Handled::As::refused, write, false, Handled::Why::no_service});
  } else {
    scheduler_.spawn(write ? serve_write(number, *service, key) : serve_read(number, *service, key));
  }
  scheduler_.run_until(at);
}

void Simulation::finish() {
  while (!open_.empty()) scheduler_.run_one();
}

std::optional<std::uint32_t> Simulation::route(std::uint32_t request, std::uint32_t key) const {
  const std::uint32_t first = (params_.routing == Routing::by_key ? key : request) % params_.services;
  for (std::uint32_t i = 0; i < params_.services; ++i) {
    const std::uint32_t service = (first + i) % params_.services;
    if (services_[service]->process.is_alive()) return service;
  }
  return std::nullopt;
}

Task<> Simulation::serve_read(std::uint32_t request, std::uint32_t service, std::uint32_t key) {
  const std::uint32_t acknowledged = acknowledged_[key];
  const auto answer = co_await services_[service]->pattern().read(key_name(key));
  Handled handled{{}, request, key, service, Handled::As::refused, false, false, Handled::Why::out_of_reach};
  if (answer) {
    handled.why = Handled::Why::not_refused;
    handled.as = answer->origin == Origin::database ? Handled::As::miss : Handled::As::hit;
    handled.stale = std::stoul(answer->value) < acknowledged;
  }
  over(request, handled);
}

Task<> Simulation::serve_write(std::uint32_t request, std::uint32_t service, std::uint32_t key) {
  const std::uint32_t version = ++issued_[key];
  const auto saved = co_await services_[service]->pattern().write(key_name(key), std::to_string(version));
  if (saved) acknowledged_[key] = std::max(acknowledged_[key], version);
  over(request, {{},
                 request,
                 key,
                 service,
                 saved ? Handled::As::written : Handled::As::refused,
                 true,
                 false,
                 saved ? Handled::Why::not_refused : Handled::Why::out_of_reach});
}

void Simulation::over(std::uint32_t request, Handled handled) {
  const Open open = open_.at(request);
  open_.erase(request);
  handled.waited = scheduler_.now() - open.begin;
  const bool refused = handled.as == Handled::As::refused, hit = handled.as == Handled::As::hit;
  if (open.span) {
    const SpanRole role = refused         ? SpanRole::failed
                          : handled.write ? SpanRole::write
                          : handled.stale ? SpanRole::stale
                          : hit           ? SpanRole::hit
                                          : SpanRole::miss;
    timeline_->close(*open.span, scheduler_.now(), role,
                     refused         ? in_words(handled.why)
                     : handled.write ? "done"
                     : hit           ? "from the cache"
                                     : "from the database");
  }
  ++counts_[static_cast<std::size_t>(handled.as)];
  const std::size_t index = phase_of(open.begin);
  Phase& phase = phases_[index];
  phase.refused += refused ? 1 : 0;
  phase.reads += handled.write ? 0 : 1;
  if (!handled.write && !refused) {
    recent_[latencies_.count() % recent] = handled.waited;
    latencies_.add(handled.waited);
    phase_latencies_[index].add(handled.waited);
    phase.hits += hit ? 1 : 0;
    phase.stale += handled.stale ? 1 : 0;
    stale_ += handled.stale ? 1 : 0;
  }
  log_.record(handled);
  digest_.add(std::uint64_t{request} << 8 | std::uint64_t{handled.service} << 4 |
              static_cast<std::uint64_t>(handled.as) << 1 | (handled.stale ? 1U : 0U));
  digest_.add(static_cast<std::uint64_t>(handled.waited.count()));
}

std::size_t Simulation::phase_of(Nanoseconds time) const noexcept { return time < from_ ? 0 : time < until_ ? 1 : 2; }

Phase Simulation::phase(std::size_t index) const {
  Phase phase = phases_[index];
  if (index > begun_) return phase;
  const std::uint64_t before = index == 0 ? 0 : loads_until_[index - 1];
  phase.loads = (index == begun_ ? database_.loads() : loads_until_[index]) - before;
  return phase;
}

double Simulation::recent_ms() const noexcept {
  const std::uint32_t answers = std::min(latencies_.count(), recent);
  if (answers == 0) return std::numeric_limits<double>::quiet_NaN();
  Nanoseconds sum{};
  for (std::uint32_t i = 0; i < answers; ++i) sum += recent_[i];
  return to_milliseconds(sum) / answers;
}

std::uint32_t Simulation::owed() const {
  std::uint32_t keys = 0;
  for (std::uint32_t i = 0; i < params_.services; ++i) keys += services_[i]->cache ? services_[i]->cache->owed() : 0;
  return keys;
}

void Simulation::owe(const std::string& key) {
  twin_.push_back(key);
  twin_account_.charge(DegradingCache::owed_bytes + key.size());
}

void Simulation::make_good(const std::string& key) {
  const auto kept =
      std::stable_partition(twin_.begin(), twin_.end(), [&](const std::string& each) { return each != key; });
  for (auto gone = kept; gone != twin_.end(); ++gone) {
    twin_account_.release(DegradingCache::owed_bytes + gone->size());
  }
  twin_.erase(kept, twin_.end());
}

}  // namespace cachebound::exercises::layers
