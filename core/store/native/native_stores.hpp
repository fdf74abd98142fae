// The stores of the program's --store, opened.
#pragma once

#include <memory>
#include <string_view>

#include "base/result.hpp"
#include "store/native/store_address.hpp"
#include "store/stores.hpp"

namespace cachebound {

/// Stores at this address. On a real server a run has real time and keys of its own, which go when its stores do; who
/// else uses the server is left alone. A file of SQLite is the run's alone, and emptied when the run begins.
/// `store_unreachable` where no server answers now, or the file cannot be a store. One that goes away later makes its
/// commands faults.
[[nodiscard]] Result<std::unique_ptr<Stores>> open_stores(const StoreAddress& address);

/// Likewise, out of the address as text; its own faults are parse_store_address's.
[[nodiscard]] Result<std::unique_ptr<Stores>> open_stores(std::string_view address);

}  // namespace cachebound
