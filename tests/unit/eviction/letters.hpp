// A policy on a trace of letters, told in letters: what a reader can follow with paper and pencil.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cachebound::eviction {

/// What a policy of that name does with each request: "A" a miss, "A+" a hit, "A-B" a miss that evicts B; apart by
/// blanks. Streamed and compiled must agree, or the text says so.
[[nodiscard]] std::string told(std::string_view policy, std::uint32_t capacity, std::string_view letters);

/// The members of the frame after those requests, as JSON; keys are letters.
[[nodiscard]] std::string frame_after(std::string_view policy, std::uint32_t capacity, std::string_view letters);

}  // namespace cachebound::eviction
