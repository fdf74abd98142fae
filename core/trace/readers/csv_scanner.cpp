#include "trace/readers/csv_scanner.hpp"

#include "trace/readers/characters.hpp"

namespace cachebound {

CsvScanner::CsvScanner(char delimiter, std::uint32_t column) : delimiter_(delimiter), wanted_(column) {
  for (unsigned byte = 0; byte < special_.size(); ++byte) {
    const auto c = static_cast<char>(byte);
    special_[byte] = c == delimiter || c == '\n' || is_noise(c);
  }
}

void CsvScanner::reset() noexcept {
  state_ = State::cell_start;
  flaw_ = Flaw::none;
  column_ = inner_lines_ = 0;
  at_ = begin_ = 0;
  cell_begin_ = absent;
}

void CsvScanner::end_cell(std::size_t end) noexcept {
  if (column_ == wanted_) {
    cell_begin_ = begin_;
    cell_end_ = end;
  }
}

bool CsvScanner::scan(std::string_view record) {
  while (at_ < record.size()) {
    const char c = record[at_];
    switch (state_) {
      case State::cell_start:
        if (c == '"') {
          state_ = State::quoted;
          ++at_;
        } else if (is_blank(c) && c != delimiter_) {
          ++at_;
        } else {
          state_ = State::plain;
        }
        continue;
      case State::plain:
        while (at_ < record.size() && !special_[static_cast<unsigned char>(record[at_])]) ++at_;
        if (at_ == record.size()) return false;
        break;
      case State::quoted:
        // A doubled quote leaves the quotes and enters them again.
        if (c == '"') state_ = State::after_quote;
        if (c == '\n') ++inner_lines_;
        if (is_noise(c)) flaw_ = Flaw::noise;
        ++at_;
        continue;
      case State::after_quote:
        if (c == '"' && record[at_ - 1] == '"') {
          state_ = State::quoted;
          ++at_;
          continue;
        }
        if (c != delimiter_ && c != '\n') {
          if (!is_blank(c) && flaw_ == Flaw::none) flaw_ = Flaw::text_after_quote;
          if (is_noise(c)) flaw_ = Flaw::noise;
          ++at_;
          continue;
        }
        break;
    }
    const char special = record[at_];
    if (special != delimiter_ && special != '\n') {
      flaw_ = Flaw::noise;
      ++at_;
      continue;
    }
    end_cell(at_++);
    if (special == '\n') return true;
    ++column_;
    begin_ = at_;
    state_ = State::cell_start;
  }
  return false;
}

bool CsvScanner::finish(std::string_view record) {
  end_cell(record.size());
  return state_ != State::quoted;
}

std::optional<std::string_view> CsvScanner::cell(std::string_view record, std::string& scratch) const {
  if (cell_begin_ == absent) return std::nullopt;
  std::string_view cell = trimmed(record.substr(cell_begin_, cell_end_ - cell_begin_));
  if (cell.size() < 2 || cell.front() != '"') return cell;
  cell = cell.substr(1, cell.rfind('"') - 1);
  if (cell.find('"') == std::string_view::npos) return cell;
  scratch.clear();
  for (std::size_t i = 0; i < cell.size(); ++i) {
    scratch += cell[i];
    if (cell[i] == '"') ++i;
  }
  return scratch;
}

}  // namespace cachebound
