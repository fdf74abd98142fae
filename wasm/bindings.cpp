// The whole boundary to JavaScript. Text and typed arrays cross it, not objects: the API grows in JSON, this file does
// not.
#include <emscripten/bind.h>
#include <emscripten/em_js.h>
#include <emscripten/heap.h>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "exercises/catalogue.hpp"
#include "wasm/boundary.hpp"
#include "wasm/script_databases.hpp"

using cachebound::guarded;
using cachebound::reply;
using cachebound::Session;
using cachebound::steady_clock;
using emscripten::val;

// clang-format off
EM_JS(void, throw_error, (const char* text), { throw new Error(UTF8ToString(text)); });
// clang-format on

namespace {

std::string exercises() {
  return guarded([] { return cachebound::catalogue().describe(); });
}

cachebound::ScriptFolder& databases() {
  static cachebound::ScriptFolder folder;
  return folder;
}
void use_databases(val folder) { databases().folder = std::move(folder); }

cachebound::Environment machine() {
  cachebound::Environment environment{&steady_clock(),
                                      [] { return static_cast<std::uint64_t>(emscripten_get_heap_size()); }};
  if (!databases().folder.isNull()) environment.databases = &databases();
  return environment;
}

double heap_bytes() { return static_cast<double>(emscripten_get_heap_size()); }

val open(const std::string& exercise, const std::string& query) {
  return guarded([&] {
    return reply("session", cachebound::catalogue().open(exercise, query, machine()),
                 [](Session&& session) { return std::make_shared<Session>(std::move(session)); });
  });
}

// Counts of events travel as doubles: JavaScript's numbers, exact far beyond any run.
double step(Session& session, double events) {
  return guarded([&] { return static_cast<double>(session.step(static_cast<std::uint64_t>(events))); });
}
void seek(Session& session, double position) {
  guarded([&] {
    session.seek(static_cast<std::uint64_t>(position));
    return true;
  });
}
double position(const Session& session) { return static_cast<double>(session.position()); }
double length(const Session& session) { return static_cast<double>(session.length()); }

/// A copy: a view into the heap would lose its memory when the heap grows.
val copied(std::span<const double> values) {
  return val(emscripten::typed_memory_view(values.size(), values.data())).call<val>("slice");
}

val columns(const Session& session) {
  val columns = val::object();
  columns.set("position", copied(session.series().positions()));
  const cachebound::Metrics metrics = session.spec().metrics();
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    columns.set(std::string(metrics[i].name), copied(session.series().column(i)));
  }
  return columns;
}

std::string frame(const Session& session) {
  return guarded([&] { return session.frame(); });
}
std::string result(const Session& session) {
  return guarded([&] { return session.result(); });
}
std::string fill(const Session& session, const std::string& text, const std::string& language) {
  using cachebound::CodeLanguage;
  return guarded([&] { return session.fill(text, language == "cpp" ? CodeLanguage::cpp : CodeLanguage::python); });
}

}  // namespace

EMSCRIPTEN_BINDINGS(cachebound) {
  emscripten::function("exercises", &exercises);
  emscripten::function("open", &open);
  emscripten::function("useDatabases", &use_databases);
  emscripten::function("heapBytes", &heap_bytes);
  emscripten::class_<Session>("Session")
      .smart_ptr<std::shared_ptr<Session>>("SessionPointer")
      .function("step", &step)
      .function("seek", &seek)
      .function("position", &position)
      .function("length", &length)
      .function("columns", &columns)
      .function("frame", &frame)
      .function("result", &result)
      .function("fill", &fill);
}
