// Reads a text as a trace, cut into chunks as a test likes.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "trace/readers/trace_reader.hpp"

namespace cachebound {

struct ReadTrace {
  std::vector<Key> keys;
  std::vector<std::uint64_t> next;
  ReadingReport report;
  std::string fault;  ///< empty when there was none

  friend bool operator==(const ReadTrace& a, const ReadTrace& b) {
    return a.keys == b.keys && a.next == b.next && a.fault == b.fault && a.report.bad_lines == b.report.bad_lines &&
           a.report.told_bad_lines == b.report.told_bad_lines && a.report.format == b.report.format;
  }
};

/// `chunk_size` is asked for the length of each chunk.
inline ReadTrace read_trace(std::string_view bytes, const ReadingOptions& options,
                            const std::function<std::size_t()>& chunk_size) {
  ReadTrace read;
  TraceReader reader(options, [&read](const RequestBatch& batch) {
    read.keys.insert(read.keys.end(), batch.keys.begin(), batch.keys.end());
    read.next.insert(read.next.end(), batch.next.begin(), batch.next.end());
    return true;
  });
  Result<bool> outcome = true;
  while (outcome && !bytes.empty()) {
    // A chunk of its own, so that reading past its end would be seen.
    const std::string chunk(bytes.substr(0, chunk_size()));
    outcome = reader.push(chunk);
    bytes.remove_prefix(chunk.size());
  }
  if (outcome) outcome = reader.finish();
  if (!outcome) read.fault = outcome.fault().message;
  read.report = reader.report();
  return read;
}

inline ReadTrace read_trace(std::string_view bytes, const ReadingOptions& options = {}) {
  return read_trace(bytes, options, [] { return std::string_view::npos; });
}

inline std::vector<Key> hashed(const std::vector<std::string>& texts) {
  std::vector<Key> keys;
  for (const std::string& text : texts) keys.push_back(hash_key(text));
  return keys;
}

}  // namespace cachebound
