// Eviction race over Cachebound's core: every policy over the same requests.
#include <array>
#include <cstdio>
#include <string_view>

#include "eviction/registry.hpp"
#include "trace/compiled_trace.hpp"
#include "trace/workload/workload.hpp"

using namespace cachebound;

int main() {
  constexpr std::uint32_t requests = {{requests}};
  Account memory("race");
  const Workload workload({*parse_workload({{workload}}), {{objects}}, {{skew}}, {{period}}, {{seed}}}, memory);

  TraceCompiler compiler(requests, memory);
  for (std::uint32_t first = 0; first < requests; ++first) {
    std::array<Key, 1> key{};
    workload.fill(first, key);
    if (!compiler.add(key)) return 1;
  }
  const CompiledTrace trace = std::move(compiler).finish();

  const eviction::CompiledIds compiled{trace.ids(), trace.objects(), trace.keys()};
  const std::string_view watched = {{policy}};
  for (const eviction::PolicyInfo& policy : eviction::policies()) {
    const auto cache = policy.compiled(compiled, {{maxsize}}, {{seed}}, memory);
    const std::uint64_t misses = requests - cache->replay(trace.ids());
    std::printf("%-10s %8llu misses, %5.1f %%%s\n", policy.title.data(), static_cast<unsigned long long>(misses),
                100.0 * static_cast<double>(misses) / requests, policy.name == watched ? " (watched)" : "");
  }
}
