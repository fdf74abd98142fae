// Compute, cache and storage in one process: the design that separate layers are compared with.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "memory/account.hpp"
#include "pattern/cached_database.hpp"
#include "pattern/database.hpp"
#include "sim/scheduler.hpp"

namespace cachebound::exercises::layers {

/// Reads and writes its own memory, at once; the database is where it fills up from, and where writes end up some time
/// later. What is acknowledged exists here alone until then, and ends with the process. Nothing ever leaves: memory
/// grows with the keys asked for. Starts a task for each key that waits to be saved.
class FusedService final : public CachedDatabase {
 public:
  /// What a key takes besides its own bytes and its value's, as charged: the same on every platform.
  static constexpr std::uint64_t entry_bytes = 64;

  FusedService(Scheduler& scheduler, Database& database, Nanoseconds save_after, Account& account)
      : scheduler_(scheduler), database_(database), save_after_(save_after), account_(account) {}
  FusedService(const FusedService&) = delete;
  FusedService& operator=(const FusedService&) = delete;
  ~FusedService() override;

  /// A fault is the database's.
  [[nodiscard]] Task<Result<Answer>> read(std::string key) override;
  /// Never fails. A save that fails is tried again after the same time.
  [[nodiscard]] Task<Result<void>> write(std::string key, std::string value) override;

  /// Writes acknowledged for which no save has been sent: what would be lost now. O(keys).
  [[nodiscard]] std::uint64_t unsaved() const;

 private:
  struct Entry {
    std::string value;
    std::uint32_t unsaved = 0;  ///< writes since the last save was sent
    bool has_saver = false;
  };

  void put(const std::string& key, std::string value);
  [[nodiscard]] Task<> save_later(std::string key);

  Scheduler& scheduler_;
  Database& database_;
  Nanoseconds save_after_;
  Account& account_;
  std::map<std::string, Entry> entries_;
};

}  // namespace cachebound::exercises::layers
