// A pipeline stage with a bounded cache in front of it: what the stage depends on is the key.
#pragma once

#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "cache/lru_cache.hpp"

namespace cachebound {

/// How an answer came about. `expired`: an entry was there, but past its time, and the stage ran.
enum class Served : std::uint8_t { hit, miss, expired, bypassed };

struct StageCounts {
  std::uint64_t hits = 0;
  std::uint64_t misses = 0;          ///< calls that found nothing to serve, the expired ones among them
  std::uint64_t expired = 0;         ///< misses that found an entry past its time
  std::uint64_t bypassed = 0;        ///< calls that went round the cache
  std::uint64_t recomputations = 0;  ///< runs of the stage, whoever asked for them
  std::uint64_t failures = 0;        ///< runs of the stage that failed
  std::uint64_t cache_failures = 0;  ///< reads and writes that the cache did not do
  std::uint64_t evictions = 0;
};

/// What the cache keeps of an answer.
template <class Output>
struct StageEntry {
  Output output{};
  std::uint64_t used = 0;  ///< number of the call that stored or read it last, from 1
  Nanoseconds stored{};    ///< by the lifetime's clock; zero without one
};

/// An answer is served while now < stored + ttl; without a clock, for ever. The clock must outlive the stage.
struct Lifetime {
  const Clock* clock = nullptr;
  Nanoseconds ttl{};
};

/// `Output` and whether a function may fail, of the type it returns.
template <class Returned>
struct StageReturn {
  using Output = Returned;
  static constexpr bool can_fail = false;
};
template <class Value>
struct StageReturn<Result<Value>> {
  using Output = Value;
  static constexpr bool can_fail = true;
};

template <class Record, class KeyOf>
using StageKey = std::remove_cvref_t<std::invoke_result_t<const KeyOf&, const Record&>>;
template <class Record, class Stage>
using StageOutput = typename StageReturn<std::invoke_result_t<Stage&, Record&>>::Output;

/// `Stage` takes a `Record&` (give a const Record to keep it from writing) and returns its output, or a Result of it
/// when it can fail: a failure is handed on and not kept. `KeyOf` names what the output depends on. `Cache` is an
/// LruCache, or one whose `get` and `put` return a Result of what LruCache's return: where the cache fails, the call
/// goes on as if the entry were not there. Every operation is O(1) expected beside the stage itself; memory is the
/// cache's.
template <class Record, class KeyOf, class Stage,
          class Cache = LruCache<StageKey<Record, KeyOf>, StageEntry<StageOutput<Record, Stage>>>>
class CachedStage {
 public:
  using Input = Record;
  using Key = StageKey<Record, KeyOf>;
  using Output = StageOutput<Record, Stage>;
  using Entry = StageEntry<Output>;
  /// Output, or Result<Output>.
  using Computed = std::invoke_result_t<Stage&, Record&>;
  static constexpr bool can_fail = StageReturn<Computed>::can_fail;

  struct Call {
    Output output;
    Served served = Served::miss;
    std::uint64_t idle = 0;  ///< of an entry that was found: calls since it was used last
    Nanoseconds age{};       ///< of the answer: zero unless it is a hit
    std::optional<Evicted<Key, Entry>> evicted;
  };
  using Outcome = std::conditional_t<can_fail, Result<Call>, Call>;

  CachedStage(Cache cache, KeyOf key_of, Stage stage, Lifetime lifetime = {})
      : cache_(std::move(cache)), key_of_(std::move(key_of)), stage_(std::move(stage)), lifetime_(lifetime) {}

  /// The record's answer, from the cache or from the stage.
  Outcome run(Record& record) {
    ++calls_;
    Call call{};
    if (bypassed_) {
      ++counts_.bypassed;
      call.served = Served::bypassed;
    } else if (const Entry* found = look_up(key_of_(std::as_const(record)), call)) {
      call.output = found->output;
      return call;
    }
    auto computed = compute(record);
    if constexpr (can_fail) {
      if (!computed) return computed.fault();
      call.output = *std::move(computed);
    } else {
      call.output = std::move(computed);
    }
    if (!bypassed_) call.evicted = store(record, call.output);
    return call;
  }

  /// Runs the stage itself and keeps nothing.
  Computed compute(Record& record) {
    ++counts_.recomputations;
    auto computed = stage_(record);
    if constexpr (can_fail) {
      if (!computed) ++counts_.failures;
    }
    return computed;
  }

  /// Makes `output` the record's answer; returns what had to leave for it, and why.
  std::optional<Evicted<Key, Entry>> store(const Record& record, Output output) {
    auto put = cache_.put(key_of_(record), Entry{std::move(output), calls_, now()});
    if constexpr (StageReturn<decltype(put)>::can_fail) {
      if (!put) {
        ++counts_.cache_failures;
        return std::nullopt;
      }
      return count(*std::move(put));
    } else {
      return count(std::move(put));
    }
  }

  /// While on, every call runs the stage; the cache is neither read nor written and keeps its entries.
  void bypass(bool on) noexcept { bypassed_ = on; }
  [[nodiscard]] bool bypassed() const noexcept { return bypassed_; }

  [[nodiscard]] const StageCounts& counts() const noexcept { return counts_; }
  /// Calls so far: `calls() - entry.used` is how long an entry has been idle.
  [[nodiscard]] std::uint64_t calls() const noexcept { return calls_; }
  /// The entries themselves, to look at.
  [[nodiscard]] const Cache& cache() const noexcept { return cache_; }

 private:
  [[nodiscard]] Nanoseconds now() const { return lifetime_.clock == nullptr ? Nanoseconds{} : lifetime_.clock->now(); }

  Entry* get(const Key& key) {
    auto got = cache_.get(key);
    if constexpr (StageReturn<decltype(got)>::can_fail) {
      if (!got) {
        ++counts_.cache_failures;
        return nullptr;
      }
      return *got;
    } else {
      return got;
    }
  }

  /// The entry to serve, counted; null when the stage has to run. Fills in what the call says of the entry.
  const Entry* look_up(const Key& key, Call& call) {
    if (Entry* entry = get(key)) {
      call.idle = calls_ - entry->used;
      const Nanoseconds age = now() - entry->stored;
      if (lifetime_.clock == nullptr || age < lifetime_.ttl) {
        ++counts_.hits;
        entry->used = calls_;
        call.served = Served::hit;
        call.age = age;
        return entry;
      }
      ++counts_.expired;
      call.served = Served::expired;
    }
    ++counts_.misses;
    return nullptr;
  }

  std::optional<Evicted<Key, Entry>> count(std::optional<Evicted<Key, Entry>> evicted) {
    if (evicted) ++counts_.evictions;
    return evicted;
  }

  Cache cache_;
  KeyOf key_of_;
  Stage stage_;
  Lifetime lifetime_;
  StageCounts counts_;
  std::uint64_t calls_ = 0;
  bool bypassed_ = false;
};

}  // namespace cachebound
