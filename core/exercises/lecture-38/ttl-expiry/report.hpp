// A TTL run in words: what happened at a step, and why.
#pragma once

#include <string>

#include "exercises/lecture-38/ttl-expiry/run.hpp"

namespace cachebound::exercises::ttl_expiry {

/// "2.5 s"; milliseconds at the finest, rounded down.
[[nodiscard]] std::string seconds(Nanoseconds time);

/// "S7"
[[nodiscard]] std::string sensor_label(std::uint32_t sensor);

/// Why the event came about.
[[nodiscard]] std::string why(const TtlRun& run, const TtlEvent& event);

/// The last step in one sentence.
[[nodiscard]] std::string what_happened(const TtlRun& run);

}  // namespace cachebound::exercises::ttl_expiry
