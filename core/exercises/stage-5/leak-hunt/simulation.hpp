// A long-running process of six sites, five of them healthy: what leak-hunt looks at.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/random.hpp"
#include "memory/account_registry.hpp"

namespace cachebound::exercises::leak_hunt {

/// A site of the process: objects of one size, how many are healthy, and what would make it leak.
struct SiteHabit {
  std::string_view name;
  std::uint32_t object_bytes;
  std::string_view healthy, leak;
};

inline constexpr std::size_t response_cache = 0, batch_buffer = 1, sessions = 2, templates = 3, plugins = 4,
                             event_log = 5;
inline constexpr std::array<SiteHabit, 6> process_sites{{
    {"response_cache", 20'000, "fills up to 2,000 responses, then replaces", "a second index keeps replaced responses"},
    {"batch_buffer", 100'000, "fills, and is written out at 150 records", "failed records wait for a retry for ever"},
    {"sessions", 20'000, "one in eight ends in every step", "ended sessions stay registered as listeners"},
    {"templates", 50'000, "compiled on first use, up to 600", "the request id in the key: never found again"},
    {"plugins", 100'000, "100, and 250 more after the deploy", "replaced versions stay referenced"},
    {"event_log", 5'000, "a ring of the last 1,000 events", "a handler added twice keeps its own list"},
}};

/// One step of the process.
inline constexpr std::uint32_t step_seconds = 30, steps_an_hour = 120;

/// What comes in during one step.
struct Load {
  std::uint32_t responses, records, logins;
  bool deploy;
};

/// A day of load, drawn as `random.Random(seed)` draws it: which site leaks, when the deploy is, and then each step.
class LoadStream {
 public:
  explicit LoadStream(std::uint64_t seed);

  [[nodiscard]] std::size_t leaking_site() const noexcept { return leaking_site_; }
  [[nodiscard]] Load next() noexcept;

 private:
  Random random_;
  std::size_t leaking_site_;
  std::uint64_t deploy_step_, step_ = 0;
};

/// The accounts are real; the bytes are booked on them and not held, so that a process of gigabytes fits a page.
/// Killed by the first object that does not fit its limit; then it stays as it was. O(objects moved) a step.
class LeakyProcess {
 public:
  /// The leak keeps `leak_bytes` more of every step at `leaking_site`, in whole objects.
  LeakyProcess(std::uint64_t limit, std::size_t leaking_site, std::uint64_t leak_bytes);

  void advance(const Load& load);
  /// From now on the site keeps at most `stray_bound` objects beyond its healthy ones, the newest.
  void bound_strays(std::size_t site);

  static constexpr std::uint64_t stray_bound = 64;

  [[nodiscard]] bool killed() const noexcept { return killed_; }
  /// The site whose object did not fit; only when killed.
  [[nodiscard]] std::size_t killed_by() const noexcept { return killed_by_; }
  /// Records written out of the batch buffer in the last step.
  [[nodiscard]] std::uint32_t written_out() const noexcept { return written_out_; }
  [[nodiscard]] const AccountRegistry& accounts() const noexcept { return accounts_; }
  [[nodiscard]] const Account& account(std::size_t site) const noexcept { return *sites_[site].account; }
  /// Objects that the leak keeps.
  [[nodiscard]] std::uint64_t strays() const noexcept { return strays_; }

 private:
  struct HealthySite {
    Account* account;
    std::uint64_t objects;
  };

  void serve(const Load& load);
  void leak();
  void grow(std::size_t site, std::uint64_t objects);
  void shrink(std::size_t site, std::uint64_t objects) noexcept;
  void book(std::size_t site, std::uint64_t objects);
  void unbook(std::size_t site, std::uint64_t objects) noexcept;

  std::uint64_t limit_;
  AccountRegistry accounts_;
  std::array<HealthySite, process_sites.size()> sites_{};
  std::size_t leaking_site_, killed_by_ = 0;
  std::uint64_t leak_bytes_, leaked_ = 0, kept_ = 0, strays_ = 0;
  std::uint32_t written_out_ = 0;
  bool killed_ = false, bounded_ = false;
};

}  // namespace cachebound::exercises::leak_hunt
