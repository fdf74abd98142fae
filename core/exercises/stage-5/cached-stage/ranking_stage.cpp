#include "exercises/stage-5/cached-stage/ranking_stage.hpp"

#include <algorithm>
#include <cassert>
#include <functional>

namespace cachebound::exercises::cached_stage {

namespace {

/// Odd numbers without pattern (primes of xxHash): the top bits of their multiples look drawn.
constexpr std::array<std::uint32_t, RankingStage::features> spread{2654435761U, 2246822519U, 3266489917U, 668265263U};

/// Ten bits: four products of two such numbers add up within 32.
constexpr std::uint32_t ten_bits(std::uint32_t word) { return word >> 22; }

std::uint32_t weight(std::uint32_t number, std::uint32_t candidate, std::uint32_t feature) {
  return ten_bits(((candidate + 1) * spread[feature] ^ number * 374761393U) * 2654435761U);
}

std::uint32_t taste(std::uint32_t user, std::uint32_t feature) { return ten_bits((user + 1) * spread[feature]); }

}  // namespace

RankingStage::RankingStage(std::uint32_t number, std::uint32_t candidates, Account& account)
    : number_(number), weights_(std::size_t{candidates} * features, 0, TrackingAllocator<std::uint32_t>(account)) {
  assert(candidates >= places);
  auto place = weights_.begin();
  for (std::uint32_t candidate = 0; candidate < candidates; ++candidate) {
    for (std::uint32_t feature = 0; feature < features; ++feature) *place++ = weight(number, candidate, feature);
  }
}

RankingStage::Ranking RankingStage::rank(std::uint32_t user, std::span<std::uint64_t> scratch) const {
  std::array<std::uint32_t, features> tastes{};
  for (std::uint32_t feature = 0; feature < features; ++feature) tastes[feature] = taste(user, feature);
  const auto candidates = static_cast<std::uint32_t>(weights_.size() / features);
  // The score above the candidate counted down: one comparison sorts by both.
  for (std::uint32_t candidate = 0; candidate < candidates; ++candidate) {
    const std::uint32_t* weights = &weights_[std::size_t{candidate} * features];
    std::uint32_t score = 0;
    for (std::uint32_t feature = 0; feature < features; ++feature) score += weights[feature] * tastes[feature];
    scratch[candidate] = std::uint64_t{score} << 32 | ~candidate;
  }
  const auto scores = scratch.first(candidates);
  std::partial_sort(scores.begin(), scores.begin() + places, scores.end(), std::greater<>());
  Ranking ranking{};
  std::transform(scores.begin(), scores.begin() + places, ranking.begin(),
                 [](std::uint64_t scored) { return ~static_cast<std::uint32_t>(scored); });
  return ranking;
}

}  // namespace cachebound::exercises::cached_stage
