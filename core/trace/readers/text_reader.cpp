#include "trace/readers/text_reader.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"
#include "trace/readers/characters.hpp"

namespace cachebound {

bool TextReader::push(std::string_view bytes, Findings& findings) {
  return carry_.feed(bytes, [&](std::string_view window) { return parse(window, findings); });
}

bool TextReader::finish(Findings& findings) { return skipping_ || take(carry_.rest(), findings); }

std::optional<std::size_t> TextReader::parse(std::string_view window, Findings& findings) {
  std::size_t start = 0;
  for (;;) {
    const std::size_t at = find_control(window, start + scanned_);
    const bool ends = at < window.size() && window[at] == '\n';
    if (!skipping_ && at - start > most_record_bytes) {
      if (!overlong(findings)) return std::nullopt;
    }
    if (at == window.size()) {
      // Of a line that is skipped nothing need be kept.
      scanned_ = skipping_ ? 0 : window.size() - start;
      return skipping_ ? window.size() : start;
    }
    if (!ends) {
      noise_ = noise_ || is_noise(window[at]);
      scanned_ = at + 1 - start;
      continue;
    }
    if (!skipping_ && !take(window.substr(start, at - start), findings)) return std::nullopt;
    noise_ = skipping_ = false;
    ++line_;
    scanned_ = 0;
    start = at + 1;
  }
}

bool TextReader::take(std::string_view line, Findings& findings) {
  if (noise_) {
    return findings.bad.report("line " + grouped(line_) + " holds control characters: binary noise, not a key");
  }
  const std::string_view key = trimmed(line);
  return key.empty() || findings.requests.add(hash_key(key));
}

bool TextReader::overlong(Findings& findings) {
  skipping_ = true;
  return findings.bad.report("line " + grouped(line_) + " is longer than " + grouped(std::uint64_t{most_record_bytes}) +
                             " bytes");
}

}  // namespace cachebound
