#include "bench/kernels.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>

#include "bench/list_map_lru.hpp"
#include "eviction/next_uses.hpp"
#include "eviction/registry.hpp"
#include "trace/curve/curve_error.hpp"
#include "trace/curve/lru_curve.hpp"
#include "trace/curve/shards.hpp"
#include "trace/workload/workload.hpp"

namespace cachebound::bench {

namespace {

constexpr std::uint64_t seed = 38;
constexpr std::uint32_t samples = 8192;
/// A reader hands requests over in portions; so does the page, which shows progress between them.
constexpr std::size_t portion = std::size_t{1} << 16;

template <class Key, class Take>
void in_portions(std::span<const Key> keys, const Take& take) {
  while (!keys.empty()) {
    const std::size_t count = std::min(portion, keys.size());
    take(keys.first(count));
    keys = keys.subspan(count);
  }
}

std::vector<std::uint64_t> drawn(std::uint32_t requests, std::uint32_t objects) {
  WorkloadParams params;
  params.objects = objects;
  params.seed = seed;
  Account account("workload");
  std::vector<std::uint64_t> keys(requests);
  Workload(params, account).fill(0, keys);
  return keys;
}

CompiledTrace compile(std::span<const std::uint64_t> keys, Account& account) {
  const auto count = static_cast<std::uint32_t>(keys.size());
  TraceCompiler compiler(count, account, count);
  in_portions(keys, [&](auto some) { static_cast<void>(compiler.add(some)); });
  return std::move(compiler).finish();
}

Outcome streaming(const eviction::PolicyInfo& policy, std::span<const std::uint64_t> keys, std::uint32_t size,
                  Account& account) {
  const auto cache = policy.make_streaming(size, seed, account);
  Outcome outcome{0, cache->bytes()};
  in_portions(keys, [&](auto some) { outcome.hits += cache->replay(some); });
  return outcome;
}

Outcome compiled(const eviction::PolicyInfo& policy, const eviction::CompiledIds& trace, std::uint32_t requests,
                 std::uint32_t size, Account& account) {
  const auto cache = policy.compiled(trace, size, seed, account);
  Outcome outcome{0, cache->bytes()};
  in_portions(trace.ids.first(requests), [&](auto some) { outcome.hits += cache->replay(some); });
  return outcome;
}

Outcome list_map(std::span<const std::uint64_t> keys, std::uint32_t size) {
  ListMapLru cache(size);
  Outcome outcome;
  for (const std::uint64_t key : keys) outcome.hits += cache.access(key) ? 1U : 0U;
  return outcome;
}

Outcome curve(std::span<const std::uint32_t> ids, std::uint32_t objects, std::uint32_t size, Account& account) {
  LruCurve curve(objects, account);
  in_portions(ids, [&](auto some) { curve.record(some); });
  return {curve.hits(size), account.current()};
}

Outcome sampled(std::span<const std::uint64_t> keys, Account& account) {
  Shards shards(samples, seed, account);
  in_portions(keys, [&](auto some) { shards.record(some); });
  return {0, account.current()};
}

Outcome race(std::span<const eviction::PolicyInfo> policies, std::span<const std::uint64_t> keys, std::uint32_t size,
             Account& account) {
  const CompiledTrace trace = compile(keys, account);
  eviction::CompiledIds ids{trace.ids(), trace.objects(), trace.keys(), {}};
  std::optional<TrackedVector<std::uint32_t>> next_uses;
  Outcome all;
  for (const eviction::PolicyInfo& policy : policies) {
    if (policy.make_streaming == nullptr && !next_uses) {
      next_uses = eviction::find_next_uses(trace.ids(), trace.objects(), account);
      ids.next_uses = *next_uses;
    }
    const Outcome one = compiled(policy, ids, static_cast<std::uint32_t>(keys.size()), size, account);
    all.hits += one.hits;
    all.bytes = std::max(all.bytes, one.bytes);
  }
  return all;
}

}  // namespace

Kernels::Kernels(std::uint32_t requests, std::uint32_t objects)
    : keys_(drawn(requests, objects)),
      trace_(compile(keys_, account_)),
      next_uses_(eviction::find_next_uses(trace_.ids(), trace_.objects(), account_)) {}

std::optional<Outcome> Kernels::run(std::string_view kernel, std::string_view what, std::uint32_t size,
                                    std::uint32_t requests) {
  Account account("run", std::nullopt, &account_);
  const auto keys = std::span<const std::uint64_t>(keys_).first(requests);
  const auto ids = trace_.ids().first(requests);
  const eviction::PolicyInfo* policy = eviction::find_policy(what);
  if (kernel == "streaming" && policy != nullptr && policy->make_streaming != nullptr) {
    return streaming(*policy, keys, size, account);
  }
  if (kernel == "compiled" && policy != nullptr) {
    return compiled(*policy, {trace_.ids(), trace_.objects(), trace_.keys(), next_uses_}, requests, size, account);
  }
  if (kernel == "list-map") return list_map(keys, size);
  if (kernel == "compile") return Outcome{0, compile(keys, account).bytes()};
  if (kernel == "curve") return curve(ids, trace_.objects(), size, account);
  if (kernel == "shards") return sampled(keys, account);
  std::size_t policies = 0;
  std::from_chars(what.data(), what.data() + what.size(), policies);
  if (kernel != "race" || policies == 0 || policies > eviction::policies().size()) return std::nullopt;
  return race(eviction::policies().first(policies), keys, size, account);
}

double Kernels::shards_error() {
  Account account("run", std::nullopt, &account_);
  LruCurve curve(trace_.objects(), account);
  curve.record(trace_.ids());
  Shards shards(samples, seed, account);
  shards.record(keys_);
  return error_between(shards.curve(), curve.curve(), trace_.objects()).mean_absolute;
}

}  // namespace cachebound::bench
