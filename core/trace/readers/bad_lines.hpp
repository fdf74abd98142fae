// What to do with a line that holds no request, and what was done.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace cachebound {

enum class OnBadLine : std::uint8_t { skip, refuse };

/// Counts bad lines; keeps the sentences about the first few.
class BadLines {
 public:
  static constexpr std::size_t most_told = 5;

  explicit BadLines(OnBadLine choice) : choice_(choice) {}

  /// `sentence` names the line: "line 17 has 3 columns, the first line 5". False when the trace is to be refused.
  bool report(std::string sentence) {
    if (count_++ < most_told) told_.push_back(std::move(sentence));
    return choice_ == OnBadLine::skip;
  }

  [[nodiscard]] std::uint64_t count() const noexcept { return count_; }
  /// The first of them, at most `most_told`.
  [[nodiscard]] const std::vector<std::string>& told() const noexcept { return told_; }

  /// Set once a bad line has been refused.
  [[nodiscard]] std::optional<Fault> refusal() const {
    if (choice_ == OnBadLine::skip || count_ == 0) return std::nullopt;
    return Fault{FaultCode::malformed_trace, "trace", told_.front() + "."};
  }

 private:
  OnBadLine choice_;
  std::uint64_t count_ = 0;
  std::vector<std::string> told_;
};

}  // namespace cachebound
