#include "engine/report.hpp"

#include "base/text.hpp"

namespace cachebound {

Check check_equal(std::string_view id, std::string_view label, std::uint64_t expected, std::uint64_t actual) {
  return {id, label, expected == actual, grouped(expected), grouped(actual)};
}

Check check_at_most(std::string_view id, std::string_view label, std::uint64_t bound, std::uint64_t actual) {
  return {id, label, actual <= bound, "at most " + grouped(bound), grouped(actual)};
}

Site site_of(const Account& account, std::uint64_t used) {
  return {account.name(), account.current(), account.peak(), account.count(), used, account.bound()};
}

double ratio(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? no_figure : static_cast<double>(part) / static_cast<double>(whole);
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return "none";
  const std::uint64_t tenths = part * 1000 / whole;
  return grouped(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

}  // namespace cachebound
