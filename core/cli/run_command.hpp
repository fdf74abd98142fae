// What the program's commands do, apart from reading the command line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "engine/code_template.hpp"

namespace cachebound::cli {

enum ExitCode { done = 0, check_failed = 1, bad_input = 2, out_of_reach = 3 };

/// Prints the fault's one sentence on stderr; returns out_of_reach for a store that is not there, else bad_input.
int report(const Fault& fault);

/// name=value arguments as the query a link would carry; an argument without "=" is a fault.
[[nodiscard]] Result<std::string> query_of(const std::vector<std::string>& parameters);

/// A line an exercise, or a JSON array of id, chapter, title and description.
[[nodiscard]] std::string list(bool json);
[[nodiscard]] Result<std::string> schema(std::string_view id);
[[nodiscard]] Result<std::string> program(std::string_view id, const std::vector<std::string>& parameters,
                                          CodeLanguage language);
/// Runs to the end, on the stores of an address such as "redis://localhost:6379" if one is given, and prints figures on
/// stdout; check_failed when a check did not hold.
int run(std::string_view id, const std::vector<std::string>& parameters, bool json,
        const std::optional<std::string>& store = std::nullopt);

}  // namespace cachebound::cli
