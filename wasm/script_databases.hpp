// SQLite as the page has it: its WebAssembly build, called through JavaScript. Statements, values and rows cross as
// bytes.
#pragma once

#include <emscripten/val.h>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/sql_wire.hpp"

namespace cachebound {

/// A database that JavaScript opened: {run(sql, bytes) → bytes, close()}.
class ScriptDatabase final : public SqlDatabase {
 public:
  explicit ScriptDatabase(emscripten::val connection) : connection_(std::move(connection)) {}
  ~ScriptDatabase() override { connection_.call<void>("close"); }

  using SqlDatabase::run;
  Result<std::vector<SqlRow>> run(std::string_view sql, std::span<const SqlValue> values) override {
    const std::string bytes = encode(values);
    const auto* start = reinterpret_cast<const unsigned char*>(bytes.data());
    const emscripten::val view(emscripten::typed_memory_view(bytes.size(), start));
    return decode_reply(connection_.call<emscripten::val>("run", std::string(sql), view).as<std::string>());
  }

 private:
  emscripten::val connection_;
};

/// The page's databases: {open(name) → connection}, or nothing as long as the page has given none.
class ScriptFolder final : public SqlFolder {
 public:
  emscripten::val folder = emscripten::val::null();

  Result<std::unique_ptr<SqlDatabase>> open(std::string_view name) override {
    const emscripten::val opened = folder.call<emscripten::val>("open", std::string(name));
    if (opened.isString()) return decode_reply("\1" + opened.as<std::string>()).fault();
    return std::unique_ptr<SqlDatabase>(std::make_unique<ScriptDatabase>(opened));
  }
};

}  // namespace cachebound
