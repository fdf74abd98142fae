#include "trace/readers/oracle_reader.hpp"

#include <limits>

#include "base/hash.hpp"
#include "base/text.hpp"

namespace cachebound {

namespace {

constexpr std::int64_t beyond_every_trace = std::int64_t{1} << 48, largest = std::numeric_limits<std::int64_t>::max();

template <class Word>
void write_word(char* to, Word word) {
  for (std::size_t i = 0; i < sizeof(Word); ++i) to[i] = static_cast<char>(word >> (8 * i) & 0xffU);
}

}  // namespace

OracleRecord OracleRecord::at(const char* from) noexcept {
  return {static_cast<std::uint32_t>(hashing::word_at<4>(from)), hashing::word_at<8>(from + 4),
          static_cast<std::uint32_t>(hashing::word_at<4>(from + 12)),
          static_cast<std::int64_t>(hashing::word_at<8>(from + 16))};
}

void OracleRecord::write(char* to) const noexcept {
  write_word(to, time);
  write_word(to + 4, id);
  write_word(to + 12, size);
  write_word(to + 16, static_cast<std::uint64_t>(next));
}

bool OracleRecord::is_plausible(std::uint64_t before) const noexcept {
  if (next == -1 || next == largest) return true;
  return next > 0 && next<beyond_every_trace&& static_cast<std::uint64_t>(next)> before + 1;
}

bool OracleReader::push(std::string_view bytes, Findings& findings) {
  return carry_.feed(bytes, [&](std::string_view window) { return parse(window, findings); });
}

std::optional<std::size_t> OracleReader::parse(std::string_view window, Findings& findings) {
  std::size_t start = 0;
  for (; start + OracleRecord::bytes <= window.size(); start += OracleRecord::bytes, ++before_) {
    const OracleRecord record = OracleRecord::at(window.data() + start);
    if (!record.is_plausible(before_)) {
      if (!findings.bad.report("record " + grouped(before_ + 1) + " has its next request at " +
                               std::to_string(record.next) + ": neither later in the trace nor -1 for none")) {
        return std::nullopt;
      }
      continue;
    }
    const bool last = record.next == -1 || record.next == largest;
    const auto next = last ? RequestBatch::never : static_cast<std::uint64_t>(record.next) - 1;
    if (!findings.requests.add(record.id, next)) return std::nullopt;
  }
  return start;
}

bool OracleReader::finish(Findings& findings) {
  const std::size_t left = carry_.rest().size();
  return left == 0 || findings.bad.report("record " + grouped(before_ + 1) + " is torn: the trace ends after " +
                                          std::to_string(left) + " of its 24 bytes");
}

}  // namespace cachebound
