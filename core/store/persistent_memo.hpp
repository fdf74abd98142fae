// Results of a function kept in a persistent cache: diskcache's memoize, and its memoize_stampede, which computes a
// result anew before it expires so that nobody has to wait for it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "base/random.hpp"
#include "store/persistent_cache.hpp"

namespace cachebound {

/// `cache.get(key)` where it can; otherwise `compute()`, whose result is stored but when `expire` is not positive.
/// `Cache` is a PersistentCache or a FanoutCache. A fault of the cache comes before a result: whoever prefers a result
/// at any price computes it then.
template <class Cache, class Compute>
[[nodiscard]] Result<std::string> memoized(Cache& cache, const std::string& key, SetEntry how, Compute&& compute) {
  auto found = cache.get(key);
  if (!found) return found.fault();
  if (*found) return (*std::move(found))->value;
  std::string result = compute();
  if (how.expire && *how.expire <= Nanoseconds::zero()) return result;
  if (const auto stored = cache.set(key, result, std::move(how)); !stored) return stored.fault();
  return result;
}

/// A result with the time that it took to compute, as one value.
struct TimedResult {
  std::string result;
  Nanoseconds took{};

  [[nodiscard]] std::string encode() const;
  /// Nothing for a value that no `encode` has written.
  [[nodiscard]] static std::optional<TimedResult> decode(const std::string& value);
};

/// XFetch's draw (Vattani, Chierichetti, Lowenstein: Optimal Probabilistic Cache Stampede Prevention, VLDB 2015):
/// whether a result that lives for `left` and took `took` is to be computed anew already. True with probability
/// e^(-left / (beta took)). One `random()`.
[[nodiscard]] bool refresh_early(Nanoseconds left, Nanoseconds took, double beta, Random& random);

/// One function's results. `expire` positive.
template <class Cache>
class StampedeMemo {
 public:
  StampedeMemo(Cache& cache, Nanoseconds expire, double beta, const Clock& clock, Random random)
      : cache_(cache), expire_(expire), beta_(beta), clock_(clock), random_(random) {}

  /// The result of `compute()`, now or earlier. When one is to be computed early, `later(job)` is given the job and
  /// may run it whenever it likes, while the memo lives; until the job is done, or as much time has passed as the last
  /// one took, nobody else is given one. The job copies `compute`.
  template <class Compute, class Later>
  [[nodiscard]] Result<std::string> call(const std::string& key, Compute compute, Later&& later) {
    auto found = cache_.get(key);
    if (!found) return found.fault();
    const auto held = *found ? TimedResult::decode((*found)->value) : std::nullopt;
    if (!held) return fill(key, compute);
    const Nanoseconds left = (*found)->entry.expires.value_or(Nanoseconds::max()) - clock_.now();
    if (refresh_early(left, held->took, beta_, random_)) {
      const auto mine = cache_.add(key + refreshing, "", {held->took, std::nullopt});
      if (!mine) return mine.fault();
      if (*mine) {
        later(std::function<Result<void>()>([this, key, compute]() mutable -> Result<void> {
          if (const auto done = fill(key, compute); !done) return done.fault();
          return {};
        }));
      }
    }
    return held->result;
  }

 private:
  /// Ends the key of the entry that says that somebody computes already.
  static constexpr const char* refreshing = "\x1frefreshing";

  template <class Compute>
  Result<std::string> fill(const std::string& key, Compute& compute) {
    const Nanoseconds start = clock_.now();
    TimedResult fresh{compute(), {}};
    fresh.took = clock_.now() - start;
    if (const auto stored = cache_.set(key, fresh.encode(), {expire_, std::nullopt}); !stored) return stored.fault();
    return std::move(fresh.result);
  }

  Cache& cache_;
  Nanoseconds expire_;
  double beta_;
  const Clock& clock_;
  Random random_;
};

}  // namespace cachebound
