#include "base/text.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace cachebound {

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t end = digits.size(); end > 3;) digits.insert(end -= 3, 1, ',');
  return digits;
}

std::string grouped(double number) {
  const double magnitude = std::fabs(number);
  if (magnitude != std::floor(magnitude) || magnitude >= 1e15) return shortest(number);
  return (number < 0 ? "-" : "") + grouped(static_cast<std::uint64_t>(magnitude));
}

std::string in_milliseconds(double ms) { return grouped(ms < 1 ? ms : std::floor(ms * 100 + 0.5) / 100) + " ms"; }

std::string in_milliseconds(Nanoseconds time) { return in_milliseconds(to_milliseconds(time)); }

std::string shortest(double number) {
  char text[32];
  for (int digits = 15;; ++digits) {
    std::snprintf(text, sizeof text, "%.*g", digits, number);
    if (digits == 17 || std::strtod(text, nullptr) == number) return text;
  }
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
  return grouped(number) + " " + std::string(number == 1 ? one : many);
}

std::string rounded_percent(double share) {
  const double scale = share >= 0.1 ? 10 : share >= 0.01 ? 100 : 1000;
  return grouped(std::floor(share * 100 * scale + 0.5) / scale) + " %";
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t longest = 40;
  std::string shown = "\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    // Cut between characters: bytes 10xxxxxx continue one in UTF-8.
    if (i >= longest && (static_cast<unsigned char>(text[i]) & 0xc0U) != 0x80U) {
      shown += "…";
      break;
    }
    const auto byte = static_cast<unsigned char>(text[i]);
    shown += byte < 0x20 || byte == 0x7f ? ' ' : text[i];
  }
  return shown + '"';
}

std::optional<double> parse_number(std::string_view text) {
  std::size_t i = 0;
  const auto digits = [&] {
    const std::size_t start = i;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
    return i - start;
  };
  const auto sign = [&] { i += i < text.size() && (text[i] == '-' || text[i] == '+') ? 1 : 0; };
  sign();
  std::size_t mantissa = digits();
  if (i < text.size() && text[i] == '.') {
    ++i;
    mantissa += digits();
  }
  if (mantissa == 0) return std::nullopt;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    sign();
    if (digits() == 0) return std::nullopt;
  }
  if (i != text.size()) return std::nullopt;
  return std::strtod(std::string(text).c_str(), nullptr);
}

}  // namespace cachebound
