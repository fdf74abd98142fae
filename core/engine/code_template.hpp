// Programs with the present parameters filled in: {{name}} in a template becomes a literal of its language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/schema.hpp"

namespace cachebound {

enum class CodeLanguage { python, cpp };

/// A value as the language writes it: None or std::nullopt, True or true, 0.1, "zipf".
[[nodiscard]] std::string literal(const Value& value, CodeLanguage language);

/// Every {{name}} must name a parameter.
[[nodiscard]] std::string fill_template(std::string_view text, const std::vector<NamedValue>& params,
                                        CodeLanguage language);

}  // namespace cachebound
