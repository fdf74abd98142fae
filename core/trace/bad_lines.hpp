// What to do with a line that holds no request, and what was done.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.hpp"

namespace cachebound {

enum class OnBadLine : std::uint8_t { skip, refuse };

/// Counts bad lines; keeps the sentence about the first one.
class BadLines {
 public:
  explicit BadLines(OnBadLine choice) : choice_(choice) {}

  /// `sentence` names the line: "line 17 has 3 columns, the first line 5". False when the trace is to be refused.
  bool report(std::string sentence) {
    if (count_++ == 0) first_ = std::move(sentence);
    return choice_ == OnBadLine::skip;
  }

  [[nodiscard]] std::uint64_t count() const noexcept { return count_; }
  /// Empty while there is none.
  [[nodiscard]] const std::string& first() const noexcept { return first_; }

  /// Set once a bad line has been refused.
  [[nodiscard]] std::optional<Fault> refusal() const {
    if (choice_ == OnBadLine::skip || count_ == 0) return std::nullopt;
    return Fault{FaultCode::malformed_trace, "trace", first_ + "."};
  }

 private:
  OnBadLine choice_;
  std::uint64_t count_ = 0;
  std::string first_;
};

}  // namespace cachebound
