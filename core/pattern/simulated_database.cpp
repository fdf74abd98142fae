#include "pattern/simulated_database.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace cachebound {

namespace {

Fault unreachable() { return {FaultCode::store_unreachable, "", "the database does not answer"}; }

}  // namespace

/// Given back when the request ends, however it ends.
class SimulatedDatabase::Connection {
 public:
  explicit Connection(SimulatedDatabase& database) noexcept : database_(database) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { database_.disconnect(); }

 private:
  SimulatedDatabase& database_;
};

/// Waits for a connection. One that is dropped between being given it and taking it passes it on.
class SimulatedDatabase::Turn {
 public:
  explicit Turn(SimulatedDatabase& database) noexcept : database_(database), wait_(database.waiting_.wait()) {}
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  ~Turn() {
    if (suspended_ && !wait_.is_linked()) database_.disconnect();
  }

  [[nodiscard]] bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> coroutine) noexcept {
    suspended_ = true;
    wait_.await_suspend(coroutine);
  }
  void await_resume() noexcept {
    suspended_ = false;
    static_cast<void>(wait_.await_resume());
  }

 private:
  SimulatedDatabase& database_;
  Wait wait_;
  bool suspended_ = false;
};

SimulatedDatabase::SimulatedDatabase(Scheduler& scheduler, Account& account, Options options)
    : scheduler_(scheduler),
      account_(account),
      options_(std::move(options)),
      random_(options_.seed),
      waiting_(scheduler) {}

SimulatedDatabase::~SimulatedDatabase() {
  for (const auto& [key, row] : rows_) account_.release(key.size() + row.value.size() + row_overhead_bytes);
}

Task<Result<std::string>> SimulatedDatabase::load(std::string key) {
  co_await connect();
  const Connection connection(*this);
  const Nanoseconds time = draw(options_.load);
  co_await scheduler_.sleep_for(time / 2);
  if (is_down()) {
    ++refused_;
    co_await scheduler_.sleep_for(options_.timeout);
    co_return unreachable();
  }
  ++loads_;
  std::string found(value(key));
  co_await scheduler_.sleep_for(time - time / 2);
  co_return found;
}

Task<Result<void>> SimulatedDatabase::save(std::string key, std::string value) {
  co_await connect();
  const Connection connection(*this);
  const Nanoseconds time = draw(options_.save);
  co_await scheduler_.sleep_for(time / 2);
  if (is_down()) {
    ++refused_;
    co_await scheduler_.sleep_for(options_.timeout);
    co_return unreachable();
  }
  const bool fitted = fits(key);
  if (fitted) {
    ++saves_;
    write(key, std::move(value));
  }
  co_await scheduler_.sleep_for(time - time / 2);
  if (!fitted) co_return Fault{FaultCode::store_full, "", "the database holds as many rows as it may"};
  co_return Result<void>();
}

void SimulatedDatabase::write(const std::string& key, std::string value) {
  assert(fits(key));
  const auto [row, created] = rows_.try_emplace(key);
  if (!created) account_.release(key.size() + row->second.value.size() + row_overhead_bytes);
  account_.charge(key.size() + value.size() + row_overhead_bytes);
  row->second = {std::move(value), row->second.version + 1};
}

std::string_view SimulatedDatabase::value(const std::string& key) const {
  const auto row = rows_.find(key);
  return row == rows_.end() ? std::string_view() : row->second.value;
}

std::uint64_t SimulatedDatabase::version(const std::string& key) const {
  const auto row = rows_.find(key);
  return row == rows_.end() ? 0 : row->second.version;
}

Nanoseconds SimulatedDatabase::draw(const Options::Time& time) {
  if (time.shortest == time.longest) return time.shortest;
  const auto span = static_cast<std::uint64_t>((time.longest - time.shortest).count());
  return time.shortest + Nanoseconds{static_cast<std::int64_t>(random_.randrange(span + 1))};
}

bool SimulatedDatabase::is_down() const noexcept {
  const Nanoseconds now = scheduler_.now();
  return std::any_of(options_.outages.begin(), options_.outages.end(),
                     [now](const Options::Outage& outage) { return outage.from <= now && now < outage.until; });
}

Task<> SimulatedDatabase::connect() {
  if (options_.connections > 0 && at_once_ >= options_.connections) {
    Turn turn(*this);
    co_await turn;  // the connection comes with the wake-up
    co_return;
  }
  ++at_once_;
  most_at_once_ = std::max(most_at_once_, at_once_);
}

// Who waits takes the connection over: nobody who comes later gets it in between.
void SimulatedDatabase::disconnect() noexcept {
  if (!waiting_.wake_one()) --at_once_;
}

}  // namespace cachebound
