#include <algorithm>
#include <cstdint>
#include <vector>

#include "fuzz/bodies.hpp"
#include "trace/read_bytes.hpp"
#include "trace/readers/carry.hpp"
#include "trace/readers/characters.hpp"

namespace cachebound::fuzzing {

namespace {

/// A line is a key; nothing else. For texts without lines beyond the longest.
std::vector<Key> naively_read(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  std::vector<Key> keys;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const std::string_view key = trimmed(line);
    if (!key.empty() && std::none_of(line.begin(), line.end(), is_noise)) keys.push_back(hash_key(key));
  }
  return keys;
}

}  // namespace

/// The first byte chooses the format and the column, the second how the trace is cut.
std::string traces(std::string_view bytes) {
  constexpr std::string_view columns[] = {"", "1", "3", "key"};
  if (bytes.size() < 2) return {};
  const auto choice = static_cast<unsigned char>(bytes[0]);
  ReadingOptions options{static_cast<TraceFormat>(choice % 4), std::string(columns[choice / 4 % 4]), OnBadLine::skip};
  std::uint64_t state = static_cast<unsigned char>(bytes[1]);
  const std::string_view trace = bytes.substr(2);

  const ReadTrace whole = read_trace(trace, options);
  const ReadTrace cut = read_trace(trace, options, [&state] {
    state = mix(state + 1);
    return static_cast<std::size_t>(1 + state % 40);
  });
  if (!(whole == cut)) return "cut into chunks the trace reads otherwise";
  if (whole.report.requests != whole.keys.size() && whole.fault.empty()) return "requests are counted wrong";
  if (!whole.next.empty() && whole.next.size() != whole.keys.size()) return "next uses of some requests only";

  options.bad_lines = OnBadLine::refuse;
  const ReadTrace refusing = read_trace(trace, options);
  if (whole.report.bad_lines > 0 && refusing.fault.empty()) return "a bad line was not refused";
  if (whole.report.bad_lines == 0 && !(refusing == whole)) return "refusing bad lines changed a trace without one";

  const bool text = whole.report.format == TraceFormat::text && trace.size() < most_record_bytes;
  if (text && whole.keys != naively_read(trace)) return "a naive reader finds other keys";
  return {};
}

}  // namespace cachebound::fuzzing
