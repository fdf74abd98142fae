// One stream through five bounded containers: who loses what, who waits how long.
#include <algorithm>
#include <array>
#include <limits>

#include "base/random.hpp"
#include "base/text.hpp"
#include "engine/frames/event_frame.hpp"
#include "engine/measured_exercise.hpp"
#include "exercises/lecture-38/bounded-containers/simulation.hpp"

namespace cachebound::exercises::bounded_containers {

namespace {

struct Params {
  std::uint32_t readings = 1000, capacity = 16, sensors = 20, producers = 2, consumers = 2, seed = 38;
  double interval_ms = 1, work_ms = 3, put_timeout_ms = 2, ttl_ms = 20;
};

constexpr auto log = Scale::logarithmic;

constexpr Field fields[]{
    integer<&Params::capacity>("capacity", {1, 1000}, "capacity", "readings that each container may hold",
                               {"readings", log}),
    integer<&Params::consumers>("consumers", {1, 16}, "consumers", "of each container"),
    number<&Params::work_ms>("work_ms", {0.01, 1000}, "work", "a consumer's for each reading", {"ms", log}),
    number<&Params::interval_ms>("interval_ms", {0.01, 1000}, "interval", "between two readings of the stream",
                                 {"ms", log}),
    number<&Params::put_timeout_ms>("put_timeout_ms", {0, 10'000}, "put timeout",
                                    "after which a producer gives up on the blocking queue", {"ms", log}),
    number<&Params::ttl_ms>("ttl_ms", {0.01, 10'000}, "time to live", "of an entry of the TTL cache", {"ms", log}),
    integer<&Params::readings>("readings", {1, 10'000}, "readings", "in the stream", {"", log}),
    integer<&Params::sensors>("sensors", {1, 10'000}, "sensors", "that send them: the keys of the caches", {"", log}),
    integer<&Params::producers>("producers", {1, 16}, "producers",
                                "of each container; reading i comes from i % producers", {"", Scale::linear, true}),
    integer<&Params::seed>("seed", {0, 4'294'967'295}, "seed", "of the sensors: same seed, same stream",
                           {"", log, true}),
};

constexpr std::size_t log_capacity = 200;
constexpr std::uint32_t simulation_count = 6;

TrackedVector<std::uint32_t> draw_sensors(const Params& params, Account& account) {
  TrackedVector<std::uint32_t> sensors(params.readings, 0, TrackingAllocator<std::uint32_t>(account));
  Random random(params.seed);
  for (std::uint32_t& sensor : sensors) sensor = static_cast<std::uint32_t>(random.randrange(params.sensors));
  return sensors;
}

class BoundedContainers final : public MeasuredExercise<BoundedContainers> {
 public:
  explicit BoundedContainers(const Params& params)
      : params_(params),
        interval_(from_milliseconds(params.interval_ms)),
        ring_account_("ring", RingBuffer<std::uint32_t>::worst_case_bytes(Capacity::bounded(params.capacity))),
        lru_account_("lru_cache", LruSimulation::Cache::worst_case_bytes(Capacity::bounded(params.capacity))),
        ttl_account_("ttl_cache", TtlSimulation::Cache::worst_case_bytes(Capacity::bounded(params.capacity))),
        blocking_account_("blocking_queue", QueueSimulation::Queue::worst_case_bytes(params.capacity)),
        async_account_("async_queue", QueueSimulation::Queue::worst_case_bytes(params.capacity)),
        workload_account_("workload", std::uint64_t{params.readings} * sizeof(std::uint32_t)),
        instrument_account_("instrument", EventLog<Loss>::worst_case_bytes(log_capacity)),
        sensors_(draw_sensors(params, workload_account_)),
        losses_(log_capacity, instrument_account_),
        context_{scheduler_, sensors_, params.producers, params.capacity, interval_, from_milliseconds(params.work_ms),
                 losses_,    digest_},
        ring_(context_, 0, ring_account_),
        lru_(context_, 1, lru_account_),
        ttl_(context_, 2, from_milliseconds(params.ttl_ms), clock_, ttl_account_),
        blocking_(context_, 3, "blocking queue", params.capacity, from_milliseconds(params.put_timeout_ms),
                  blocking_account_),
        async_(context_, 4, "async queue", params.capacity, std::nullopt, async_account_),
        twin_(context_, 5, "unbounded twin", 0, std::nullopt, twin_account_),
        blocks_at_start_(bounded_blocks()) {
    for (Simulation* simulation : simulations()) simulation->start(params.consumers);
  }

  /// A reading a step, and one more in which the consumers finish.
  std::uint64_t length() const override { return std::uint64_t{params_.readings} + 1; }
  void step(std::uint64_t events) override;
  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override;
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;
  std::uint64_t digest() const override { return digest_.value(); }

  static std::span<const MetricOf<BoundedContainers>> metrics();

 private:
  std::array<Simulation*, simulation_count> simulations() {
    return {&ring_, &lru_, &ttl_, &blocking_, &async_, &twin_};
  }
  std::array<const Simulation*, simulation_count> simulations() const {
    return {&ring_, &lru_, &ttl_, &blocking_, &async_, &twin_};
  }
  std::array<const Account*, simulation_count> accounts() const {
    return {&ring_account_, &lru_account_, &ttl_account_, &blocking_account_, &async_account_, &twin_account_};
  }
  std::uint64_t bounded_blocks() const;
  std::string label(std::uint32_t reading) const {
    return "reading " + grouped(reading + 1.0) + " of S" + std::to_string(sensors_[reading]);
  }
  std::string doing(const Simulation& simulation) const;
  std::string now() const;
  void write_table(JsonWriter& json) const;

  Params params_;
  Nanoseconds interval_;
  Account ring_account_, lru_account_, ttl_account_, blocking_account_, async_account_;
  Account twin_account_{"unbounded_twin"}, workload_account_, instrument_account_;
  VirtualClock clock_;
  Scheduler scheduler_{clock_, simulation_count * 32};  // at most 16 producers and 16 consumers each
  TrackedVector<std::uint32_t> sensors_;
  EventLog<Loss> losses_;
  Digest digest_;
  Context context_;
  RingSimulation ring_;
  LruSimulation lru_;
  TtlSimulation ttl_;
  QueueSimulation blocking_, async_;
  QueueSimulation twin_;  ///< loses nothing and lets nobody wait: what that costs is its memory
  std::uint64_t steps_ = 0, blocks_at_start_;
};

std::uint64_t BoundedContainers::bounded_blocks() const {
  std::uint64_t blocks = 0;
  for (const Account* account : accounts()) {
    if (account->bound()) blocks += account->allocations();
  }
  return blocks;
}

void BoundedContainers::step(std::uint64_t events) {
  for (; events > 0; --events, ++steps_) {
    if (steps_ < params_.readings) {
      scheduler_.run_until(static_cast<Nanoseconds::rep>(steps_) * interval_);
    } else {
      scheduler_.run();
    }
  }
}

std::span<const MetricOf<BoundedContainers>> BoundedContainers::metrics() {
  using Run = const BoundedContainers&;
  static constexpr MetricOf<BoundedContainers> list[]{
      {{"ring_lost", "Ring lost", "", Role::eviction, "readings pushed out before a consumer came"},
       [](Run run) { return static_cast<double>(run.ring_.lost()); }},
      {{"lru_lost", "LRU cache lost", "", Role::eviction, "readings evicted or overwritten before a consumer asked"},
       [](Run run) { return static_cast<double>(run.lru_.lost()); }},
      {{"ttl_lost", "TTL cache lost", "", Role::eviction,
        "readings expired, evicted or overwritten before a consumer asked"},
       [](Run run) { return static_cast<double>(run.ttl_.lost()); }},
      {{"blocking_lost", "Blocking queue lost", "", Role::eviction, "readings whose producer gave up: Full"},
       [](Run run) { return static_cast<double>(run.blocking_.lost()); }},
      {{"async_lost", "Async queue lost", "", Role::eviction, "readings that never reached a consumer"},
       [](Run run) { return static_cast<double>(run.async_.lost()); }},
      {{"ring_delivered", "Ring delivered", "", Role::hit, "readings that reached a consumer"},
       [](Run run) { return static_cast<double>(run.ring_.delivered()); }},
      {{"lru_delivered", "LRU cache delivered", "", Role::hit, "readings that reached a consumer"},
       [](Run run) { return static_cast<double>(run.lru_.delivered()); }},
      {{"ttl_delivered", "TTL cache delivered", "", Role::hit, "readings that reached a consumer"},
       [](Run run) { return static_cast<double>(run.ttl_.delivered()); }},
      {{"blocking_delivered", "Blocking queue delivered", "", Role::hit, "readings that reached a consumer"},
       [](Run run) { return static_cast<double>(run.blocking_.delivered()); }},
      {{"async_delivered", "Async queue delivered", "", Role::hit, "readings that reached a consumer"},
       [](Run run) { return static_cast<double>(run.async_.delivered()); }},
      {{"blocking_wait_ms", "Blocking queue wait", "ms", Role::miss, "producers' waiting for room, added up"},
       [](Run run) { return to_milliseconds(run.blocking_.producers().total); }},
      {{"async_wait_ms", "Async queue wait", "ms", Role::miss, "producers' waiting for room, added up"},
       [](Run run) { return to_milliseconds(run.async_.producers().total); }},
      {{"async_bytes", "Async queue in use", "B", Role::memory, "readings in the async queue"},
       [](Run run) { return static_cast<double>(run.async_.used_bytes()); }},
      {{"twin_bytes", "Unbounded twin", "B", Role::unbounded, "the same for a queue without bound"},
       [](Run run) { return static_cast<double>(run.twin_.used_bytes()); }},
      {{"time_ms", "Virtual time", "ms", Role::plain, "since the first reading"},
       [](Run run) { return to_milliseconds(run.clock_.now()); }},
  };
  return list;
}

/// What became of the reading of this step in one container.
std::string BoundedContainers::doing(const Simulation& simulation) const {
  const auto reading = static_cast<std::uint32_t>(steps_ - 1);
  const auto& offer = simulation.last_offer();
  std::string text(simulation.name());
  if (!offer || offer->reading < reading) return text + ": its producer still waits with an earlier one";
  text += offer->waits ? ": waits for room" : ": settled";
  return text + ", " + grouped(std::uint64_t{simulation.size()}) + " held, " + grouped(simulation.lost()) +
         " lost so far";
}

std::string BoundedContainers::now() const {
  if (steps_ == 0) return "No reading yet";
  if (steps_ > params_.readings) {
    return "The stream has ended and the consumers have caught up, at " + grouped(to_milliseconds(clock_.now())) +
           " ms";
  }
  std::string sentence =
      "At " + grouped(to_milliseconds(clock_.now())) + " ms, " + label(static_cast<std::uint32_t>(steps_ - 1));
  for (const Simulation* simulation : simulations()) {
    if (simulation != &twin_) sentence += (simulation == &ring_ ? ". " : "; ") + doing(*simulation);
  }
  return sentence;
}

void BoundedContainers::write_table(JsonWriter& json) const {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 11> columns{{{"container", ""},
                                                                                   {"delivered", ""},
                                                                                   {"lost", ""},
                                                                                   {"how", ""},
                                                                                   {"held", ""},
                                                                                   {"puts waited", "ms"},
                                                                                   {"longest", "ms"},
                                                                                   {"gets waited", "ms"},
                                                                                   {"oldest", "ms"},
                                                                                   {"in use", "B"},
                                                                                   {"bound", "B"}}};
  json.key("tables").object().key("containers").object().key("columns").array();
  for (const auto& [heading, unit] : columns) json.object().field("label", heading).field("unit", unit).end();
  json.end().key("rows").array();
  for (std::size_t i = 0; i < simulation_count; ++i) {
    const Simulation& simulation = *simulations()[i];
    const auto whole = [&](std::uint64_t number) { json.integer(static_cast<std::int64_t>(number)); };
    std::string how;
    for (std::uint32_t reason = 0; reason < loss_reasons; ++reason) {
      const std::uint64_t lost = simulation.lost(LossReason{reason});
      if (lost == 0) continue;
      how += (how.empty() ? "" : ", ") + grouped(lost) + " " + std::string(in_words(LossReason{reason}));
    }
    json.array().text(simulation.name());
    whole(simulation.delivered());
    whole(simulation.lost());
    json.text(how);
    whole(simulation.size());
    json.number(to_milliseconds(simulation.producers().total)).number(to_milliseconds(simulation.producers().longest));
    json.number(to_milliseconds(simulation.consumers().total)).number(to_milliseconds(simulation.ages().longest));
    whole(simulation.used_bytes());
    const auto bound = accounts()[i]->bound();
    bound ? whole(*bound) : static_cast<void>(json.null());
    json.end();
  }
  json.end().end().end();
}

void BoundedContainers::write_frame(JsonWriter& json) const {
  json.field("now", now());
  write_table(json);
  write_events(json, losses_, [&](const Loss& loss) -> EventRow {
    const std::string_view kind = loss.reason == LossReason::evicted   ? "eviction"
                                  : loss.reason == LossReason::expired ? "expired"
                                                                       : "dropped";
    // The step whose reading was due last when it happened.
    const auto at = std::min<std::int64_t>(loss.time / interval_, params_.readings - 1) + 1;
    return {static_cast<std::uint64_t>(at), kind, std::string(simulations()[loss.simulation]->name()),
            label(loss.reading) + " " + std::string(in_words(loss.reason)) + " at " +
                grouped(to_milliseconds(loss.time)) + " ms, before a consumer had it"};
  });
}

std::vector<Site> BoundedContainers::memory() const {
  std::vector<Site> sites;
  for (std::size_t i = 0; i < simulation_count; ++i)
    sites.push_back(site_of(*accounts()[i], simulations()[i]->used_bytes()));
  sites.push_back(site_of(workload_account_, workload_account_.current()));
  sites.push_back(site_of(instrument_account_, instrument_account_.current()));
  return sites;
}

std::vector<Fact> BoundedContainers::facts() const {
  const double offered_a_ms = 1 / params_.interval_ms, worked_a_ms = params_.consumers / params_.work_ms;
  const auto mean_age = [](const Simulation& simulation) {
    return simulation.delivered() == 0
               ? std::numeric_limits<double>::quiet_NaN()
               : to_milliseconds(simulation.ages().total) / static_cast<double>(simulation.delivered());
  };
  return {
      {"load: readings offered over readings that can be worked off", offered_a_ms / worked_a_ms, "ratio"},
      {"mean age on delivery, ring", mean_age(ring_), "ms"},
      {"mean age on delivery, blocking queue", mean_age(blocking_), "ms"},
      {"mean age on delivery, async queue", mean_age(async_), "ms"},
      {"most readings in the unbounded twin", static_cast<double>(twin_.largest_size()), ""},
  };
}

std::vector<Check> BoundedContainers::checks() const {
  constexpr std::array<std::pair<std::string_view, std::string_view>, simulation_count> accounted{{
      {"ring-accounted", "ring: delivered, lost, held or waiting are those offered"},
      {"lru-accounted", "LRU cache: delivered, lost, held or waiting are those offered"},
      {"ttl-accounted", "TTL cache: delivered, lost, held or waiting are those offered"},
      {"blocking-accounted", "blocking queue: delivered, lost, held or waiting are those offered"},
      {"async-accounted", "async queue: delivered, lost, held or waiting are those offered"},
      {"twin-accounted", "unbounded twin: delivered, lost, held or waiting are those offered"},
  }};
  std::vector<Check> checks;
  std::uint32_t largest = 0;
  std::uint64_t over = 0;
  for (std::size_t i = 0; i < simulation_count; ++i) {
    const Simulation& simulation = *simulations()[i];
    checks.push_back(
        check_equal(accounted[i].first, accounted[i].second, simulation.offered(),
                    simulation.delivered() + simulation.lost() + simulation.undelivered() + simulation.waiting()));
    if (!accounts()[i]->bound()) continue;
    largest = std::max(largest, simulation.largest_size());
    if (accounts()[i]->peak() > *accounts()[i]->bound()) ++over;
  }
  checks.push_back(check_at_most("bounded", "most readings ever in a bounded container", params_.capacity, largest));
  checks.push_back(check_equal("memory-bounded", "bounded containers over their bytes", 0, over));
  checks.push_back(check_equal("no-allocation", "allocations of bounded containers since construction", 0,
                               bounded_blocks() - blocks_at_start_));
  checks.push_back(check_equal("async-loses-nothing", "readings that the async queue lost", 0, async_.lost()));
  return checks;
}

std::vector<Goal> BoundedContainers::goals() const {
  const std::uint64_t delivered = std::min(ring_.delivered(), blocking_.delivered());
  const auto at_once = [](const Simulation& simulation) {
    return simulation.offered() - simulation.waiting() - simulation.producers().count;
  };
  const std::uint64_t without_wait = std::min(at_once(blocking_), at_once(async_));
  return {
      {"nothing-lost", ratio(delivered, params_.readings),
       "ring lost " + grouped(ring_.lost()) + ", blocking queue " + grouped(blocking_.lost())},
      {"nobody-waits", ratio(without_wait, params_.readings),
       percent(without_wait, params_.readings) + " of the readings stored without a wait"},
  };
}

constexpr View views[]{
    CountersView{"Counters",
                 {{"ring_lost", ""},
                  {"lru_lost", ""},
                  {"ttl_lost", ""},
                  {"blocking_lost", ""},
                  {"async_lost", ""},
                  {"async_wait_ms", ""}}},
    TableView{"Who loses what, who waits how long", "containers"},
    LineChartView{"Readings lost",
                  "readings",
                  {"ring_lost", "lru_lost", "ttl_lost", "blocking_lost", "async_lost"},
                  0,
                  as_needed},
    LineChartView{"Producers' waiting", "readings", {"blocking_wait_ms", "async_wait_ms"}, 0, as_needed},
    MemoryStripView{"The async queue and a queue without bound", "readings", "async_queue", "async_bytes",
                    "twin_bytes"},
    EventsView{"Losses"},
    ResultsView{"Results"},
    ChecksView{"Checks"},
};

constexpr Preset presets[]{
    {"lecture", "As in the lecture", ""},
    {"enough-consumers", "Enough consumers", "consumers=3"},
    {"large", "A larger bound, the same consumers", "capacity=200"},
    {"impatient", "Producers that do not wait", "put_timeout_ms=0"},
    {"patient", "Producers that wait a second", "put_timeout_ms=1000"},
    {"short-lived", "Entries that live 5 ms", "ttl_ms=5"},
};

constexpr GoalSpec goals[]{{"nothing-lost", "Neither ring nor blocking queue loses a reading"},
                           {"nobody-waits", "No producer waits"}};

}  // namespace

const ExerciseSpec& exercise() {
  static constexpr ExerciseSpec spec{
      .id = "bounded-containers",
      .order = 5,
      .title = "Bounded containers",
      .description =
          "One stream, five containers with the same bound, consumers that are too slow. Each container must give way "
          "somewhere: which loses readings, and which lets producers wait?",
      .fields = fields,
      .views = views,
      .presets = presets,
      .goals = goals,
      .contrast = "enough-consumers",
      .prediction = {"ring_lost", "large"},
      .run = run_of<BoundedContainers, Params>,
  };
  return spec;
}

}  // namespace cachebound::exercises::bounded_containers
