// Finds one cell in a record of comma-separated values (RFC 4180), resumable after any byte.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace cachebound {

/// A quoted cell may hold delimiters, line ends and doubled quotes. Blanks around a cell do not count, quotes inside
/// an unquoted cell are its letters.
class CsvScanner {
 public:
  /// `column` counts from 0.
  CsvScanner(char delimiter, std::uint32_t column);

  enum class Flaw : std::uint8_t { none, noise, text_after_quote };

  /// Scans on in `record`, which begins where the record does and has grown at its end since the last call. True when
  /// the record is complete: it ends before `end()`.
  bool scan(std::string_view record);
  /// The text is over: `record`, scanned so far, is the last one. False when a quote is still open.
  bool finish(std::string_view record);
  /// To begin the next record.
  void reset() noexcept;

  /// Behind the line end.
  [[nodiscard]] std::size_t end() const noexcept { return at_; }
  [[nodiscard]] std::uint32_t columns() const noexcept { return column_ + 1; }
  /// Line ends inside quotes.
  [[nodiscard]] std::uint32_t inner_lines() const noexcept { return inner_lines_; }
  [[nodiscard]] Flaw flaw() const noexcept { return flaw_; }
  /// The cell without its quotes, in `record` or, where quotes were doubled, in `scratch`; nothing when the record has
  /// too few columns.
  [[nodiscard]] std::optional<std::string_view> cell(std::string_view record, std::string& scratch) const;

 private:
  enum class State : std::uint8_t { cell_start, plain, quoted, after_quote };

  void end_cell(std::size_t end) noexcept;

  char delimiter_;
  std::uint32_t wanted_;
  std::array<bool, 256> special_{};
  State state_ = State::cell_start;
  Flaw flaw_ = Flaw::none;
  std::uint32_t column_ = 0, inner_lines_ = 0;
  std::size_t at_ = 0, begin_ = 0;
  std::size_t cell_begin_ = absent, cell_end_ = 0;

  static constexpr std::size_t absent = std::numeric_limits<std::size_t>::max();
};

}  // namespace cachebound
