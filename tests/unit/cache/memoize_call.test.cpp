#include "cache/memoize_call.hpp"

#include <functional>

#include "catch.hpp"

using namespace cachebound;

namespace {

PyCall with(PyValue value) { return {{std::move(value)}, {}}; }

using Function = std::function<Result<int>(const PyCall&)>;

}  // namespace

TEST_CASE("the function sees the arguments, not the key", "[memoize_call]") {
  Account account("cache");
  MemoizedCall<int, Function> length(Capacity::bounded(4), false, account, [](const PyCall& call) -> Result<int> {
    return static_cast<int>(call.positional.size() + call.keywords.size());
  });
  const PyCall call{{PyValue{std::int64_t{1}}}, {{"x", PyValue{2.0}}}};
  CHECK(length.call(call)->value == 2);
  CHECK(length.call(call)->access.hit);
  length.cache_clear();
  CHECK(length.cache_info().misses == 0);
}

TEST_CASE("unhashable arguments are a fault, uncounted", "[memoize_call]") {
  Account account("cache");
  MemoizedCall<int, Function> function(Capacity::bounded(4), false, account,
                                       [](const PyCall&) -> Result<int> { return 1; });
  CHECK(function.call(with({PyValue::Mutable{"dict"}})).fault().message == "unhashable type: 'dict'");
  CHECK(function.cache_info().misses == 0);
}

TEST_CASE("with maxsize 0 no key is built and nothing needs to be hashable", "[memoize_call]") {
  Account account("cache");
  MemoizedCall<int, Function> function(Capacity::functools(0), false, account,
                                       [](const PyCall&) -> Result<int> { return 1; });
  CHECK(function.call(with({PyValue::Mutable{"list"}})));
  CHECK(function.cache_info().misses == 1);
}

TEST_CASE("a recursion finds its own arguments again after the inner call", "[memoize_call]") {
  Account account("cache");
  MemoizedCall<int, Function>* self = nullptr;
  MemoizedCall<int, Function> depth(Capacity::unbounded(), false, account, [&](const PyCall& call) -> Result<int> {
    const auto n = std::get<std::int64_t>(call.positional[0].value);
    if (n == 0) return 0;
    const auto inner = self->call(with({n - 1}));
    return inner->value + static_cast<int>(std::get<std::int64_t>(call.positional[0].value));
  });
  self = &depth;
  CHECK(depth.call(with({std::int64_t{10}}))->value == 55);
}
