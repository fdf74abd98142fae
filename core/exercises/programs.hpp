// The programs beside the exercises, which print the same figures in Python and in C++.
#pragma once

#include <string_view>

#include "engine/code_template.hpp"

namespace cachebound {

/// A template for Session::fill; empty where there is no such exercise.
[[nodiscard]] std::string_view program_template(std::string_view exercise, CodeLanguage language);

}  // namespace cachebound
