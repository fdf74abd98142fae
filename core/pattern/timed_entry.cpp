#include "pattern/timed_entry.hpp"

#include <charconv>

namespace cachebound {

namespace {

/// Reads a number and the space behind it off the front of the text.
std::optional<Nanoseconds> take_time(std::string_view& text) {
  Nanoseconds::rep time = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), time);
  if (error != std::errc() || end == text.data() + text.size() || *end != ' ') return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
  return Nanoseconds{time};
}

}  // namespace

std::string encode(const TimedEntry& entry) {
  return std::to_string(entry.expires.count()) + " " + std::to_string(entry.cost.count()) + " " + entry.value;
}

std::optional<TimedEntry> decode_timed_entry(std::string_view text) {
  const auto expires = take_time(text);
  if (!expires) return std::nullopt;
  const auto cost = take_time(text);
  if (!cost) return std::nullopt;
  return TimedEntry{*expires, *cost, std::string(text)};
}

}  // namespace cachebound
