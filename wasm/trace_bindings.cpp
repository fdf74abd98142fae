// A trace of the user's own: the boundary of the module that reads and makes traces.
#include <emscripten/bind.h>
#include <memory>
#include <string>
#include <vector>

#include "exercises/lab/own-trace/own_trace.hpp"
#include "exercises/lab/own-trace/own_trace_preview.hpp"
#include "wasm/boundary.hpp"

using cachebound::guarded;
using cachebound::OwnTrace;
using cachebound::plain;
using cachebound::reply;
using cachebound::steady_clock;
using emscripten::val;

namespace {

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

EMSCRIPTEN_BINDINGS(own_trace) {
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
