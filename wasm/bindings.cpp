// The whole boundary to JavaScript. Text and typed arrays cross it, not objects: the API grows in JSON, this file does
// not.
#include <chrono>
#include <cstdlib>
#include <emscripten/bind.h>
#include <emscripten/em_js.h>
#include <emscripten/heap.h>
#include <exception>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exercises/catalogue.hpp"
#include "exercises/lab/own-trace/own_trace.hpp"
#include "exercises/lab/own-trace/own_trace_preview.hpp"
#include "wasm/script_databases.hpp"

using cachebound::OwnTrace;
using cachebound::Session;
using emscripten::val;

// clang-format off
EM_JS(void, throw_error, (const char* text), { throw new Error(UTF8ToString(text)); });
// clang-format on

namespace {

/// C++ exceptions reach JavaScript without their message: carry it over by hand, outside of the catch block.
template <class Body>
auto guarded(Body&& body) -> decltype(body()) {
  std::string message;
  try {
    return body();
  } catch (const std::bad_alloc&) {
    message = "the browser gave it no more memory";
  } catch (const std::exception& error) {
    message = error.what();
  }
  throw_error(message.c_str());
  std::abort();  // not reached: the JavaScript exception has left
}

std::string exercises() {
  return guarded([] { return cachebound::catalogue().describe(); });
}

class SteadyClock final : public cachebound::Clock {
 public:
  cachebound::Nanoseconds now() const override { return std::chrono::steady_clock::now().time_since_epoch(); }
};

cachebound::ScriptFolder& databases() {
  static cachebound::ScriptFolder folder;
  return folder;
}
void use_databases(val folder) { databases().folder = std::move(folder); }

const SteadyClock& steady_clock() {
  static const SteadyClock clock;
  return clock;
}

cachebound::Environment machine() {
  cachebound::Environment environment{&steady_clock(),
                                      [] { return static_cast<std::uint64_t>(emscripten_get_heap_size()); }};
  if (!databases().folder.isNull()) environment.databases = &databases();
  return environment;
}

double heap_bytes() { return static_cast<double>(emscripten_get_heap_size()); }

val plain(const cachebound::Fault& fault) {
  val object = val::object();
  object.set("code", std::string(name_of(fault.code)));
  object.set("field", fault.field);
  object.set("message", fault.message);
  return object;
}

/// {name: value} or {fault}.
template <class T, class Wrap>
val reply(const char* name, cachebound::Result<T> result, Wrap&& wrap) {
  val object = val::object();
  if (result) {
    object.set(name, wrap(*std::move(result)));
  } else {
    object.set("fault", plain(result.fault()));
  }
  return object;
}

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
  for (std::size_t i = 0; i < session.spec().metrics.size(); ++i) {
    columns.set(std::string(session.spec().metrics[i].name), copied(session.series().column(i)));
  }
  return columns;
}

std::string frame(const Session& session) {
  return guarded([&] { return session.frame(); });
}
std::string result(const Session& session) {
  return guarded([&] { return session.result(); });
}
std::string code(const Session& session, const std::string& language) {
  return guarded([&] { return language == "cpp" ? session.cpp() : session.python(); });
}

// A trace of the user's own.

std::string own_trace_description() {
  return guarded([] { return cachebound::describe_own_trace(); });
}

std::vector<char> copied(const val& bytes) {
  std::vector<char> buffer(bytes["length"].as<std::size_t>());
  val(emscripten::typed_memory_view(buffer.size(), reinterpret_cast<unsigned char*>(buffer.data())))
      .call<void>("set", bytes);
  return buffer;
}

val preview_trace(const val& opening, bool whole, const std::string& query) {
  return guarded([&] {
    const std::vector<char> buffer = copied(opening);
    return reply("preview", cachebound::preview_own_trace({buffer.data(), buffer.size()}, whole, query),
                 [](std::string&& json) { return std::move(json); });
  });
}

val open_trace(const std::string& source, const std::string& query) {
  return guarded([&] {
    const cachebound::OwnTraceSetting setting{&steady_clock()};
    return reply("trace", source == "file" ? OwnTrace::of_file(query, setting) : OwnTrace::of_workload(query, setting),
                 [](std::unique_ptr<OwnTrace>&& trace) { return std::shared_ptr<OwnTrace>(std::move(trace)); });
  });
}

val fault_of(const cachebound::Result<void>& done) { return done ? val::null() : plain(done.fault()); }

bool needs_bytes(const OwnTrace& trace) { return trace.needs_bytes(); }
val push(OwnTrace& trace, const val& bytes) {
  return guarded([&] {
    const std::vector<char> buffer = copied(bytes);
    return fault_of(trace.push({buffer.data(), buffer.size()}));
  });
}
val finish(OwnTrace& trace) {
  return guarded([&] { return fault_of(trace.finish()); });
}
double step_trace(OwnTrace& trace, double requests) {
  return guarded([&] { return static_cast<double>(trace.step(static_cast<std::uint64_t>(requests))); });
}
double trace_position(const OwnTrace& trace) { return static_cast<double>(trace.position()); }
double trace_length(const OwnTrace& trace) { return static_cast<double>(trace.length()); }
std::string doing(const OwnTrace& trace) {
  return guarded([&] { return trace.doing(); });
}
std::string report(const OwnTrace& trace) {
  return guarded([&] { return trace.report(); });
}
val start_race(OwnTrace& trace, const std::string& query) {
  return guarded([&] { return fault_of(trace.race(query)); });
}
std::string standing(const OwnTrace& trace) {
  return guarded([&] { return trace.standing(); });
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
      .function("code", &code);

  emscripten::function("ownTrace", &own_trace_description);
  emscripten::function("previewTrace", &preview_trace);
  emscripten::function("openTrace", &open_trace);
  emscripten::class_<OwnTrace>("OwnTrace")
      .smart_ptr<std::shared_ptr<OwnTrace>>("OwnTracePointer")
      .function("needsBytes", &needs_bytes)
      .function("push", &push)
      .function("finish", &finish)
      .function("step", &step_trace)
      .function("position", &trace_position)
      .function("length", &trace_length)
      .function("doing", &doing)
      .function("report", &report)
      .function("startRace", &start_race)
      .function("standing", &standing);
}
