// The formats of traces, and how a trace's first bytes tell which one it is.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.hpp"

namespace cachebound {

enum class TraceFormat : std::uint8_t { automatic, text, csv, oracle_general };

struct NamedFormat {
  std::string_view name;
  TraceFormat format;
};

/// auto, text, csv, oracle-general.
[[nodiscard]] std::span<const NamedFormat> formats() noexcept;
[[nodiscard]] std::string_view name_of(TraceFormat format) noexcept;
[[nodiscard]] Result<TraceFormat> parse_format(std::string_view name);

/// True for the first bytes of a gzip file (RFC 1952).
[[nodiscard]] constexpr bool is_gzip(std::string_view opening) noexcept { return opening.starts_with("\x1f\x8b"); }

/// `opening` is the start of the trace, `whole` says that it is all of it. Never automatic; a fault for compressed and
/// unknown files that says what to do with them.
[[nodiscard]] Result<TraceFormat> detect_format(std::string_view opening, bool whole);

}  // namespace cachebound
