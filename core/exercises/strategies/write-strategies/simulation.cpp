#include "exercises/strategies/write-strategies/simulation.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <limits>

namespace cachebound::exercises::write_strategies {

namespace {

using Kind = WriteEvent::Kind;

constexpr std::uint32_t cache_lane = Simulation::drawn_clients, buffer_lane = cache_lane + 1,
                        journal_lane = cache_lane + 2, database_lane = cache_lane + 3;
constexpr std::string_view in_buffer = "acknowledged, not saved";

std::vector<Lane> timeline_lanes() {
  return DrawnClients<Simulation::drawn_clients>::and_lanes({
      {"cache", LaneKind::cache},
      {"write buffer", LaneKind::queue},
      {"journal", LaneKind::database},
      {"database", LaneKind::database},
  });
}

std::uint32_t key_number(const std::string& key) {
  std::uint32_t number = no_key;
  std::from_chars(key.data() + 1, key.data() + key.size(), number);
  return number;
}

std::uint64_t key_bytes(const Params& params) { return Simulation::key_name(params.keys - 1).size(); }

std::uint64_t value_bytes(const Params& params) {
  return WriteLedger::value(params.keys + params.requests, params.value_bytes).size();
}

std::optional<std::uint64_t> buffer_bound(const Params& params, WriteStrategy strategy) {
  if (strategy == WriteStrategy::unbounded) return std::nullopt;
  return WriteBuffer::worst_case_bytes(params.buffer, key_bytes(params) + value_bytes(params));
}

WatchedLanes watched(std::uint32_t lane, std::function<std::uint32_t(const std::string& key)> number) {
  WatchedLanes lanes;
  lanes.cache = lanes.lock = lane;
  lanes.key_number = std::move(number);
  return lanes;
}

SimulatedRedisOptions server(double latency_ms) {
  const Nanoseconds latency = from_milliseconds(latency_ms);
  SimulatedRedisOptions options;
  options.latency = {latency, latency};
  return options;
}

SimulatedDatabaseOptions::Time around(double mean_ms, double spread) {
  return {from_milliseconds(mean_ms * (1 - spread)), from_milliseconds(mean_ms * (1 + spread))};
}

SimulatedDatabaseOptions database(const Params& params) {
  SimulatedDatabaseOptions options;
  options.load = around(params.load_ms, params.spread);
  options.save = around(params.save_ms, params.spread);
  options.seed = std::uint64_t{params.seed} + 2;
  return options;
}

std::uint64_t instrument_bytes(const Params& params, bool drawn) {
  return WriteLedger::worst_case_bytes(params.keys, params.requests) + LatencyHistogram::worst_case_bytes +
         EventLog<WriteEvent>::worst_case_bytes(Simulation::log_capacity) +
         (drawn ? Timeline::worst_case_bytes(Timeline::standard_spans, 1) : 0);
}

}  // namespace

/// Tells the ledger what has been saved.
class Simulation::NotedDatabase final : public Database {
 public:
  NotedDatabase(Database& database, WriteLedger& ledger) : database_(database), ledger_(ledger) {}

  Task<Result<std::string>> load(std::string key) override { return database_.load(std::move(key)); }
  Task<Result<void>> save(std::string key, std::string value) override {
    const WriteLedger::Number write = WriteLedger::number_of(value);
    auto saved = co_await database_.save(std::move(key), std::move(value));
    if (saved) ledger_.stored(write);
    co_return saved;
  }

 private:
  Database& database_;
  WriteLedger& ledger_;
};

double Simulation::Times::mean_ms() const noexcept {
  if (count == 0) return std::numeric_limits<double>::quiet_NaN();
  return static_cast<double>(total) / count / 1e6;
}

Simulation::Simulation(const Params& params, WriteStrategy strategy, bool drawn, Stores& stores)
    : params_(params),
      strategy_(strategy),
      cache_account_("cache", params.keys * KeySpace::entry_bytes(key_bytes(params), value_bytes(params))),
      buffer_account_(strategy == WriteStrategy::unbounded ? "unbounded_buffer" : "write_buffer",
                      buffer_bound(params, strategy)),
      instrument_account_("instrument", instrument_bytes(params, drawn)),
      clock_(stores.clock()),
      scheduler_(*clock_, 3 * params.requests + params.batch + 16),  // a client, a save and a forget a request
      cache_(stores.open(scheduler_, cache_account_, server(params.cache_ms))),
      disk_(stores.open(scheduler_, journal_account_, server(params.journal_ms))),
      database_(scheduler_, database_account_, write_strategies::database(params)),
      ledger_(params.keys, params.requests, instrument_account_),
      timeline_(drawn ? std::make_unique<Timeline>(timeline_lanes(), instrument_account_, Timeline::standard_spans, 1)
                      : nullptr),
      watched_cache_(scheduler_, *cache_, timeline_.get(), watched(cache_lane, key_number)),
      watched_disk_(scheduler_, *disk_, timeline_.get(),
                    watched(journal_lane, [](const std::string&) { return no_key; })),
      watched_database_(scheduler_, database_, "", timeline_.get(), database_lane, key_number),
      noted_database_(std::make_unique<NotedDatabase>(watched_database_, ledger_)),
      recovered_gate_(scheduler_),
      all_answered_(scheduler_),
      latencies_(instrument_account_),
      log_(log_capacity, instrument_account_) {
  for (std::uint32_t key = 0; key < params.keys; ++key) {
    database_.write(key_name(key), WriteLedger::value(ledger_.initial(key), params.value_bytes));
  }
  if (timeline_) ledger_.on_settled = [this](auto write, auto fate) { settle(write, fate); };
  start_ = scheduler_.now();
  if (params.crash_ms) crash_at_ = start_ + std::chrono::milliseconds{*params.crash_ms};
  start();
}

Simulation::~Simulation() { scheduler_.drop_tasks(); }

void Simulation::start() {
  program_ = std::make_unique<WriteProgram>(
      params_, strategy_,
      WriteProgram::World{scheduler_, watched_cache_, watched_disk_, *noted_database_, buffer_account_,
                          [this](const WriteBuffer::Entry& entry) { drop(entry); }});
}

void Simulation::request(const WriteRequest& request) {
  const Nanoseconds at = start_ + request.offset;
  run_until(at);
  scheduler_.spawn(client(request, requested_++));
  scheduler_.run_until(at);
}

void Simulation::finish() {
  if (crash_at_) run_until(*crash_at_);
  scheduler_.spawn(wind_up());
  while (!over_) {
    [[maybe_unused]] const bool goes_on = scheduler_.run_one();
    assert(goes_on);
  }
}

Task<> Simulation::wind_up() {
  if (recovering_) co_await recovered_gate_.wait();
  if (waiting() > 0) co_await all_answered_.wait();
  if (program_->behind() != nullptr) co_await program_->behind()->drain();
  over_ = true;
}

void Simulation::run_until(Nanoseconds time) {
  if (crash_at_ && *crash_at_ <= time) {
    scheduler_.run_until(*crash_at_);
    crash_at_.reset();
    pull_plug();
  }
  scheduler_.run_until(time);
}

// Cache, journal and database are machines of their own: they stay. The program starts again at once.
void Simulation::pull_plug() {
  std::vector<WriteBuffer::Entry> buffered;
  if (program_->behind() != nullptr) {
    program_->behind()->buffer().for_each([&](const WriteBuffer::Entry& entry) { buffered.push_back(entry); });
  }
  most_buffered_ = most_buffered();
  scheduler_.drop_tasks();
  program_.reset();
  has_crashed_ = true;
  interrupted_ += waiting();
  drawn_.clear();

  // What is stored is what the database says, and nothing else.
  for (std::uint32_t key = 0; key < params_.keys; ++key) {
    ledger_.stored(WriteLedger::number_of(database_.value(key_name(key))));
  }
  const std::uint32_t lost_before = lost_in_crash_;
  for (const WriteBuffer::Entry& entry : buffered) {
    const WriteLedger::Number write = WriteLedger::number_of(entry.value);
    if (ledger_.is_stored(write)) continue;
    if (strategy_ == WriteStrategy::journaled) {
      ledger_.fold(write, entry.writes);
    } else {
      lost_in_crash_ += ledger_.lose(write, entry.writes);
    }
  }
  log_.record({Kind::plug_pulled, requested_ == 0 ? 0 : requested_ - 1, 0, lost_in_crash_ - lost_before});
  digest_.add(std::uint64_t{interrupted_} << 32 | lost_in_crash_);
  if (timeline_) {
    timeline_->mark({buffer_lane, "plug pulled", scheduler_.now(), SpanRole::failed, "the program starts anew"});
  }
  start();
  recovering_ = strategy_ == WriteStrategy::journaled;
  if (recovering_) scheduler_.spawn(recover());
}

Task<> Simulation::recover() {
  const auto writes = co_await program_->behind()->recover();
  if (writes) {
    recovered_ += static_cast<std::uint32_t>(writes->size());
    log_.record({Kind::recovered, requested_ == 0 ? 0 : requested_ - 1, 0, recovered_});
  }
  recovering_ = false;
  recovered_gate_.wake_all();
}

Task<> Simulation::client(WriteRequest request, std::uint32_t number) {
  const Nanoseconds start = scheduler_.now();
  const auto lane = timeline_ ? drawn_.take() : std::nullopt;
  std::optional<SpanId> span;
  if (lane) {
    span = timeline_->open(
        {*lane, request.reads ? "read" : "write", start, SpanRole::waiting, "not answered yet", request.key});
  }
  WriteEvent event;
  event.request = number;
  event.key = request.key;
  const WriteLedger::Moment asked = ledger_.ask();
  const std::string key = key_name(request.key);
  if (recovering_) co_await recovered_gate_.wait();
  std::string_view why;
  if (request.reads) {
    const auto answered = co_await program_->pattern().read(key);
    assert(answered);  // the database has no outages, and a cache that fails is done without
    ++origins_[static_cast<std::size_t>(answered->origin)];
    const auto outdated = ledger_.outdated(WriteLedger::number_of(answered->value), asked);
    event.stale = outdated.has_value();
    if (outdated) event.outdated = start - outdated->since;
    event.kind = answered->origin == Origin::cache || answered->origin == Origin::local ? Kind::hit : Kind::miss;
    why = in_words(answered->origin);
  } else {
    const WriteLedger::Number write = ledger_.begin(request.key);
    const auto written = co_await program_->pattern().write(key, WriteLedger::value(write, params_.value_bytes));
    if (!written) {  // a journal out of reach: nothing is promised
      if (lane) drawn_.give_back(*lane);
      refuse();
      co_return;
    }
    ledger_.acknowledge(write, scheduler_.now());
    if (timeline_ && !ledger_.is_stored(write)) {
      buffered_.insert_or_assign(
          write, timeline_->open({buffer_lane, "write", scheduler_.now(), SpanRole::waiting, in_buffer, request.key}));
    }
    event.kind = Kind::acknowledged;
    why = ledger_.is_stored(write) ? "acknowledged, saved" : in_buffer;
  }
  event.waited = scheduler_.now() - start;
  answer(event);
  if (!lane) co_return;
  drawn_.give_back(*lane);
  const SpanRole role = event.kind == Kind::acknowledged ? SpanRole::write
                        : event.stale                    ? SpanRole::stale
                        : event.kind == Kind::hit        ? SpanRole::hit
                                                         : SpanRole::miss;
  timeline_->close(*span, scheduler_.now(), role, event.stale ? "outdated" : why);
}

void Simulation::answer(const WriteEvent& event) {
  latencies_.add(event.waited);
  (event.kind == Kind::acknowledged ? writes_ : reads_).add(event.waited);
  if (event.stale) ++stale_;
  longest_outdated_ = std::max(longest_outdated_, event.outdated);
  log_.record(event);
  digest_.add(std::uint64_t{event.request} << 8 | static_cast<std::uint64_t>(event.kind) << 1 | (event.stale ? 1 : 0));
  digest_.add(static_cast<std::uint64_t>(event.waited.count()));
  if (waiting() == 0) all_answered_.wake_all();
}

void Simulation::refuse() {
  ++interrupted_;
  if (waiting() == 0) all_answered_.wake_all();
}

void Simulation::drop(const WriteBuffer::Entry& entry) {
  const WriteLedger::Number write = WriteLedger::number_of(entry.value);
  const std::uint32_t lost = ledger_.lose(write, entry.writes);
  overflowed_ += lost;
  log_.record({Kind::overflowed, requested_ - 1, ledger_.key_of(write), lost});
  digest_.add(std::uint64_t{write} << 32 | lost);
}

void Simulation::settle(WriteLedger::Number write, WriteLedger::Fate fate) {
  const auto span = buffered_.find(write);
  if (span == buffered_.end()) return;
  const bool stored = fate == WriteLedger::Fate::stored;
  timeline_->close(span->second, scheduler_.now(), stored ? SpanRole::write : SpanRole::lost,
                   stored ? "saved, or replaced by a later one" : "lost");
  buffered_.erase(span);
}

std::uint32_t Simulation::buffered() const noexcept {
  return program_->behind() == nullptr ? 0 : program_->behind()->buffer().size();
}

std::uint32_t Simulation::most_buffered() const noexcept {
  return std::max(most_buffered_, program_->behind() == nullptr ? 0 : program_->behind()->most_waiting());
}

}  // namespace cachebound::exercises::write_strategies
