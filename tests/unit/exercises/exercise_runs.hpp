// Runs of one exercise of the catalogue, read as JSON: what the page and the program would show of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/session.hpp"
#include "support/json.hpp"

namespace cachebound {

class ExerciseRuns {
 public:
  static constexpr std::uint64_t all = ~std::uint64_t{0};

  explicit ExerciseRuns(std::string exercise) : exercise_(std::move(exercise)) {}

  /// A session `events` after its start. Fails the test where the query is at fault.
  [[nodiscard]] Session ran(std::string_view query, std::uint64_t events = all) const;

  [[nodiscard]] json result_of(std::string_view query, std::uint64_t events = all) const;
  [[nodiscard]] json metrics_of(std::string_view query, std::uint64_t events = all) const;
  [[nodiscard]] json frame_of(std::string_view query, std::uint64_t events = all) const;

 private:
  std::string exercise_;
};

/// Of a list in a result the item with this id, or null.
[[nodiscard]] json named(const json& list, std::string_view id);
/// Of a goal in a result; fails the test where there is no such goal.
[[nodiscard]] double score(const json& result, std::string_view goal);
/// The value of a fact in a result; fails the test where there is no such fact.
[[nodiscard]] json fact(const json& result, std::string_view label);

}  // namespace cachebound
