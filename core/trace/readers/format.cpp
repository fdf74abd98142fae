#include "trace/readers/format.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.hpp"
#include "trace/readers/characters.hpp"
#include "trace/readers/csv_layout.hpp"
#include "trace/readers/oracle_reader.hpp"

namespace cachebound {

namespace {

constexpr std::array<NamedFormat, 4> all{{{"auto", TraceFormat::automatic},
                                          {"csv", TraceFormat::csv},
                                          {"text", TraceFormat::text},
                                          {"oracle-general", TraceFormat::oracle_general}}};

Fault fault(std::string sentence) { return {FaultCode::malformed_trace, "trace", std::move(sentence)}; }

struct Packing {
  std::string_view start, name, command;
};
constexpr std::array<Packing, 4> packings{{{"\x28\xb5\x2f\xfd", "zstd", "zstd -dc"},
                                           {"\xfd\x37zXZ", "xz", "xz -dc"},
                                           {"BZh", "bzip2", "bzip2 -dc"},
                                           {"PK\x03\x04", "zip", "unzip -p"}}};

/// Noise may be among the records; in text none is plausible.
bool is_oracle_general(std::string_view opening) {
  const std::uint64_t records = opening.size() / OracleRecord::bytes;
  std::uint64_t plausible = 0;
  for (std::uint64_t record = 0; record < records; ++record) {
    const auto at = static_cast<std::size_t>(record * OracleRecord::bytes);
    plausible += OracleRecord::at(opening.data() + at).is_plausible(record) ? 1 : 0;
  }
  return plausible > 0 && plausible * 2 > records;
}

/// Some lines may be noise, but not most of them.
bool is_mostly_text(std::string_view opening) {
  std::size_t lines = 0, clean = 0;
  while (!opening.empty()) {
    const std::string_view line = opening.substr(0, opening.find('\n'));
    ++lines;
    clean += std::none_of(line.begin(), line.end(), is_noise) ? 1 : 0;
    opening.remove_prefix(std::min(opening.size(), line.size() + 1));
  }
  return clean * 2 >= lines;
}

}  // namespace

std::span<const NamedFormat> formats() noexcept { return all; }

std::string_view name_of(TraceFormat format) noexcept {
  return std::find_if(all.begin(), all.end(), [&](const NamedFormat& named) { return named.format == format; })->name;
}

Result<TraceFormat> parse_format(std::string_view name) {
  for (const NamedFormat& named : all) {
    if (named.name == name) return named.format;
  }
  return Fault{FaultCode::unknown_choice, "format",
               "format: got " + in_quotes(name) + "; allowed: auto, csv, text, oracle-general."};
}

Result<TraceFormat> detect_format(std::string_view opening, bool whole) {
  if (is_gzip(opening)) return fault("The trace is packed by gzip: unpack it before it is read.");
  for (const Packing& packing : packings) {
    if (!opening.starts_with(packing.start)) continue;
    return fault("The trace is packed by " + std::string(packing.name) + ": unpack it first, for instance with " +
                 std::string(packing.command) + ".");
  }
  if (opening.starts_with("\xff\xfe") || opening.starts_with("\xfe\xff")) {
    return fault("The trace is text in UTF-16: save it as UTF-8.");
  }
  if (is_oracle_general(opening)) return TraceFormat::oracle_general;
  if (!is_mostly_text(opening)) {
    std::string what =
        "The trace is binary, but not oracleGeneral (24 bytes a request: time u32, id u64, size u32, next "
        "i64)";
    if (whole && opening.size() < OracleRecord::bytes)
      what += ": it has only " + counted(opening.size(), "byte", "bytes");
    return fault(what + ".");
  }
  return find_delimiter(opening) ? TraceFormat::csv : TraceFormat::text;
}

}  // namespace cachebound
