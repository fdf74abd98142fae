#include "engine/code_template.hpp"

#include <algorithm>
#include <cassert>

namespace cachebound {

std::string literal(const Value& value, CodeLanguage language) {
  const bool python = language == CodeLanguage::python;
  if (std::holds_alternative<std::monostate>(value)) return python ? "None" : "std::nullopt";
  if (const auto* flag = std::get_if<bool>(&value); flag != nullptr && python) return *flag ? "True" : "False";
  if (const auto* choice = std::get_if<std::string>(&value)) return '"' + *choice + '"';
  return format_value(value);
}

std::string fill_template(std::string_view text, const std::vector<NamedValue>& params, CodeLanguage language) {
  std::string filled;
  for (;;) {
    const std::size_t open = text.find("{{");
    if (open == std::string_view::npos) return filled += text;
    const std::size_t close = text.find("}}", open);
    assert(close != std::string_view::npos);
    const std::string_view name = text.substr(open + 2, close - open - 2);
    const auto param = std::find_if(params.begin(), params.end(), [&](const NamedValue& p) { return p.name == name; });
    assert(param != params.end());
    filled += text.substr(0, open);
    filled += literal(param->value, language);
    text.remove_prefix(close + 2);
  }
}

}  // namespace cachebound
