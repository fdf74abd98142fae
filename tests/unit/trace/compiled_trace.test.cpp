#include "trace/compiled_trace.hpp"

#include <vector>

#include "catch.hpp"

using namespace cachebound;

namespace {

std::vector<std::uint32_t> ids_of(const CompiledTrace& trace) { return {trace.ids().begin(), trace.ids().end()}; }

}  // namespace

TEST_CASE("ids are dense, in the order of first occurrence", "[compiled-trace]") {
  Account account("trace", TraceCompiler::worst_case_bytes(100));
  TraceCompiler compiler(100, account);
  CHECK(compiler.add(std::vector<Key>{900, 7, 900}));
  CHECK(compiler.add({}));
  CHECK(compiler.add(std::vector<Key>{0, 7}));
  const CompiledTrace trace = std::move(compiler).finish();
  CHECK(ids_of(trace) == std::vector<std::uint32_t>{0, 1, 0, 2, 1});
  CHECK(trace.objects() == 3);
  CHECK(std::vector(trace.keys().begin(), trace.keys().end()) == std::vector<Key>{900, 7, 0});
}

TEST_CASE("a trace longer than allowed is refused where it becomes too long", "[compiled-trace]") {
  Account account("trace", TraceCompiler::worst_case_bytes(4));
  TraceCompiler compiler(4, account);
  CHECK(compiler.add(std::vector<Key>{1, 2, 1}));
  CHECK_FALSE(compiler.add(std::vector<Key>{2, 1, 1}));
  CHECK(compiler.requests() == 4);
  CHECK(ids_of(std::move(compiler).finish()) == std::vector<std::uint32_t>{0, 1, 0, 1});
}

TEST_CASE("a trace of more objects than allowed is refused at the first that is too many", "[compiled-trace]") {
  constexpr CompileLimits limits{100, 2};
  Account account("trace", TraceCompiler::worst_case_bytes(limits));
  TraceCompiler compiler(limits, account);
  CHECK_FALSE(compiler.add(std::vector<Key>{5, 6, 5, 7, 5}));
  CHECK(ids_of(std::move(compiler).finish()) == std::vector<std::uint32_t>{0, 1, 0});
}

TEST_CASE("an empty trace has no objects", "[compiled-trace]") {
  Account account("trace", TraceCompiler::worst_case_bytes(0));
  TraceCompiler compiler(0, account);
  CHECK(compiler.add({}));
  CHECK(std::move(compiler).finish().objects() == 0);
}

TEST_CASE("compiling stays within the bytes announced, and keeps only ids and keys", "[compiled-trace]") {
  constexpr std::uint32_t requests = 50'000;
  Account account("trace", TraceCompiler::worst_case_bytes(requests));
  std::vector<Key> keys(1000);
  const CompiledTrace trace = [&] {
    TraceCompiler compiler(requests, account);
    for (Key next = 0; next < requests;) {
      for (Key& key : keys) key = next++;
      REQUIRE(compiler.add(keys));
    }
    return std::move(compiler).finish();
  }();
  CHECK(trace.objects() == requests);
  CHECK(account.current() == trace.bytes());
}
