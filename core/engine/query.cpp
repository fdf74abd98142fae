#include "engine/query.hpp"

#include <cctype>
#include <optional>

#include "base/text.hpp"

namespace cachebound {

namespace {

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

std::optional<std::string> decode(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+') {
      decoded += ' ';
    } else if (text[i] != '%') {
      decoded += text[i];
    } else {
      const auto high = i + 1 < text.size() ? hex_digit(text[i + 1]) : std::nullopt;
      const auto low = i + 2 < text.size() ? hex_digit(text[i + 2]) : std::nullopt;
      if (!high || !low) return std::nullopt;
      decoded += static_cast<char>(*high * 16 + *low);
      i += 2;
    }
  }
  return decoded;
}

std::string encode(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte < 0x80 && (std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '.');
    if (plain) {
      encoded += c;
    } else {
      encoded += '%';
      encoded += "0123456789ABCDEF"[byte >> 4];
      encoded += "0123456789ABCDEF"[byte & 15U];
    }
  }
  return encoded;
}

}  // namespace

Result<Query> parse_query(std::string_view text) {
  if (text.size() > longest_query) {
    return Fault{FaultCode::malformed_query, "",
                 "query: got " + grouped(std::uint64_t{text.size()}) + " characters; allowed: at most " +
                     grouped(std::uint64_t{longest_query}) + "."};
  }
  Query query;
  while (!text.empty()) {
    const std::string_view pair = text.substr(0, text.find('&'));
    text.remove_prefix(pair.size() == text.size() ? pair.size() : pair.size() + 1);
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    auto name = decode(pair.substr(0, equals));
    auto value = equals == std::string_view::npos ? std::nullopt : decode(pair.substr(equals + 1));
    if (!name || !value || name->empty()) {
      return Fault{FaultCode::malformed_query, name.value_or(""),
                   "query: got " + in_quotes(pair) + "; allowed: name=value pairs joined by &."};
    }
    query.emplace_back(std::move(*name), std::move(*value));
  }
  return query;
}

std::string format_query(const Query& query) {
  std::string text;
  for (const auto& [name, value] : query) {
    if (!text.empty()) text += '&';
    text += encode(name) + '=' + encode(value);
  }
  return text;
}

}  // namespace cachebound
