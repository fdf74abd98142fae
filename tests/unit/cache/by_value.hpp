// A stage whose records are their own keys.
#pragma once

#include <cstdint>

namespace cachebound {

struct ByValue {
  std::uint32_t operator()(const std::uint32_t& record) const { return record; }
};

}  // namespace cachebound
