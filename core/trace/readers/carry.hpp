// Cuts a stream that comes in chunks of any size into records: bytes are copied only where a chunk ends inside one.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cachebound {

/// A trace's lines and records are no longer; longer ones are bad lines.
inline constexpr std::size_t most_record_bytes = 65'536;

/// Keeps the torn end of a chunk until the rest of the record has come. It holds at most `worst_case_bytes` as long
/// as `parse` consumes something of every window that is longer than a record may be.
class Carry {
 public:
  [[nodiscard]] static constexpr std::size_t worst_case_bytes() noexcept { return most_record_bytes + 1 + piece; }

  /// `parse(window)` consumes whole records from the start of the window and returns how many bytes these were, or
  /// nothing to stop for good. It is shown again what it left, with more behind it. False when it stopped.
  template <class Parse>
  bool feed(std::string_view bytes, Parse&& parse) {
    while (!torn_.empty() && !bytes.empty()) {
      const std::size_t old = torn_.size();
      const std::string_view more = bytes.substr(0, piece);
      torn_.append(more);
      const std::optional<std::size_t> consumed = parse(std::string_view(torn_));
      if (!consumed) return false;
      if (*consumed >= old) {
        bytes.remove_prefix(*consumed - old);
        torn_.clear();
      } else {
        bytes.remove_prefix(more.size());
        torn_.erase(0, *consumed);
      }
    }
    if (bytes.empty()) return true;
    const std::optional<std::size_t> consumed = parse(bytes);
    if (!consumed) return false;
    torn_.assign(bytes.substr(*consumed));
    return true;
  }

  /// What is left when no more will come.
  [[nodiscard]] std::string_view rest() const noexcept { return torn_; }

 private:
  static constexpr std::size_t piece = 512;

  std::string torn_;
};

}  // namespace cachebound
