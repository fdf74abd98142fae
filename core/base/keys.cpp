#include "base/keys.hpp"

#include <cmath>
#include <cstring>

namespace cachebound {

namespace {

template <class... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};
template <class... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

void append_word(CallKey& key, char tag, std::uint64_t word) {
  key += tag;
  for (int shift = 0; shift < 64; shift += 8) key += static_cast<char>(word >> shift);
}

void append_text(CallKey& key, char tag, std::string_view text) {
  append_word(key, tag, text.size());
  key += text;
}

/// Numbers that are equal in Python get equal bytes: True, 1 and 1.0 alike.
void append_number(CallKey& key, double number) {
  constexpr double limit = 9223372036854775808.0;  // 2^63: from here on only a float can hold it
  if (number == std::floor(number) && number >= -limit && number < limit) {
    return append_word(key, 'i', static_cast<std::uint64_t>(static_cast<std::int64_t>(number)));
  }
  std::uint64_t bits = 0;
  std::memcpy(&bits, &number, sizeof bits);
  append_word(key, 'd', bits);
}

/// False, with the type's name, when the value cannot be hashed.
Result<void> append(CallKey& key, const PyValue& value) {
  return std::visit(
      Overloaded{
          [&](PyValue::None) -> Result<void> { return key += 'n', Result<void>{}; },
          [&](bool flag) -> Result<void> { return append_word(key, 'i', flag ? 1 : 0), Result<void>{}; },
          [&](std::int64_t number) -> Result<void> {
            return append_word(key, 'i', static_cast<std::uint64_t>(number)), Result<void>{};
          },
          [&](double number) -> Result<void> { return append_number(key, number), Result<void>{}; },
          [&](const std::string& text) -> Result<void> { return append_text(key, 's', text), Result<void>{}; },
          [&](const PyValue::Tuple& tuple) -> Result<void> {
            append_word(key, '(', tuple.items.size());
            for (const PyValue& item : tuple.items) {
              if (auto appended = append(key, item); !appended) return appended;
            }
            return {};
          },
          [&](const PyValue::Mutable& container) -> Result<void> {
            return Fault{FaultCode::unhashable, "", "unhashable type: '" + std::string(container.type) + "'"};
          },
      },
      value.value);
}

}  // namespace

Result<CallKey> make_key(const PyCall& call, bool typed) {
  const bool lone = call.positional.size() == 1 && call.keywords.empty();
  const bool own_key = lone && !typed &&
                       (std::holds_alternative<std::int64_t>(call.positional[0].value) ||
                        std::holds_alternative<std::string>(call.positional[0].value));
  CallKey key = own_key ? "" : "t";
  for (const PyValue& value : call.positional) {
    if (auto appended = append(key, value); !appended) return appended.fault();
  }
  // A mark between positional and keyword arguments keeps f(1) and f(x=1) apart; the order written stays.
  if (!call.keywords.empty()) key += '|';
  for (const auto& [name, value] : call.keywords) {
    append_text(key, 'k', name);
    if (auto appended = append(key, value); !appended) return appended.fault();
  }
  if (typed) {
    key += '#';
    for (const PyValue& value : call.positional) key += static_cast<char>('0' + value.value.index());
    for (const auto& [name, value] : call.keywords) key += static_cast<char>('0' + value.value.index());
  }
  return key;
}

}  // namespace cachebound
