// The program of `write-strategies`: what reads and writes over a cache by one strategy, and goes when the plug is
// pulled.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "pattern/cached_database.hpp"
#include "pattern/striped_lock.hpp"
#include "pattern/write_behind.hpp"
#include "pattern/write_journal.hpp"

namespace cachebound::exercises::write_strategies {

enum class WriteStrategy : std::uint8_t {
  none,
  cache_aside,
  read_through,
  write_through,
  write_behind,
  journaled,    ///< write-behind with a journal
  forgetful,    ///< cache-aside whose writes leave the entry
  erase_first,  ///< cache-aside that erases before it saves
  dual_write,
  blind,      ///< write-behind whose readers do not look into the buffer
  unbounded,  ///< write-behind with a buffer without bound
};
inline constexpr std::array<std::string_view, 11> write_strategy_names{
    "none",      "cache-aside", "read-through", "write-through",      "write-behind",          "write-behind-journal",
    "forgetful", "erase-first", "dual-write",   "write-behind-blind", "write-behind-unbounded"};

/// Whether it acknowledges what is not saved.
[[nodiscard]] constexpr bool writes_behind(WriteStrategy strategy) noexcept {
  return strategy == WriteStrategy::write_behind || strategy == WriteStrategy::journaled ||
         strategy == WriteStrategy::blind || strategy == WriteStrategy::unbounded;
}

struct Params {
  WriteStrategy strategy = WriteStrategy::cache_aside;
  std::uint32_t requests = 2000;
  double read_share = 0.8, interval_ms = 2;
  std::optional<std::uint32_t> crash_ms = 3000;
  WhenFull when_full = WhenFull::block;
  std::uint32_t buffer = 64;
  double flush_ms = 100;
  std::uint32_t batch = 16;
  bool merge = true;
  double journal_ms = 1, load_ms = 10, save_ms = 20, spread = 0.5, cache_ms = 0.5, ttl_ms = 500;
  std::uint32_t keys = 100;
  double skew = 1;
  std::uint32_t value_bytes = 100;
  std::uint32_t seed = 38;
};

class WriteProgram {
 public:
  static constexpr std::uint32_t stripes = 64;

  /// What is there before it and stays when it goes; all must outlive it.
  struct World {
    Scheduler& scheduler;
    Store& cache;
    Store& journal;
    Database& database;
    Account& buffer;
    std::function<void(const WriteBuffer::Entry&)> on_drop;
  };

  /// Its tasks must be dropped before it is destroyed.
  WriteProgram(const Params& params, WriteStrategy strategy, const World& world);
  WriteProgram(const WriteProgram&) = delete;
  WriteProgram& operator=(const WriteProgram&) = delete;

  [[nodiscard]] CachedDatabase& pattern() noexcept { return *pattern_; }
  /// The pattern, if it is that; else null.
  [[nodiscard]] WriteBehind* behind() const noexcept { return behind_; }

 private:
  [[nodiscard]] std::unique_ptr<CachedDatabase> pattern_of(const Params& params, WriteStrategy strategy,
                                                           const World& world);

  StripedLock locks_;
  WriteJournal journal_;
  WriteBehind* behind_ = nullptr;
  std::unique_ptr<CachedDatabase> pattern_;
};

}  // namespace cachebound::exercises::write_strategies
