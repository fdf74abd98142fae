#include "base/json_writer.hpp"

#include <cassert>
#include <cmath>
#include <utility>

#include "base/text.hpp"

namespace cachebound {

void JsonWriter::separate() {
  if (!first_ && !after_key_) out_ += ',';
  first_ = after_key_ = false;
}

JsonWriter& JsonWriter::open(char opening, char closing) {
  separate();
  out_ += opening;
  closings_ += closing;
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::end() {
  assert(!closings_.empty() && !after_key_);
  out_ += closings_.back();
  closings_.pop_back();
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  assert(!closings_.empty() && closings_.back() == '}' && !after_key_);
  separate();
  quote(name);
  out_ += ':';
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  separate();
  quote(value);
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  separate();
  out_ += "null";
  return *this;
}

JsonWriter& JsonWriter::number(double value) {
  if (std::isnan(value)) return null();
  assert(std::isfinite(value));
  separate();
  out_ += shortest(value);
  return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t value) {
  separate();
  out_ += std::to_string(value);
  return *this;
}

void JsonWriter::quote(std::string_view value) {
  out_ += '"';
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out_ += '\\';
      out_ += c;
    } else if (byte < 0x20) {
      out_ += "\\u00";
      out_ += "0123456789abcdef"[byte >> 4];
      out_ += "0123456789abcdef"[byte & 15U];
    } else {
      out_ += c;
    }
  }
  out_ += '"';
}

std::string JsonWriter::take() {
  assert(closings_.empty());
  first_ = true;
  return std::exchange(out_, {});
}

}  // namespace cachebound
