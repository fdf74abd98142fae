#include "exercises/lecture-38/key-identity/call_lists.hpp"

#include <string>
#include <utility>

namespace cachebound::exercises::key_identity {

namespace {

PyValue whole(std::int64_t value) { return {value}; }
PyValue letters(std::string value) { return {std::move(value)}; }
PyValue tuple(std::vector<PyValue> items) { return {PyValue::Tuple{std::move(items)}}; }
PyValue empty(std::string_view type) { return {PyValue::Mutable{type}}; }

using Keywords = std::vector<std::pair<std::string, PyValue>>;

ScriptedCall f(std::vector<PyValue> positional, Keywords keywords = {}) {
  return {{std::move(positional), std::move(keywords)}};
}

}  // namespace

bool raises(const PyCall& call) {
  if (call.positional.empty()) return false;
  const auto* argument = std::get_if<std::string>(&call.positional[0].value);
  return argument != nullptr && *argument == raising_argument;
}

std::vector<ScriptedCall> calls_of(CallList list) {
  const PyValue one = whole(1), two = whole(2);
  switch (list) {
    case CallList::numbers:
      return {f({one}), f({{1.0}}), f({{true}})};
    case CallList::pairs:
      return {f({one, two}), f({{1.0}, two}), f({{true}, two}), f({two, one})};
    case CallList::spellings:
      return {f({one}),
              f({}, {{"x", one}}),
              f({one}, {{"y", two}}),
              f({one, two}),
              f({}, {{"x", one}, {"y", two}}),
              f({}, {{"y", two}, {"x", one}})};
    case CallList::types:
      return {f({one}), f({letters("1")}), f({whole(0)}), f({{false}}), f({{0.0}}), f({{PyValue::None{}}}), f({})};
    case CallList::containers:
      return {f({tuple({one, two})}), f({tuple({{1.0}, two})}),         f({empty("list")}),
              f({empty("dict")}),     f({tuple({one, empty("list")})}), f({tuple({one, two})})};
    case CallList::failures:
      return {f({letters("boom")}), f({letters("boom")}), f({letters("calm")}), f({letters("calm")})};
    case CallList::cleared:
      return {f({one}), f({one}), {{}, true}, f({one})};
    case CallList::everything:
      break;
  }
  std::vector<ScriptedCall> all;
  for (std::uint8_t each = 0; each < static_cast<std::uint8_t>(CallList::everything); ++each) {
    for (ScriptedCall& call : calls_of(static_cast<CallList>(each))) all.push_back(std::move(call));
  }
  return all;
}

}  // namespace cachebound::exercises::key_identity
