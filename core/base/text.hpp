// Numbers and foreign text as people and programs read them; the same characters natively and in WebAssembly.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace cachebound {

/// With a comma between thousands: 1,000,000.
[[nodiscard]] std::string grouped(std::uint64_t number);
/// Whole numbers grouped, others with the fewest digits that read back as the same double.
[[nodiscard]] std::string grouped(double number);
/// "2.05 ms": to the hundredth, but for less than one.
[[nodiscard]] std::string in_milliseconds(double ms);
[[nodiscard]] std::string in_milliseconds(Nanoseconds time);
/// The fewest digits (up to 17) that read back as the same double; finite numbers only.
[[nodiscard]] std::string shortest(double number);
/// "1 entry", "2 entries".
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view one, std::string_view many);
/// A share as per cent: "25.3 %", "4.07 %", "0.152 %". Three digits from 0.1 % on, thousandths below.
[[nodiscard]] std::string rounded_percent(double share);
/// Text from outside, made fit for one line of a message: shortened, control characters replaced.
[[nodiscard]] std::string in_quotes(std::string_view text);

/// A decimal number: optional sign, digits with at most one point, optional exponent; nothing around it.
/// Infinite when it is too large for a double; nothing when the text is no such number.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

}  // namespace cachebound
