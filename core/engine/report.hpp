// Facts, checks, goals and memory sites: what a run says of itself besides its metrics.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "memory/account.hpp"

namespace cachebound {

/// A figure that there is none of.
inline constexpr double no_figure = std::numeric_limits<double>::quiet_NaN();
/// A count as a figure: exact up to 2^53.
[[nodiscard]] inline double as_number(std::uint64_t count) { return static_cast<double>(count); }

struct Fact {
  std::string_view label;
  double value;  ///< NaN is none
  std::string_view unit;
  bool measured = false;  ///< differs from run to run, not in the digest
};

/// Something that must hold in every run, judged by the core.
struct Check {
  std::string_view id, label;
  bool passed;
  std::string expected, actual;
};

[[nodiscard]] Check check_equal(std::string_view id, std::string_view label, std::uint64_t expected,
                                std::uint64_t actual);
[[nodiscard]] Check check_at_most(std::string_view id, std::string_view label, std::uint64_t bound,
                                  std::uint64_t actual);

struct Goal {
  std::string_view id;
  double score;  ///< 0 to 1; 1 is reached
  std::string detail;
};

struct Site {
  std::string_view name;
  std::uint64_t current, peak, count;
  std::uint64_t used;  ///< the part of `current` that holds something now
  std::optional<std::uint64_t> bound;
};

/// The account as a site; it must outlive it.
[[nodiscard]] Site site_of(const Account& account, std::uint64_t used);

/// NaN when there is no whole.
[[nodiscard]] double ratio(std::uint64_t part, std::uint64_t whole);
/// "99.8 %": rounded down to a tenth, so that 100 % means all.
[[nodiscard]] std::string percent(std::uint64_t part, std::uint64_t whole);

}  // namespace cachebound
