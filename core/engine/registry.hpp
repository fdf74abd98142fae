// The exercises there are, found by id.
#pragma once

#include <string_view>
#include <vector>

#include "engine/exercise.hpp"
#include "engine/session.hpp"

namespace cachebound {

/// An exercise and the title of the chapter that it belongs to.
struct InChapter {
  std::string_view chapter;
  ExerciseSpec exercise;
};

/// Within a chapter by the place that each exercise declares; the chapters stay as they come.
[[nodiscard]] std::vector<ExerciseSpec> in_order(std::vector<InChapter> exercises);

class Registry {
 public:
  explicit Registry(std::vector<ExerciseSpec> exercises) : exercises_(std::move(exercises)) {}

  [[nodiscard]] const std::vector<ExerciseSpec>& exercises() const noexcept { return exercises_; }
  [[nodiscard]] Result<const ExerciseSpec*> find(std::string_view id) const;
  [[nodiscard]] Result<Session> open(std::string_view id, std::string_view query, Environment environment = {}) const;
  /// JSON array of every exercise's description.
  [[nodiscard]] std::string describe() const;

 private:
  std::vector<ExerciseSpec> exercises_;
};

}  // namespace cachebound
