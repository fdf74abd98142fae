// The sentences of tests/contract/store.test.cpp, in a browser: on SQLite in its origin-private file system.
#include <emscripten/bind.h>
#include <string>

#include "base/json_writer.hpp"
#include "contract/store.test.cpp"

namespace {

/// Runs every case on databases of the page's folder. JSON: {name, checked, failures} a case.
std::string run(const emscripten::val& folder) {
  cachebound::page_databases().folder = folder;
  cachebound::JsonWriter json;
  json.array();
  for (const auto& [name, body] : browser_tests::cases()) {
    browser_tests::failures().clear();
    browser_tests::checked() = 0;
    try {
      body();
    } catch (const browser_tests::Ended&) {
    }
    json.object().field("name", name).field("checked", browser_tests::checked()).key("failures").array();
    for (const std::string& failure : browser_tests::failures()) json.text(failure);
    json.end().end();
  }
  json.end();
  return json.take();
}

}  // namespace

EMSCRIPTEN_BINDINGS(store_contract) { emscripten::function("run", &run); }
