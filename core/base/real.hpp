// log, pow, sin and cos with one result on every platform: glibc's and musl's differ in the last place.
#pragma once

namespace cachebound::real {

inline constexpr double two_pi = 6.283185307179586476925286766559;

/// Computed to about 100 bits, then rounded once: the nearest double but for arguments (about one in 2^45)
/// whose result lies that close to the middle between two. O(1), no tables.

/// Natural logarithm; x positive and normal.
[[nodiscard]] double log(double x);
/// base positive and normal, |exponent * log(base)| below 700.
[[nodiscard]] double pow(double base, double exponent);
/// |x| up to 1e5.
[[nodiscard]] double sin(double x);
/// |x| up to 1e5.
[[nodiscard]] double cos(double x);

}  // namespace cachebound::real
