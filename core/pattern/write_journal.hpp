// A write-ahead log in a store: what has been promised and not yet saved can be read again after a crash.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "store/store.hpp"

namespace cachebound {

/// Keeps its writes under NAME:1, NAME:2, …, the number of the last one given out under NAME:last and that of the first
/// one that may still count under NAME:first. The store must evict none of them. One process writes at a time.
class WriteJournal {
 public:
  WriteJournal(Store& store, std::string name) : store_(store), name_(std::move(name)) {}

  /// Two commands. The ticket by which to forget it, never 0.
  [[nodiscard]] Task<Result<std::uint64_t>> append(std::string key, std::string value);
  [[nodiscard]] Task<Result<void>> forget(std::uint64_t ticket);
  /// Notes from where on writes may still count, so that a recovery need not look further back.
  [[nodiscard]] Task<Result<void>> checkpoint();

  struct Write {
    std::uint64_t ticket;
    std::string key, value;
  };
  /// What was appended and not forgotten, by whoever wrote before, in the order of appending. A command a ticket since
  /// the last checkpoint.
  [[nodiscard]] Task<Result<std::vector<Write>>> recover();

  /// Tickets given out and not forgotten.
  [[nodiscard]] std::uint32_t open() const noexcept { return static_cast<std::uint32_t>(open_.size()); }

 private:
  [[nodiscard]] std::string place(std::uint64_t ticket) const { return name_ + ":" + std::to_string(ticket); }
  /// The number kept there, or `otherwise`.
  [[nodiscard]] Task<Result<std::uint64_t>> number_at(std::string place, std::uint64_t otherwise);

  Store& store_;
  std::string name_;
  std::set<std::uint64_t> open_;
  std::multiset<std::uint64_t> coming_;  ///< the least that each ticket can be that has been asked for
  std::uint64_t last_ = 0, first_noted_ = 1;
};

}  // namespace cachebound
