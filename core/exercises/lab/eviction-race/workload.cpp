#include "exercises/lab/eviction-race/workload.hpp"

#include <algorithm>
#include <array>

#include "eviction/next_uses.hpp"

namespace cachebound::exercises::eviction_race {

namespace {

constexpr std::uint32_t batch = 512;

WorkloadParams formula_of(const RaceParams& params) {
  return {params.workload, params.objects, params.skew, params.period, params.seed};
}

CompiledTrace compile(const RaceParams& params, Account& account) {
  const Workload workload(formula_of(params), account);
  TraceCompiler compiler(params.requests, account, params.requests);
  std::array<Key, batch> keys{};
  for (std::uint32_t first = 0; first < params.requests; first += batch) {
    const auto part = std::span(keys).first(std::min(batch, params.requests - first));
    workload.fill(first, part);
    [[maybe_unused]] const bool taken = compiler.add(part);
    assert(taken);
  }
  return std::move(compiler).finish();
}

}  // namespace

std::uint64_t RaceWorkload::worst_case_bytes(const RaceParams& params) noexcept {
  return Workload::worst_case_bytes(formula_of(params)) + TraceCompiler::worst_case_bytes(params.requests) +
         eviction::HashIndex::bytes(params.requests, {});
}

RaceWorkload::RaceWorkload(const RaceParams& params, Account& account)
    : trace_(compile(params, account)),
      next_uses_(eviction::find_next_uses(trace_.ids(), trace_.objects(), account)),
      index_(trace_.objects(), {}, account) {
  for (std::uint32_t id = 0; id < trace_.objects(); ++id) index_.enter(index_.prepare(keys()[id]), id);
}

std::string RaceWorkload::label(Key key) {
  if (key >= Workload::scan_keys) return "S" + std::to_string(key - Workload::scan_keys);
  if (key >= Workload::loop_keys) return "L" + std::to_string(key - Workload::loop_keys);
  return "K" + std::to_string(key);
}

}  // namespace cachebound::exercises::eviction_race
