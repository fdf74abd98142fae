#include "store/command_rules.hpp"

#include <limits>

#include "base/text.hpp"

namespace cachebound {

namespace {

Fault not_an_integer(std::string message) { return {FaultCode::not_an_integer, "value", std::move(message)}; }

Fault bad_expiry(Nanoseconds time) {
  return {FaultCode::out_of_range, "expiry",
          "expiry: got " + shortest(to_milliseconds(time)) + " ms; allowed: more than 0 ms, up to 100 years."};
}

}  // namespace

Result<void> check(const SetOptions& options) {
  if (!options.expiry) return {};
  if (options.keep_ttl) {
    return Fault{FaultCode::out_of_range, "keep_ttl",
                 "keep_ttl: got an expiry along with it; allowed: one of the two."};
  }
  if (*options.expiry <= Nanoseconds::zero()) return bad_expiry(*options.expiry);
  return check_expiry(*options.expiry);
}

Result<void> check_expiry(Nanoseconds time) {
  if (time > longest_expiry) return bad_expiry(time);
  return {};
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  const std::string_view digits = negative ? text.substr(1) : text;
  if (digits.empty() || digits.size() > 19) return std::nullopt;
  if (digits.front() == '0' && (negative || digits.size() > 1)) return std::nullopt;
  std::uint64_t magnitude = 0;  // 19 digits fit
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    magnitude = magnitude * 10 + static_cast<std::uint64_t>(digit - '0');
  }
  constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (magnitude > most + (negative ? 1 : 0)) return std::nullopt;
  return static_cast<std::int64_t>(negative ? 0 - magnitude : magnitude);
}

Result<std::int64_t> incremented(const std::string* value, std::int64_t by) {
  const auto number = value != nullptr ? parse_integer(*value) : 0;
  if (!number) return not_an_integer("value: got what is no integer; allowed: a whole number of 64 bits.");
  using Limits = std::numeric_limits<std::int64_t>;
  if (by > 0 ? *number > Limits::max() - by : *number < Limits::min() - by) {
    return not_an_integer("value: got a sum that overflows; allowed: a whole number of 64 bits.");
  }
  return *number + by;
}

Fault store_full(std::uint64_t bytes, std::uint64_t limit) {
  return {FaultCode::store_full, "value",
          "store: got an entry of " + counted(bytes, "byte", "bytes") +
              " for which there is no room; allowed: " + grouped(limit) + " bytes in all."};
}

}  // namespace cachebound
