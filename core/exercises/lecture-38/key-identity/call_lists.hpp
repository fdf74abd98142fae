// Lists of calls whose cache keys are worth a prediction.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/keys.hpp"

namespace cachebound::exercises::key_identity {

enum class CallList : std::uint8_t {
  numbers,
  pairs,
  spellings,
  types,
  containers,
  failures,
  cleared,
  everything,
};

/// The lists' names, in the order of the enumeration.
inline constexpr std::string_view call_list_names[] = {"numbers",    "pairs",    "spellings", "types",
                                                       "containers", "failures", "cleared",   "everything"};

struct ScriptedCall {
  PyCall call;
  bool clears = false;  ///< no call of f, but f.cache_clear()
};

/// f raises when this is its first argument.
inline constexpr std::string_view raising_argument = "boom";
[[nodiscard]] bool raises(const PyCall& call);

/// The calls in order; `everything` is all other lists, one after another.
[[nodiscard]] std::vector<ScriptedCall> calls_of(CallList list);

}  // namespace cachebound::exercises::key_identity
