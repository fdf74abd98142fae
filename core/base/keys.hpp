// Which calls share a cache entry: the keys of functools.lru_cache (CPython 3.11, Modules/_functoolsmodule.c,
// lru_cache_make_key).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.hpp"

namespace cachebound {

/// A Python argument, as far as keys can tell arguments apart. Integers of 64 bits; no NaN (Python compares it by
/// identity, which a value does not have).
struct PyValue {
  struct None {};
  struct Tuple {
    std::vector<PyValue> items;
  };
  /// A list, dict or set: cannot be hashed.
  struct Mutable {
    std::string_view type;
  };
  std::variant<None, bool, std::int64_t, double, std::string, Tuple, Mutable> value;
};

struct PyCall {
  std::vector<PyValue> positional;
  std::vector<std::pair<std::string, PyValue>> keywords;  ///< in the order written
};

/// Two calls share an entry exactly when their keys are equal. A canonical byte string, so that it hashes and
/// compares the same on every platform.
using CallKey = std::string;

/// The key of one call, or an `unhashable` fault in CPython's words. With `typed` the types of the arguments count,
/// those inside tuples do not. O(length of the call).
///
/// One exact rule surprises: a lone positional int or str is its own key, everything else becomes a tuple; so f(1)
/// and f(1.0) differ even untyped, while f(1.0) and f(True) are one.
[[nodiscard]] Result<CallKey> make_key(const PyCall& call, bool typed);

/// The key of a call with one non-negative int, without the detour over text.
struct IntKey {
  std::uint32_t number = 0;
  std::uint32_t typed = 0;  ///< with typed=True the key carries its type, here always int

  friend bool operator==(const IntKey&, const IntKey&) = default;
};

[[nodiscard]] constexpr IntKey int_key(std::uint32_t number, bool typed) noexcept { return {number, typed ? 1U : 0U}; }

}  // namespace cachebound
