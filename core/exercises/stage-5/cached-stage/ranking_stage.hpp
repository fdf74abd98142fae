// A stage with work to do and memory to lose: it scores candidates for a user by a model it owns, and sorts them.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "memory/tracking_allocator.hpp"

namespace cachebound::exercises::cached_stage {

/// Whole-number arithmetic throughout: the same ranking on every platform, and in Python.
class RankingStage {
 public:
  static constexpr std::uint32_t features = 4, places = 10;
  /// Candidates by place, the best first.
  using Ranking = std::array<std::uint32_t, places>;

  /// Loads the model of build `number`: one weight a candidate and feature, on the account as long as the stage lives.
  /// At least `places` candidates. O(candidates).
  RankingStage(std::uint32_t number, std::uint32_t candidates, Account& account);

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t candidates) noexcept {
    return std::uint64_t{candidates} * features * sizeof(std::uint32_t);
  }

  /// Scores every candidate by the user's taste and sorts the best to the front; equal scores by candidate.
  /// `scratch` has room for all candidates. O(candidates).
  [[nodiscard]] Ranking rank(std::uint32_t user, std::span<std::uint64_t> scratch) const;

  /// Which build of the model this is; given once.
  [[nodiscard]] std::uint32_t number() const noexcept { return number_; }

 private:
  std::uint32_t number_;
  TrackedVector<std::uint32_t> weights_;
};

/// An answer, and the stage that gave it.
struct Ranked {
  RankingStage::Ranking ranking{};
  std::uint32_t stage = 0;

  friend bool operator==(const Ranked&, const Ranked&) = default;
};

}  // namespace cachebound::exercises::cached_stage
