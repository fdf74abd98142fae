// What the program's --store comes to: where a run keeps what it stores.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "engine/exercise.hpp"
#include "store/measured_stores.hpp"
#include "store/native/sqlite_database.hpp"

namespace cachebound::cli {

/// Must outlive the sessions that it was chosen for.
class StoreChoice {
 public:
  /// Opens the stores of the address and puts them into the environment: those of a real server timed by the
  /// environment's clock. For an exercise that keeps databases, `sqlite:PATH` is the directory they lie in, and what is
  /// there is found by the next run. Faults: open_stores's, and `unknown_choice` when the exercise has no use for the
  /// address. Once only.
  [[nodiscard]] Result<void> choose(const ExerciseSpec& exercise, std::string_view address, Environment& environment);

 private:
  [[nodiscard]] Result<void> choose_stores(std::string_view address, Environment& environment);
  [[nodiscard]] Result<void> choose_databases(const ExerciseSpec& exercise, std::string_view address,
                                              Environment& environment);

  std::unique_ptr<Stores> stores_;
  std::optional<MeasuredStores> measured_;
  std::optional<SqliteFolder> databases_;
};

}  // namespace cachebound::cli
