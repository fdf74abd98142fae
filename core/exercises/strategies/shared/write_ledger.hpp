// What became of every write: begun, acknowledged, stored, lost. And which of a key's values a reader may still be
// given.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "memory/tracking_allocator.hpp"

namespace cachebound::exercises {

/// Writes are numbered in the order in which they begin; the first ones, one a key, are what the database holds at the
/// beginning. Every value carries the number of its write.
///
/// A value is outdated once a write of its key has been acknowledged that began after its own had been: then whoever
/// asks must be told the new one (M. Herlihy, J. Wing, "Linearizability", TOPLAS 1990). Of writes that overlap, either
/// may come last. 56 bytes a write, allocated once. Operations are O(1), but that what a write replaced is settled with
/// it: O(1) amortised.
class WriteLedger {
 public:
  using Number = std::uint32_t;
  enum class Fate : std::uint8_t { stored, lost };

  WriteLedger(std::uint32_t keys, std::uint32_t most_writes, Account& account);
  WriteLedger(const WriteLedger&) = delete;
  WriteLedger& operator=(const WriteLedger&) = delete;

  [[nodiscard]] static constexpr std::uint64_t worst_case_bytes(std::uint32_t keys, std::uint32_t writes) noexcept {
    return (std::uint64_t{keys} + writes) * sizeof(Write) + 2 * std::uint64_t{keys} * sizeof(Number);
  }

  /// The write that made what the database holds of a key at the beginning.
  [[nodiscard]] Number initial(std::uint32_t key) const noexcept { return key; }
  [[nodiscard]] Number begin(std::uint32_t key);
  void acknowledge(Number write, Nanoseconds now);
  /// The database has it; so whatever it replaced while it waited is settled too. A write that was lost may turn up
  /// again: a journal that could not yet be told that it was dropped has it still.
  void stored(Number write);
  /// It stands for the acknowledged writes before it, `writes` in all, whatever becomes of it: a journal counts it
  /// once.
  void fold(Number write, std::uint32_t writes);
  /// It is gone, with those that it had replaced: `writes` in all, and what is folded into them. How many of them had
  /// been acknowledged.
  std::uint32_t lose(Number write, std::uint32_t writes);

  /// The moment in which a reader asks.
  class Moment {
    friend class WriteLedger;
    std::uint64_t event_ = 0;
  };
  [[nodiscard]] Moment ask() noexcept;
  struct Outdated {
    Nanoseconds since{};
    Number by = 0;  ///< the first write that replaced it
  };
  /// Since when this value was outdated when the reader asked; nothing when it was not.
  [[nodiscard]] std::optional<Outdated> outdated(Number write, Moment asked) const;

  [[nodiscard]] std::uint32_t key_of(Number write) const { return writes_[write].key; }
  [[nodiscard]] bool is_stored(Number write) const { return writes_[write].stored; }
  /// Those of the beginning are in none of these figures.
  [[nodiscard]] std::uint32_t acknowledged() const noexcept { return acknowledged_; }
  /// Acknowledged writes that the database has, or has a later value instead of.
  [[nodiscard]] std::uint32_t stored() const noexcept { return stored_; }
  /// Acknowledged writes that it will never have.
  [[nodiscard]] std::uint32_t lost() const noexcept { return lost_; }

  /// Told of each acknowledged write that is settled, if there.
  std::function<void(Number write, Fate fate)> on_settled;

  /// The text of a value: the write's number, padded with dots to `bytes`.
  [[nodiscard]] static std::string value(Number write, std::uint32_t bytes);
  [[nodiscard]] static Number number_of(std::string_view value);

 private:
  static constexpr std::uint64_t never = ~std::uint64_t{0};
  static constexpr Number none = ~Number{0};
  struct Write {
    std::uint64_t begun = 0, acknowledged = never, outdated = never;  ///< numbers of events
    std::int64_t outdated_at = 0;                                     ///< ns
    std::uint32_t key = 0;
    Number outdated_by = none;
    Number previous = none;    ///< of the key, in order of beginning
    Number next_valid = none;  ///< among the acknowledged values that are not outdated
    bool stored = false, lost = false, folded = false;
  };
  static_assert(sizeof(Write) == 56);

  [[nodiscard]] bool is_open(const Write& write) const noexcept {
    return write.acknowledged != never && !write.stored && !write.lost;
  }

  TrackedVector<Write> writes_;
  TrackedVector<Number> newest_, valid_;  ///< by key: the last begun, and the head of the values that are valid
  std::uint64_t events_ = 0;
  std::uint32_t acknowledged_ = 0, stored_ = 0, lost_ = 0;
};

}  // namespace cachebound::exercises
