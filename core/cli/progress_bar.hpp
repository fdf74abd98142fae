// One line on a terminal that says how far a long run is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace cachebound::cli {

/// The line: "[#####.....]  50 %  1,000 requests, 12.3 M/s"; without a share done there is no bar.
[[nodiscard]] std::string progress_line(std::optional<double> share, std::uint64_t requests, Nanoseconds time,
                                        std::string_view doing);

/// Draws on the standard error stream, ten times a second at most, and only when that is a terminal.
class ProgressBar {
 public:
  ProgressBar();
  ~ProgressBar() { clear(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void show(std::optional<double> share, std::uint64_t requests, std::string_view doing);
  /// Leaves the line empty for other output.
  void clear();
  [[nodiscard]] bool on_terminal() const noexcept { return on_terminal_; }

 private:
  bool on_terminal_, drawn_ = false;
  Nanoseconds start_, next_;
};

}  // namespace cachebound::cli
