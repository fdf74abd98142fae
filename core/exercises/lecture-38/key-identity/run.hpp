// A list of calls over a memoized function, and what became of each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/digest.hpp"
#include "cache/memoize_call.hpp"
#include "exercises/lecture-38/key-identity/call_lists.hpp"

namespace cachebound::exercises::key_identity {

struct KeyParams {
  CallList calls = CallList::numbers;
  bool typed = false;
  std::optional<std::uint32_t> maxsize = Capacity::functools_default;
  std::uint32_t rounds = 1;
};

enum class CallOutcome : std::uint8_t { hit, miss, raised, unhashable, cleared };
/// What the cache knew of a call's key before the call.
enum class KeyFate : std::uint8_t { new_key, held, evicted, raised, cleared };

/// What became of one call.
struct CallRecord {
  std::uint64_t at = 0;                       ///< from 1
  std::uint32_t call = 0;                     ///< which of the list
  std::uint32_t answer = 0;                   ///< hit: the call of the list whose answer it got
  std::optional<std::uint32_t> key, evicted;  ///< keys are numbered as they first come
  CallOutcome outcome{};
  KeyFate fate{};
};

/// A step is a call. f answers with the spelling of its arguments (here: which call of the list it was), so that an
/// answer computed for another spelling shows. O(number of distinct keys) a step.
class KeyRun {
 public:
  explicit KeyRun(const KeyParams& params);

  [[nodiscard]] std::uint64_t length() const noexcept { return std::uint64_t{params_.rounds} * list_.size(); }
  /// One call more; below `length`.
  const CallRecord& step();

  [[nodiscard]] const KeyParams& params() const noexcept { return params_; }
  [[nodiscard]] std::uint64_t steps() const noexcept { return steps_; }
  [[nodiscard]] const std::vector<ScriptedCall>& list() const noexcept { return list_; }
  /// "f(1, y=2)" or "f.cache_clear()".
  [[nodiscard]] const std::string& text(std::uint32_t call) const { return texts_[call]; }
  /// The last call of each of the list; nothing where it was not called yet.
  [[nodiscard]] const std::vector<std::optional<CallRecord>>& latest() const noexcept { return latest_; }
  [[nodiscard]] CacheInfo cache_info() const { return memo_.cache_info(); }
  [[nodiscard]] std::uint64_t keys() const noexcept { return keys_.size(); }

  /// Since the beginning, whatever cache_clear forgot: hits, misses, calls without a countable key, calls that raised,
  /// entries that left for others, and hits that were computed for another spelling.
  struct Counts {
    std::uint64_t hits = 0, misses = 0, uncounted = 0, failures = 0, evictions = 0, surprises = 0, clears = 0;
  };
  [[nodiscard]] const Counts& counts() const noexcept { return counts_; }
  [[nodiscard]] std::uint64_t wrong_answers() const noexcept { return wrong_answers_; }
  [[nodiscard]] std::uint32_t largest_size() const noexcept { return largest_size_; }
  [[nodiscard]] std::uint64_t digest() const noexcept { return digest_.value(); }

 private:
  struct Function {
    const KeyRun* run;
    Result<std::uint32_t> operator()(const PyCall& call) const;
  };
  struct KnownKey {
    CallKey key;
    KeyFate fate = KeyFate::new_key;
  };

  std::uint32_t number_of(const CallKey& key);
  void clear();
  void call(CallRecord& record);

  KeyParams params_;
  std::vector<ScriptedCall> list_;
  std::vector<std::string> texts_;
  std::vector<std::optional<CallRecord>> latest_;
  std::vector<KnownKey> keys_;
  /// Its keys are strings, whose bytes differ between platforms: they are charged here and not shown.
  Account account_{"cache"};
  MemoizedCall<std::uint32_t, Function> memo_;
  std::uint64_t steps_ = 0, wrong_answers_ = 0;
  std::uint32_t largest_size_ = 0;
  Counts counts_;
  Digest digest_;
};

}  // namespace cachebound::exercises::key_identity
