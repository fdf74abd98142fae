// Read, parse, window, aggregate, report: one pipeline over sensor records, its stages as lists or as streams.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/random.hpp"
#include "memory/account_registry.hpp"
#include "memory/growing_list.hpp"

namespace cachebound::exercises::memory_watch {

enum class PipelineStyle : std::uint8_t {
  lists,   ///< each stage builds its whole output, and keeps it to the end
  freed,   ///< the same, but a list is freed when the stage that reads it has finished
  streams  ///< each record passes all stages before the next is read
};

inline constexpr std::array<std::string_view, 5> pipeline_stages{"read", "parse", "window", "aggregate", "report"};
inline constexpr std::size_t stage_count = pipeline_stages.size();

/// As it is read: "00000042 S003 0057.25", of fixed width.
using Line = std::array<char, 24>;
/// As it is parsed.
struct Reading {
  std::uint32_t second, sensor, hundredths;
};
/// Of one window. The mean is sum / count, in hundredths.
struct Aggregate {
  std::uint32_t first_second, count;
  std::uint64_t sum;
  [[nodiscard]] double mean() const noexcept { return static_cast<double>(sum) / count; }
};

[[nodiscard]] Line render(const Reading& reading);
[[nodiscard]] Reading parse(const Line& line);

/// Does the same work in every style and in `units()` units: a unit is one record in one stage. What a stage puts out
/// is held in a container on the stage's own account. Random(seed) draws a sensor and a value a record.
class SensorPipeline {
 public:
  static constexpr std::size_t report_rows = 10;

  struct Work {
    PipelineStyle style;
    std::uint32_t records, window;  ///< at least 1; readings a window
    std::uint64_t seed, limit;      ///< bytes of all stages together
  };
  explicit SensorPipeline(const Work& work);

  [[nodiscard]] std::uint64_t units() const noexcept { return std::uint64_t{work_.records} * stage_count; }
  /// One unit; nothing once finished or stopped. Amortised O(1).
  void advance();

  /// Units done.
  [[nodiscard]] std::uint64_t done() const noexcept { return done_; }
  [[nodiscard]] bool finished() const noexcept { return done_ == units(); }
  /// The stage whose list would have grown past the limit; the pipeline stays as it was then.
  [[nodiscard]] std::optional<std::size_t> stopped_in() const noexcept { return stopped_in_; }
  /// Stage and record of unit `unit`.
  struct Place {
    std::size_t stage;
    std::uint32_t record;
  };
  [[nodiscard]] Place place(std::uint64_t unit) const noexcept;
  /// The record is the last of its window.
  [[nodiscard]] bool completes_window(std::uint32_t record) const noexcept {
    return (record + 1) % work_.window == 0 || record + 1 == work_.records;
  }

  [[nodiscard]] const AccountRegistry& accounts() const noexcept { return accounts_; }
  [[nodiscard]] const Account& account(std::size_t stage) const noexcept { return accounts_.accounts()[stage]; }
  [[nodiscard]] std::uint64_t items(std::size_t stage) const noexcept;
  [[nodiscard]] std::uint64_t peak_items(std::size_t stage) const noexcept { return peak_items_[stage]; }
  /// The most items that all stages held together.
  [[nodiscard]] std::uint64_t peak_items() const noexcept { return peak_together_; }
  /// Streams only: what they hold from the start, and never more.
  [[nodiscard]] static std::uint64_t stream_bytes(std::uint32_t records, std::uint32_t window) noexcept;

  /// The report: windows and the sum of all values so far, and the windows of the highest means.
  [[nodiscard]] std::uint64_t windows() const noexcept { return windows_; }
  [[nodiscard]] std::uint64_t value_sum() const noexcept { return value_sum_; }
  [[nodiscard]] const TrackedVector<Aggregate>& report() const noexcept { return report_; }

 private:
  void read_line();
  void parse_line(std::uint32_t record);
  void put_in_window(std::uint32_t record);
  void aggregate_window(std::uint32_t record);
  void report_window(std::uint32_t record);
  /// When a stage has finished with what the stage before put out.
  void let_go_of_input(std::size_t stage, std::uint32_t record);
  /// False, and the pipeline is stopped, where the list does not fit the limit any more.
  template <class Item>
  bool put(std::size_t stage, GrowingList<Item>& list, const Item& item);
  void count_items(std::size_t stage) noexcept;
  /// Where the item of a record stands: in a stream there is only one.
  [[nodiscard]] std::uint64_t at(std::uint64_t index) const noexcept {
    return work_.style == PipelineStyle::streams ? 0 : index;
  }

  Work work_;
  Random random_;
  AccountRegistry accounts_;
  GrowingList<Line> lines_;
  GrowingList<Reading> readings_, windowed_;
  GrowingList<Aggregate> aggregates_;
  TrackedVector<Aggregate> report_;
  std::uint64_t done_ = 0, windows_ = 0, value_sum_ = 0, peak_together_ = 0;
  std::array<std::uint64_t, stage_count> peak_items_{};
  std::optional<std::size_t> stopped_in_;
};

}  // namespace cachebound::exercises::memory_watch
