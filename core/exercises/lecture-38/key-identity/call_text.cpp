#include "exercises/lecture-38/key-identity/call_text.hpp"

#include <array>
#include <cmath>
#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace cachebound::exercises::key_identity {

namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

std::string tuple_text(const std::vector<std::string>& items) {
  return "(" + joined(items) + (items.size() == 1 ? ",)" : ")");
}

std::string quoted(const std::string& text) { return '"' + text + '"'; }

std::string_view type_of(const PyValue& value) {
  constexpr std::array<std::string_view, 7> types{"NoneType", "bool", "int", "float", "str", "tuple", ""};
  if (const auto* container = std::get_if<PyValue::Mutable>(&value.value)) return container->type;
  return types[value.value.index()];
}

}  // namespace

std::string to_text(const PyValue& value) {
  if (const auto* flag = std::get_if<bool>(&value.value)) return *flag ? "True" : "False";
  if (const auto* number = std::get_if<std::int64_t>(&value.value)) return std::to_string(*number);
  if (const auto* number = std::get_if<double>(&value.value)) {
    return shortest(*number) + (*number == std::floor(*number) ? ".0" : "");
  }
  if (const auto* text = std::get_if<std::string>(&value.value)) return quoted(*text);
  if (const auto* tuple = std::get_if<PyValue::Tuple>(&value.value)) {
    std::vector<std::string> items;
    for (const PyValue& item : tuple->items) items.push_back(to_text(item));
    return tuple_text(items);
  }
  if (const auto* container = std::get_if<PyValue::Mutable>(&value.value)) {
    return container->type == "list" ? "[]" : container->type == "dict" ? "{}" : "set()";
  }
  return "None";
}

std::string to_text(const PyCall& call) {
  std::vector<std::string> arguments;
  for (const PyValue& value : call.positional) arguments.push_back(to_text(value));
  for (const auto& [name, value] : call.keywords) arguments.push_back(name + "=" + to_text(value));
  return "f(" + joined(arguments) + ")";
}

std::string key_text(const PyCall& call, bool typed) {
  std::vector<std::string> items;
  for (const PyValue& value : call.positional) items.push_back(to_text(value));
  if (!call.keywords.empty()) items.emplace_back("kwd_mark");
  for (const auto& [name, value] : call.keywords) {
    items.push_back(quoted(name));
    items.push_back(to_text(value));
  }
  if (typed) {
    for (const PyValue& value : call.positional) items.emplace_back(type_of(value));
    for (const auto& [name, value] : call.keywords) items.emplace_back(type_of(value));
    return tuple_text(items);
  }
  const bool lone = call.positional.size() == 1 && call.keywords.empty();
  const bool own_key = lone && (std::holds_alternative<std::int64_t>(call.positional[0].value) ||
                                std::holds_alternative<std::string>(call.positional[0].value));
  return own_key ? items[0] : tuple_text(items);
}

}  // namespace cachebound::exercises::key_identity
