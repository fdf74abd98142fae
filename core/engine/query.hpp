// The one text form of parameters: name=value&name=value, as in a link.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "base/text.hpp"

namespace cachebound {

/// Decoded, in the order given; names may still repeat or be unknown: the schema judges that.
using Query = std::vector<std::pair<std::string, std::string>>;

/// Longer queries are refused unread.
inline constexpr std::size_t longest_query = 4096;

/// application/x-www-form-urlencoded: percent escapes, '+' for a space. Empty text is an empty query.
[[nodiscard]] Result<Query> parse_query(std::string_view text);

/// The inverse of parse_query.
[[nodiscard]] std::string format_query(const Query& query);

}  // namespace cachebound
