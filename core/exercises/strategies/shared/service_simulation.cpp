#include "exercises/strategies/shared/service_simulation.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include "base/text.hpp"
#include "engine/frames/event_frame.hpp"

namespace cachebound::exercises {

namespace {

constexpr std::uint32_t spans = 4096, messages = 2048;

std::vector<Lane> timeline_lanes(std::uint32_t services) {
  std::vector<Lane> lanes;
  for (std::uint32_t i = 1; i <= services; ++i) lanes.push_back({"service " + std::to_string(i), LaneKind::client});
  lanes.push_back({"cache", LaneKind::cache});
  lanes.push_back({"database", LaneKind::database});
  return lanes;
}

SimulatedRedisOptions server(const ServicesSetup& setup) {
  SimulatedRedisOptions options;
  options.latency = {setup.cache, setup.cache};
  options.lost_messages = setup.lost;
  options.seed = setup.seed;
  return options;
}

SimulatedDatabaseOptions database(const ServicesSetup& setup) {
  SimulatedDatabaseOptions options;
  options.load = options.save = {setup.load, setup.load};
  return options;
}

}  // namespace

std::uint32_t ServiceSimulation::key_number(const std::string& key) {
  if (key.rfind("version:", 0) == 0) return no_key;
  return static_cast<std::uint32_t>(std::stoul(key.substr(key.find_last_not_of("0123456789") + 1)));
}

std::uint64_t ServiceSimulation::longest_entry(const ServicesSetup& setup) {
  return key_name(setup.keys).size() + std::to_string(std::uint64_t{setup.keys} + setup.requests).size();
}

ServiceSimulation::ServiceSimulation(const ServicesSetup& setup, const StoreMemory& memory, bool drawn, Stores& stores)
    : setup_(setup),
      store_account_(memory.name, memory.bound),
      clock_(stores.clock()),
      scheduler_(*clock_, setup.requests + setup.services + 1),
      store_(stores.open(scheduler_, store_account_, server(setup))),
      database_(scheduler_, database_account_, exercises::database(setup)),
      timeline_(drawn ? std::make_unique<Timeline>(timeline_lanes(setup.services), instrument_account_, spans, messages)
                      : nullptr),
      watched_database_(scheduler_, database_, "", timeline_.get(), setup.services + 1, key_number),
      truths_(TrackingAllocator<Truth>(instrument_account_)),
      last_(TrackingAllocator<std::uint32_t>(instrument_account_)),
      latencies_(setup.requests, instrument_account_),
      log_(log_capacity, instrument_account_) {
  if (drawn) {
    const auto travel = stores.is_real() ? std::nullopt : std::optional(2 * (setup.cache / 2));
    tracker_ = std::make_unique<MessageTracker>(*timeline_, travel);
  }
  for (std::uint32_t service = 0; service < setup.services; ++service) {
    const auto on_set = [this](const std::string& key, std::uint64_t value_bytes, const SetOptions& options) {
      stored(key, value_bytes, options);
    };
    watched_stores_.push_back(
        std::make_unique<WatchedStore>(scheduler_, *store_, timeline_.get(),
                                       WatchedLanes{setup.services, 0, key_number, service, tracker_.get(), on_set}));
  }
  truths_.reserve(std::size_t{setup.keys} + (setup.write_every == 0 ? 0 : setup.requests / setup.write_every));
  last_.reserve(setup.keys);
  for (std::uint32_t key = 0; key < setup.keys; ++key) {
    truths_.push_back({0, key, 0});
    last_.push_back(key);
    database_.write(key_name(key), std::to_string(key));
  }
}

void ServiceSimulation::stored(const std::string&, std::uint64_t, const SetOptions&) {}

void ServiceSimulation::listen(std::uint32_t service, LocalCache& local) {
  listeners_.push_back(std::make_unique<InvalidationListener>(store_of(service), local, channel));
  scheduler_.spawn(hear(*listeners_.back()));
}

Task<> ServiceSimulation::hear(InvalidationListener& listener) { static_cast<void>(co_await listener.listen()); }

std::uint64_t ServiceSimulation::messages_heard() const noexcept {
  std::uint64_t heard = 0;
  for (const auto& listener : listeners_) heard += listener->heard();
  return heard;
}

std::uint64_t ServiceSimulation::messages_unheard() const noexcept {
  const std::uint64_t sent = messages_sent(), heard = messages_heard();
  return sent > heard ? sent - heard : 0;
}

void ServiceSimulation::begin() {
  scheduler_.spawn(warm_up());
  while (!begun_) scheduler_.run_one();
  start_ = scheduler_.now();
}

// Commands are carried out in the order they were sent: whoever has subscribed before is heard of by now.
Task<> ServiceSimulation::warm_up() {
  static_cast<void>(co_await store_->get("k0"));
  begun_ = true;
}

void ServiceSimulation::request(std::uint32_t key) {
  const Nanoseconds at = start_ + requested_ * setup_.interval;
  scheduler_.run_until(at);
  const std::uint32_t number = requested_++;
  scheduler_.spawn(is_write(number) ? serve_write(number, key) : serve(number, key));
  scheduler_.run_until(at);
}

void ServiceSimulation::finish() {
  while (waiting() > 0) scheduler_.run_one();
  scheduler_.run_until(scheduler_.now() + 2 * setup_.cache);
  if (tracker_) tracker_->settle(scheduler_.now());
}

Task<> ServiceSimulation::serve(std::uint32_t request, std::uint32_t key) {
  const std::uint32_t service = service_of(request);
  const Nanoseconds begin = scheduler_.now();
  std::optional<SpanId> span;
  if (timeline_) span = timeline_->open({service, "read", begin, SpanRole::waiting, "not answered yet", key});
  const auto answer = co_await read(service, key_name(key));
  assert(answer);  // the database has no outages, and a store that fails is done without
  const Nanoseconds late = outdated(key, answer->value);
  const bool own = answer->origin == Origin::database;
  if (span) {
    const SpanRole role = late > Nanoseconds::zero() ? SpanRole::stale : own ? SpanRole::miss : SpanRole::hit;
    timeline_->close(*span, scheduler_.now(), role, in_words(answer->origin));
  }
  latencies_.add(scheduler_.now() - begin);
  ++origins_[static_cast<std::size_t>(answer->origin)];
  if (late > Nanoseconds::zero()) {
    ++stale_;
    staleness_ += static_cast<std::uint64_t>(late.count());
    max_staleness_ = std::max(max_staleness_, late);
  }
  record({scheduler_.now() - begin, late, request, key, answer->origin, false});
}

Task<> ServiceSimulation::serve_write(std::uint32_t request, std::uint32_t key) {
  const std::uint32_t service = service_of(request);
  const Nanoseconds begin = scheduler_.now();
  std::optional<SpanId> span;
  if (timeline_) span = timeline_->open({service, "write", begin, SpanRole::write, "under way", key});
  co_await write(service, key_name(key), next_value(key));
  if (span) timeline_->close(*span, scheduler_.now(), SpanRole::write, "done");
  ++writes_;
  record({scheduler_.now() - begin, {}, request, key, {}, true});
}

/// Every pattern saves first, and a save takes effect in the middle of its time.
std::string ServiceSimulation::next_value(std::uint32_t key) {
  const auto place = static_cast<std::uint32_t>(truths_.size());
  truths_[last_[key]].next = place;
  last_[key] = place;
  truths_.push_back({(scheduler_.now() + setup_.load / 2).count(), key, 0});
  return std::to_string(place);
}

Nanoseconds ServiceSimulation::outdated(std::uint32_t key, const std::string& value) const {
  if (value == database_.value(key_name(key))) return Nanoseconds::zero();
  const Truth& told = truths_[std::stoul(value)];
  return scheduler_.now() - Nanoseconds{truths_[told.next].since};
}

double ServiceSimulation::mean_staleness_ms() const noexcept {
  if (stale_ == 0) return std::numeric_limits<double>::quiet_NaN();
  return static_cast<double>(staleness_) / stale_ / 1e6;
}

void ServiceSimulation::record(const Served& served) {
  log_.record(served);
  digest_.add(std::uint64_t{served.request} << 8 | static_cast<std::uint64_t>(served.origin) << 1 |
              (served.write ? 1U : 0U));
  digest_.add(static_cast<std::uint64_t>(served.waited.count()));
  digest_.add(static_cast<std::uint64_t>(served.outdated.count()));
}

std::string ServiceSimulation::told(const Served& served, std::string_view (*from)(Origin)) const {
  std::string text = "service " + std::to_string(service_of(served.request) + 1) + ": " + key_name(served.key);
  if (served.write) return text + " written in " + in_milliseconds(served.waited);
  text.append(", ").append(from(served.origin));
  if (served.waited > Nanoseconds::zero()) text += " after " + in_milliseconds(served.waited);
  if (served.outdated > Nanoseconds::zero()) text += ", outdated for " + in_milliseconds(served.outdated);
  return text;
}

void ServiceSimulation::write_events(JsonWriter& json, std::string_view (*from)(Origin)) const {
  cachebound::write_events(json, log_, [&](const Served& served) -> EventRow {
    const std::string_view kind = served.write                            ? "note"
                                  : served.outdated > Nanoseconds::zero() ? "expired"
                                  : served.origin == Origin::database     ? "miss"
                                                                          : "hit";
    return {std::uint64_t{served.request} + 1, kind, key_name(served.key), told(served, from)};
  });
}

}  // namespace cachebound::exercises
