// Files of SQLite as the place where a run keeps its stores.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "store/native/sqlite_store.hpp"
#include "store/stores.hpp"

namespace cachebound {

/// The first store lies in the file itself, the others of a run beside it: FILE-2, FILE-3 and so on. Each is emptied
/// when it is opened, and keeps its entries afterwards, to be looked at. One run at a time uses a file.
class SqliteStores final : public Stores {
 public:
  explicit SqliteStores(std::filesystem::path file, SqliteOptions options = {})
      : file_(std::move(file)), options_(options) {}

  /// Whether the file can be a store, or why not: a database of somebody else's is a fault, and is not touched.
  [[nodiscard]] Result<void> probe() const;

  [[nodiscard]] std::unique_ptr<WaitableClock> clock() override;
  /// A file that cannot be opened makes a store whose commands are all that fault.
  [[nodiscard]] std::unique_ptr<Store> open(Scheduler& scheduler, Account& account,
                                            const SimulatedRedisOptions& simulated = {}) override;
  [[nodiscard]] bool is_real() const override { return true; }
  [[nodiscard]] std::string name() const override { return "sqlite:" + file_.string(); }

 private:
  /// Since the epoch, for entries outlive the process.
  class UnixTime final : public Clock {
   public:
    [[nodiscard]] Nanoseconds now() const override { return std::chrono::system_clock::now().time_since_epoch(); }
  };

  [[nodiscard]] std::filesystem::path file_of(std::uint64_t number) const;

  std::filesystem::path file_;
  SqliteOptions options_;
  UnixTime time_;
  std::uint64_t opened_ = 0;
};

}  // namespace cachebound
