#include "cli/progress_bar.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <unistd.h>

#include "base/text.hpp"
#include "cli/machine.hpp"

namespace cachebound::cli {

std::string progress_line(std::optional<double> share, std::uint64_t requests, Nanoseconds time,
                          std::string_view doing) {
  std::string line(doing);
  line += ' ';
  if (share) {
    constexpr int width = 30;
    const double bounded = std::clamp(*share, 0.0, 1.0);
    const auto filled = static_cast<std::size_t>(bounded * width);
    line += "[" + std::string(filled, '#') + std::string(width - filled, '.') + "] " +
            std::to_string(static_cast<int>(bounded * 100)) + " %  ";
  }
  line += grouped(requests) + " requests";
  const double seconds = to_milliseconds(time) / 1000;
  if (seconds > 0) {
    char rate[32];
    std::snprintf(rate, sizeof rate, ", %.1f M/s", static_cast<double>(requests) / seconds / 1e6);
    line += rate;
  }
  return line;
}

ProgressBar::ProgressBar()
    : on_terminal_(isatty(STDERR_FILENO) != 0),
      start_(machine().clock->now()),
      next_(start_ + std::chrono::milliseconds(200)) {}

void ProgressBar::show(std::optional<double> share, std::uint64_t requests, std::string_view doing) {
  if (!on_terminal_) return;
  const Nanoseconds now = machine().clock->now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(100);
  drawn_ = true;
  std::fprintf(stderr, "\r\x1b[K%s", progress_line(share, requests, now - start_, doing).c_str());
  std::fflush(stderr);
}

void ProgressBar::clear() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

}  // namespace cachebound::cli
