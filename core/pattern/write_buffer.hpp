// Writes that were acknowledged and wait to be saved: oldest first, bounded, and readable by key meanwhile.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "memory/account.hpp"

namespace cachebound {

/// Each entry is charged as one block. Operations are O(log n), `take` times the entries it takes.
class WriteBuffer {
 public:
  /// What an entry takes besides its key and its value, as charged: the same on every platform.
  static constexpr std::uint64_t entry_overhead_bytes = 64;

  struct Entry {
    std::string key, value;
    std::uint64_t ticket = 0;  ///< in the journal, 0 when there is none
    std::uint32_t writes = 1;  ///< acknowledged writes it stands for: its own and those it replaced
    bool being_saved = false;
  };
  /// Its number: rises from entry to entry.
  using Number = std::uint64_t;

  /// At most `capacity` entries, at least 1; none: no bound. With `merge` a write takes the place of one to the same
  /// key that waits.
  WriteBuffer(std::optional<std::uint32_t> capacity, bool merge, Account& account)
      : capacity_(capacity), merge_(merge), account_(account) {}
  WriteBuffer(const WriteBuffer&) = delete;
  WriteBuffer& operator=(const WriteBuffer&) = delete;
  ~WriteBuffer();

  /// `longest` is the most bytes of a key and its value.
  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes(std::uint32_t capacity,
                                                                std::uint64_t longest) noexcept {
    return capacity * (entry_overhead_bytes + longest);
  }

  [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(entries_.size()); }
  [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }
  [[nodiscard]] bool full() const noexcept { return capacity_ && entries_.size() >= *capacity_; }
  /// The number the next entry will have.
  [[nodiscard]] Number next() const noexcept { return next_; }

  /// Whether a write to this key needs no room of its own.
  [[nodiscard]] bool would_merge(const std::string& key) const;
  /// There must be room, or nothing needed. The ticket of the write it replaced, 0 when none.
  std::uint64_t push(std::string key, std::string value, std::uint64_t ticket);
  /// Takes out the oldest entry that is not being saved; nothing when all are.
  [[nodiscard]] std::optional<Entry> drop_oldest();

  /// Up to `most` entries with numbers below `before` that are to be saved now, oldest first and of different keys: an
  /// entry whose key is there already, and all behind it, are left for the next time.
  [[nodiscard]] std::vector<Number> take(std::uint32_t most, Number before);
  [[nodiscard]] const Entry& operator[](Number number) const { return entries_.at(number); }
  /// It has been saved, and leaves.
  void saved(Number number);
  /// It could not be saved, and waits again.
  void failed(Number number) { entries_.at(number).being_saved = false; }

  /// The newest value of a key, being saved or not; nullptr when there is none.
  [[nodiscard]] const std::string* find(const std::string& key) const;

  /// Calls `visit(entry)`, oldest first.
  template <class Visit>
  void for_each(Visit&& visit) const {
    for (const auto& [number, entry] : entries_) visit(entry);
  }

 private:
  using Entries = std::map<Number, Entry>;

  [[nodiscard]] static std::uint64_t bytes_of(const Entry& entry) noexcept {
    return entry_overhead_bytes + entry.key.size() + entry.value.size();
  }
  [[nodiscard]] Entry take_out(Entries::iterator entry);

  std::optional<std::uint32_t> capacity_;
  bool merge_;
  Account& account_;
  Entries entries_;
  std::unordered_map<std::string, Number> newest_;  // only looked up
  Number next_ = 0;
};

}  // namespace cachebound
