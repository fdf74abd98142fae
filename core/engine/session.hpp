// A run under the hand: opened from a query, stepped, sought, looked at. The page and the program both hold one.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/code_template.hpp"
#include "engine/exercise.hpp"
#include "engine/series.hpp"

namespace cachebound {

class Session {
 public:
  /// The only place where parameters are read and judged.
  [[nodiscard]] static Result<Session> open(const ExerciseSpec& spec, std::string_view query,
                                            Environment environment = {});

  [[nodiscard]] std::uint64_t position() const noexcept { return position_; }
  [[nodiscard]] std::uint64_t length() const { return run_->length(); }

  /// Advances by up to `events`, not past the end; returns how many were taken.
  std::uint64_t step(std::uint64_t events);
  /// Goes to `position` (or the end, if that is nearer). Backwards it replays from the seed: O(position).
  void seek(std::uint64_t position);

  /// The metrics by name over the positions sampled so far.
  [[nodiscard]] const Series& series() const noexcept { return series_; }
  [[nodiscard]] const ExerciseSpec& spec() const noexcept { return *spec_; }

  /// JSON: what the picture shows at this position.
  [[nodiscard]] std::string frame() const;
  /// JSON: parameters, metrics, facts, checks, goals, memory and digest at this position; and of a run that was given
  /// stores, which, and whether all of this is measured.
  [[nodiscard]] std::string result() const;
  /// The metrics at this position, in declared order.
  [[nodiscard]] std::vector<double> metrics() const;
  /// Those of the run and, where the stores' commands are timed, what they took.
  [[nodiscard]] std::vector<Fact> facts() const;
  [[nodiscard]] std::vector<Check> checks() const { return run_->checks(); }
  [[nodiscard]] std::vector<Goal> goals() const { return run_->goals(); }
  /// The run goes on real time, with stores on a real server: every figure of it is measured.
  [[nodiscard]] bool is_on_real_time() const;
  /// A hash of all deterministic output up to this position: everything but what is measured. On real time that is the
  /// parameters.
  [[nodiscard]] std::string digest() const;
  /// A check of this run failed.
  [[nodiscard]] bool any_check_failed() const;

  /// A template of a program, with the parameters of this run as literals of its language.
  [[nodiscard]] std::string fill(std::string_view text, CodeLanguage language) const;

 private:
  /// Points of a chart: more than a screen is wide in sensible steps.
  static constexpr std::size_t series_capacity = 1024;

  Session(const ExerciseSpec& spec, std::shared_ptr<const void> params, Environment environment);
  void restart();
  [[nodiscard]] std::vector<NamedValue> params() const { return values_of(spec_->fields, params_.get()); }
  void write_metrics(JsonWriter& json) const;
  void write_memory(JsonWriter& json) const;
  /// The parameters that differ from their defaults, as a query.
  [[nodiscard]] std::string query() const;

  const ExerciseSpec* spec_;
  std::shared_ptr<const void> params_;
  Environment environment_;
  std::unique_ptr<Exercise> run_;
  Series series_;
  std::uint64_t position_ = 0;
};

}  // namespace cachebound
