// The kernels in the browser. `run` goes through Embind; a call a request goes to a bare export, as the fastest code
// that one could write against a cache in WebAssembly would.
#include <algorithm>
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>
#include <memory>
#include <optional>
#include <string>

#include "bench/kernels.hpp"
#include "eviction/lru.hpp"
#include "eviction/registry.hpp"

namespace {

using namespace cachebound;

constexpr std::size_t keys_per_batch = 8192;

/// What a page's script would hold: one trace, and one LRU that it asks.
struct PageBench {
  Account account{"cache"};
  std::optional<bench::Kernels> kernels;
  std::unique_ptr<eviction::Policy> cache;
  std::optional<eviction::Lru> called;
  std::vector<std::uint64_t> batch = std::vector<std::uint64_t>(keys_per_batch);
};

PageBench& page() {
  static PageBench only;
  return only;
}

void prepare(std::uint32_t requests, std::uint32_t objects) { page().kernels.emplace(requests, objects); }

struct Result {
  bool known = false;
  double hits = 0, bytes = 0;
};

Result run(const std::string& kernel, const std::string& what, std::uint32_t size, std::uint32_t requests) {
  const auto outcome = page().kernels->run(kernel, what, size, requests);
  if (!outcome) return {};
  return {true, static_cast<double>(outcome->hits), static_cast<double>(outcome->bytes)};
}

double shards_error() { return page().kernels->shards_error(); }

template <class T>
emscripten::val view(std::span<const T> numbers) {
  return emscripten::val(emscripten::typed_memory_view(numbers.size(), numbers.data()));
}

/// Of the trace: 64-bit keys as pairs of 32 bits, low first; dense ids. Views of the memory as it is now.
emscripten::val keys() {
  const auto all = page().kernels->keys();
  return view(std::span(reinterpret_cast<const std::uint32_t*>(all.data()), 2 * all.size()));
}
emscripten::val ids() { return view(page().kernels->ids()); }
std::uint32_t objects() { return page().kernels->objects(); }

void open_lru(std::uint32_t size) {
  page().cache.reset();
  page().cache = eviction::find_policy("lru")->make_streaming(size, 0, page().account);
  page().called.emplace(size, eviction::HashIndex::Keys{}, page().account);
}

/// Where the script writes the keys of a batch.
emscripten::val batch() {
  auto& keys = page().batch;
  return view(std::span(reinterpret_cast<const std::uint32_t*>(keys.data()), 2 * keys.size()));
}

}  // namespace

extern "C" {

/// The hits of the batch's first keys.
EMSCRIPTEN_KEEPALIVE std::uint32_t replay_batch(std::uint32_t count) {
  const std::span<const std::uint64_t> keys(page().batch);
  return static_cast<std::uint32_t>(page().cache->replay(keys.first(std::min<std::size_t>(count, keys.size()))));
}

/// Whether the request hits.
EMSCRIPTEN_KEEPALIVE bool access_lru(std::uint32_t low, std::uint32_t high) {
  eviction::Lru& cache = *page().called;
  return cache.access(cache.prepare(std::uint64_t{high} << 32 | low), eviction::Unwatched{});
}
}

EMSCRIPTEN_BINDINGS(bench_kernels) {
  emscripten::value_object<Result>("Result")
      .field("known", &Result::known)
      .field("hits", &Result::hits)
      .field("bytes", &Result::bytes);
  emscripten::function("prepare", &prepare);
  emscripten::function("run", &run);
  emscripten::function("shardsError", &shards_error);
  emscripten::function("keys", &keys);
  emscripten::function("ids", &ids);
  emscripten::function("objects", &objects);
  emscripten::function("openLru", &open_lru);
  emscripten::function("batch", &batch);
}
