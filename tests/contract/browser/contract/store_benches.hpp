// The one store of the contract that lives in a browser; tests/contract/store_benches.hpp has the others.
#pragma once

#include <memory>
#include <string>
#include <tuple>

#include "sim/scheduler.hpp"
#include "sim/virtual_clock.hpp"
#include "store/sql_store.hpp"
#include "support/awaited.hpp"
#include "support/ok.hpp"
#include "wasm/script_databases.hpp"

namespace cachebound {

/// Messages a subscription of every bench keeps.
inline constexpr std::uint32_t bench_most_waiting = 10;

/// Given by the page.
inline ScriptFolder& page_databases() {
  static ScriptFolder folder;
  return folder;
}

/// SQLite on the origin-private file system; the time is virtual.
struct BrowserBench {
  static bool is_here() { return true; }

  VirtualClock clock;
  Scheduler scheduler{clock, 200};
  Account account{"store"};
  std::unique_ptr<SqlStore> store;

  BrowserBench() {
    // What an earlier case has left goes: the store of a bench is new.
    auto left = ok(page_databases().open("contract"));
    ok(left->run("DROP TABLE IF EXISTS entries"));
    ok(left->run("PRAGMA user_version = 0"));
    ok(left->run("PRAGMA application_id = 0"));
    SqlStoreOptions options;
    options.most_waiting = bench_most_waiting;
    store = ok(SqlStore::open(std::move(left), scheduler, clock, account, options));
  }

  template <class T>
  T operator()(Task<T> task) {
    return awaited(scheduler, std::move(task));
  }
  void pass(Nanoseconds time) { scheduler.run_until(scheduler.now() + time); }
};

using StoreBenches = std::tuple<BrowserBench>;

}  // namespace cachebound
