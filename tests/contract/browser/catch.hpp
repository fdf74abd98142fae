// As much of Catch2 as the contract of stores needs, where there is no Catch2: in the browser.
#pragma once

#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace browser_tests {

/// Ends a case: what follows would make no sense.
struct Ended {};

struct Case {
  std::string name;
  void (*run)();
};

inline std::vector<Case>& cases() {
  static std::vector<Case> all;
  return all;
}

/// Of the case that runs.
inline std::vector<std::string>& failures() {
  static std::vector<std::string> all;
  return all;
}
inline int& checked() {
  static int count = 0;
  return count;
}

inline bool check(bool holds, const char* what, int line) {
  ++checked();
  if (!holds) failures().push_back(std::string(what) + " (line " + std::to_string(line) + ")");
  return holds;
}

template <template <class> class Body, class... Types>
struct EachOf;
template <template <class> class Body, class... Types>
struct EachOf<Body, std::tuple<Types...>> {
  explicit EachOf(const char* name) {
    (cases().push_back({name, [] { Body<Types>().run(); }}), ...);
  }
};

}  // namespace browser_tests

#define CHECK(...) browser_tests::check(static_cast<bool>(__VA_ARGS__), #__VA_ARGS__, __LINE__)
#define CHECK_FALSE(...) browser_tests::check(!static_cast<bool>(__VA_ARGS__), "not " #__VA_ARGS__, __LINE__)
#define REQUIRE(...) \
  if (!CHECK(__VA_ARGS__)) throw browser_tests::Ended()
#define CAPTURE(...) static_cast<void>(0)

#define FAIL(message)                                \
  do {                                               \
    browser_tests::failures().emplace_back(message); \
    throw browser_tests::Ended();                    \
  } while (false)

#define BROWSER_JOIN_(a, b) a##b
#define BROWSER_JOIN(a, b) BROWSER_JOIN_(a, b)
/// A case of each type in a tuple, which its body knows as `TestType`.
#define TEMPLATE_LIST_TEST_CASE(name, tags, types) BROWSER_CASE(name, types, BROWSER_JOIN(Case, __LINE__))
#define BROWSER_CASE(name, types, body)                                    \
  namespace {                                                              \
  template <class TestType>                                                \
  struct body {                                                            \
    void run();                                                            \
  };                                                                       \
  const browser_tests::EachOf<body, types> BROWSER_JOIN(body, each)(name); \
  }                                                                        \
  template <class TestType>                                                \
  void body<TestType>::run()
