#include "eviction/registry.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "eviction/arc.hpp"
#include "eviction/belady.hpp"
#include "eviction/belady_foresight.hpp"
#include "eviction/clock.hpp"
#include "eviction/fifo.hpp"
#include "eviction/index.hpp"
#include "eviction/lfu.hpp"
#include "eviction/lirs.hpp"
#include "eviction/lru.hpp"
#include "eviction/lru_positions.hpp"
#include "eviction/random_replacement.hpp"
#include "eviction/replayer.hpp"
#include "eviction/s3_fifo.hpp"
#include "eviction/sieve.hpp"
#include "eviction/slru.hpp"
#include "eviction/two_q.hpp"
#include "eviction/w_tiny_lfu.hpp"

namespace cachebound::eviction {

namespace {

template <class Core, class Trace, class... Rest>
std::unique_ptr<PolicyOf<typename Core::Key>> make(std::uint32_t capacity, const Trace& trace, Account& account,
                                                   Rest... rest) {
  assert(capacity <= most_entries);
  if (capacity == 0) return std::make_unique<Replayer<NoCache<typename Core::Key>>>(0U);
  return std::make_unique<Replayer<Core>>(Core::bytes(capacity, trace), capacity, trace, account, rest...);
}

DenseIndex::Keys keys_of(const CompiledIds& trace) { return {trace.objects, trace.keys}; }

template <template <class> class Core>
std::unique_ptr<Policy> streaming(std::uint32_t capacity, std::uint64_t, Account& account) {
  return make<Core<HashIndex>>(capacity, HashIndex::Keys{}, account);
}

template <template <class> class Core>
std::unique_ptr<CompiledPolicy> compiled(CompiledIds trace, std::uint32_t capacity, std::uint64_t, Account& account) {
  return make<Core<DenseIndex>>(capacity, keys_of(trace), account);
}

/// For policies that know more of a compiled trace than its ids.
template <class Core>
std::unique_ptr<CompiledPolicy> over_trace(CompiledIds trace, std::uint32_t capacity, std::uint64_t, Account& account) {
  return make<Core>(capacity, trace, account);
}

std::unique_ptr<Policy> lru_streaming(std::uint32_t capacity, std::uint64_t, Account& account) {
  return make<Lru>(capacity, HashIndex::Keys{}, account);
}

std::unique_ptr<Policy> random_streaming(std::uint32_t capacity, std::uint64_t seed, Account& account) {
  return make<RandomReplacement<HashIndex>>(capacity, HashIndex::Keys{}, account, seed);
}

std::unique_ptr<CompiledPolicy> random_compiled(CompiledIds trace, std::uint32_t capacity, std::uint64_t seed,
                                                Account& account) {
  return make<RandomReplacement<DenseIndex>>(capacity, keys_of(trace), account, seed);
}

std::unique_ptr<ForesightPolicy> belady_foresight(std::uint32_t capacity, Account& account) {
  return std::make_unique<BeladyForesight>(capacity, account);
}

constexpr std::array list{
    PolicyInfo{
        "fifo", "FIFO", "Whoever came first leaves first.",
        "Belady, A study of replacement algorithms for a virtual-storage computer, IBM Systems Journal 5(2), 1966",
        false, streaming<Fifo>, compiled<Fifo>},
    PolicyInfo{"lru", "LRU", "Whoever was asked for longest ago leaves.",
               "Mattson et al., Evaluation techniques for storage hierarchies, IBM Systems Journal 9(2), 1970", false,
               lru_streaming, over_trace<LruPositions>},
    PolicyInfo{"lfu", "LFU", "Whoever was asked for least often since it entered leaves.",
               "Shah, Mitra, Matani, An O(1) algorithm for implementing the LFU cache eviction scheme, 2010", false,
               streaming<Lfu>, compiled<Lfu>},
    PolicyInfo{"clock", "CLOCK", "The oldest leaves, unless it was asked for since the hand came by.",
               "Corbató, A paging experiment with the Multics system, MIT, 1968", false, streaming<Clock>,
               compiled<Clock>},
    PolicyInfo{"sieve", "SIEVE", "A hand sweeps the queue and takes the first entry that nobody asked for.",
               "Zhang et al., SIEVE is simpler than LRU, NSDI 2024", false, streaming<Sieve>, compiled<Sieve>},
    PolicyInfo{
        "slru", "SLRU", "Newcomers are on probation; each hit lifts an entry one segment.",
        "Karedla, Love, Wherry, Caching strategies to improve disk system performance, IEEE Computer 27(3), 1994",
        false, streaming<Slru>, compiled<Slru>},
    PolicyInfo{
        "2q", "2Q", "Only who is asked for again after having left enters the main queue.",
        "Johnson, Shasha, 2Q: a low overhead high performance buffer management replacement algorithm, VLDB 1994",
        false, streaming<TwoQ>, compiled<TwoQ>},
    PolicyInfo{"arc", "ARC", "Entries seen once and entries seen again share the cache; ghosts of both say how.",
               "Megiddo, Modha, ARC: a self-tuning, low overhead replacement cache, FAST 2003", false, streaming<Arc>,
               compiled<Arc>},
    PolicyInfo{"lirs", "LIRS", "Whoever returned after a short while is trusted; the rest pass through a small queue.",
               "Jiang, Zhang, LIRS: an efficient low inter-reference recency set replacement policy, SIGMETRICS 2002",
               false, streaming<Lirs>, compiled<Lirs>},
    PolicyInfo{"s3-fifo", "S3-FIFO", "A small FIFO lets most newcomers go soon; main keeps those that were asked for.",
               "Yang et al., FIFO queues are all you need for cache eviction, SOSP 2023", false, streaming<S3Fifo>,
               compiled<S3Fifo>},
    PolicyInfo{"w-tinylfu", "W-TinyLFU", "Newcomers enter only if asked for more often than whom they would replace.",
               "Einziger, Friedman, Manes, TinyLFU: a highly efficient cache admission policy, ACM TOS 13(4), 2017",
               false, streaming<WTinyLfu>, compiled<WTinyLfu>},
    PolicyInfo{
        "random", "Random", "Every entry is as likely to leave as any other.",
        "Belady, A study of replacement algorithms for a virtual-storage computer, IBM Systems Journal 5(2), 1966",
        true, random_streaming, random_compiled},
    PolicyInfo{
        "belady", "Belady", "Whoever is needed again last leaves: the optimum, which needs to know the future.",
        "Belady, A study of replacement algorithms for a virtual-storage computer, IBM Systems Journal 5(2), 1966",
        false, nullptr, over_trace<Belady>, belady_foresight},
};

}  // namespace

std::span<const PolicyInfo> policies() noexcept { return list; }

std::span<const std::string_view> policy_names() {
  static const auto names = [] {
    std::array<std::string_view, list.size()> made;
    std::transform(list.begin(), list.end(), made.begin(), [](const PolicyInfo& policy) { return policy.name; });
    return made;
  }();
  return names;
}

const PolicyInfo* find_policy(std::string_view name) noexcept {
  const auto found = std::find_if(list.begin(), list.end(), [&](const PolicyInfo& info) { return info.name == name; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace cachebound::eviction
