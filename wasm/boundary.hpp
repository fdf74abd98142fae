// What every binding needs: C++ errors as JavaScript's, faults as objects, the browser's clock.
#pragma once

#include <chrono>
#include <cstdlib>
#include <emscripten/em_js.h>
#include <emscripten/val.h>
#include <exception>
#include <new>
#include <string>
#include <utility>

#include "base/clock.hpp"
#include "base/result.hpp"

/// Throws a JavaScript error with this text, past all C++ frames.
extern "C" void throw_error(const char* text);

namespace cachebound {

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

[[nodiscard]] inline emscripten::val plain(const Fault& fault) {
  emscripten::val object = emscripten::val::object();
  object.set("code", std::string(name_of(fault.code)));
  object.set("field", fault.field);
  object.set("message", fault.message);
  return object;
}

/// {name: value} or {fault}.
template <class T, class Wrap>
emscripten::val reply(const char* name, Result<T> result, Wrap&& wrap) {
  emscripten::val object = emscripten::val::object();
  if (result) {
    object.set(name, wrap(*std::move(result)));
  } else {
    object.set("fault", plain(result.fault()));
  }
  return object;
}

class SteadyClock final : public cachebound::Clock {
 public:
  cachebound::Nanoseconds now() const override { return std::chrono::steady_clock::now().time_since_epoch(); }
};

inline const SteadyClock& steady_clock() {
  static const SteadyClock clock;
  return clock;
}

}  // namespace cachebound
