// A database on virtual time that counts what it is asked, and knows what a reader should have been told.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/random.hpp"
#include "memory/account.hpp"
#include "pattern/database.hpp"
#include "sim/wait_list.hpp"

namespace cachebound {

struct SimulatedDatabaseOptions {
  /// Drawn evenly from `shortest` to `longest`, both included, in whole nanoseconds; no draw where they are equal.
  struct Time {
    Nanoseconds shortest{}, longest{};
  };
  /// Nothing answers from `from` up to but not including `until`.
  struct Outage {
    Nanoseconds from{}, until{};
  };

  Time load{std::chrono::milliseconds{5}, std::chrono::milliseconds{5}};
  Time save{std::chrono::milliseconds{5}, std::chrono::milliseconds{5}};
  /// Requests in work at once; the others wait in order of arrival. 0: as many as come.
  std::uint32_t connections = 0;
  std::vector<Outage> outages{};
  /// From being asked in an outage to the fault.
  Nanoseconds timeout = std::chrono::milliseconds{100};
  /// Rows it may hold; saving one more is a `store_full`.
  std::uint32_t most_rows = 1'000'000;
  std::uint64_t seed = 0;
};

/// A request takes half of its time to get there and half to come back: a load reads, and a save takes effect, in the
/// middle. So a value may be outdated when it arrives, and a save may have happened though nobody has heard of it.
/// A row that was never saved is empty and of version 0; every save makes a version.
class SimulatedDatabase final : public Database {
 public:
  /// What a row takes besides its key and its value, as charged: the same on every platform.
  static constexpr std::uint64_t row_overhead_bytes = 64;

  SimulatedDatabase(Scheduler& scheduler, Account& account, SimulatedDatabaseOptions options = {});
  SimulatedDatabase(const SimulatedDatabase&) = delete;
  SimulatedDatabase& operator=(const SimulatedDatabase&) = delete;
  ~SimulatedDatabase() override;

  [[nodiscard]] Task<Result<std::string>> load(std::string key) override;
  [[nodiscard]] Task<Result<void>> save(std::string key, std::string value) override;

  /// A save by somebody else: at once and uncounted. The row must be there or fit in.
  void write(const std::string& key, std::string value);

  /// What stands there now, without asking it. O(1) expected.
  [[nodiscard]] std::string_view value(const std::string& key) const;
  [[nodiscard]] std::uint64_t version(const std::string& key) const;
  [[nodiscard]] std::uint32_t rows() const noexcept { return static_cast<std::uint32_t>(rows_.size()); }

  /// Loads that were answered or are under way; those refused are not among them.
  [[nodiscard]] std::uint64_t loads() const noexcept { return loads_; }
  [[nodiscard]] std::uint64_t saves() const noexcept { return saves_; }
  /// Requests that met an outage.
  [[nodiscard]] std::uint64_t refused() const noexcept { return refused_; }
  /// The most requests that were in work at once.
  [[nodiscard]] std::uint32_t most_at_once() const noexcept { return most_at_once_; }

 private:
  using Options = SimulatedDatabaseOptions;
  struct Row {
    std::string value;
    std::uint64_t version = 0;
  };
  class Connection;
  class Turn;

  void disconnect() noexcept;
  [[nodiscard]] Nanoseconds draw(const Options::Time& time);
  [[nodiscard]] bool is_down() const noexcept;
  [[nodiscard]] bool fits(const std::string& key) const {
    return rows_.size() < options_.most_rows || rows_.count(key) > 0;
  }
  /// Waits for a connection where they are limited.
  [[nodiscard]] Task<> connect();

  Scheduler& scheduler_;
  Account& account_;
  Options options_;
  Random random_;
  WaitList waiting_;
  std::unordered_map<std::string, Row> rows_;  // only looked up, never walked in its own order
  std::uint64_t loads_ = 0, saves_ = 0, refused_ = 0;
  std::uint32_t at_once_ = 0, most_at_once_ = 0;
};

}  // namespace cachebound
