// All accounts of a program by their site, and what they hold together: tracemalloc's table of traces.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "memory/account.hpp"
#include "memory/snapshot.hpp"

namespace cachebound {

/// Current and peak bytes over all sites, as tracemalloc.get_traced_memory() gives them.
struct TracedMemory {
  std::uint64_t current, peak;
};

/// Holds at most `most_sites` accounts and one more: a site that comes when all are taken charges the account
/// "other", so the total stays whole whatever names come. Addresses of accounts stay. At most
/// (most_sites + 2) × sizeof(Account) bytes, and the names.
class AccountRegistry {
 public:
  /// `bound`, if any, is that of all sites together.
  explicit AccountRegistry(std::size_t most_sites, std::optional<std::uint64_t> bound = std::nullopt)
      : most_sites_(most_sites), total_("total", bound) {}
  AccountRegistry(const AccountRegistry&) = delete;
  AccountRegistry& operator=(const AccountRegistry&) = delete;

  /// The account of that name, opened with `bound` when the name is new and there is room, or else `other()`. O(sites).
  [[nodiscard]] Account& site(std::string_view name, std::optional<std::uint64_t> bound = std::nullopt) {
    for (Account& account : accounts_) {
      if (account.name() == name) return account;
    }
    if (accounts_.size() == most_sites_ || name == other_.name()) return other_;
    return accounts_.emplace_back(std::string(name), bound, &total_);
  }

  [[nodiscard]] Account& other() noexcept { return other_; }
  /// Charged along with every site.
  [[nodiscard]] const Account& total() const noexcept { return total_; }
  /// In the order in which they were opened.
  [[nodiscard]] const std::deque<Account>& accounts() const noexcept { return accounts_; }

  /// The peak is that of the sum, which is less than the sum of the peaks when sites peak at different times.
  [[nodiscard]] TracedMemory traced() const noexcept { return {total_.current(), total_.peak()}; }
  /// Of the total; accounts keep their own high-water marks.
  void reset_peak() noexcept { total_.reset_peak(); }

  /// At most most_sites + 1 rows. O(sites log sites).
  [[nodiscard]] Snapshot snapshot() const {
    std::vector<SiteStatistic> sites;
    for (const Account& account : accounts_) sites.push_back({account.name(), account.current(), account.count()});
    sites.push_back({other_.name(), other_.current(), other_.count()});
    return Snapshot(std::move(sites));
  }

 private:
  std::size_t most_sites_;
  Account total_;
  Account other_{"other", std::nullopt, &total_};
  std::deque<Account> accounts_;
};

}  // namespace cachebound
