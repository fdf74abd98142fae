// XFetch (Vattani, Chierichetti, Lowenstein, "Optimal Probabilistic Cache Stampede Prevention", VLDB 2015): each
// reader, on its own and without a word to the others, renews an entry the sooner the nearer its end.
#pragma once

#include <cstdint>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/real.hpp"
#include "pattern/answer.hpp"
#include "pattern/timed_store.hpp"

namespace cachebound {

/// The decision. Of the gaps between the time of renewal and the entry's end the exponential distribution is the one
/// that needs the fewest renewals for a given risk of a stampede.
class XFetch {
 public:
  /// `beta` 1 is the paper's choice; more renews earlier, 0 never before the end.
  XFetch(double beta, std::uint64_t seed) : beta_(beta), random_(seed) {}

  /// Whether to renew an entry that has `left` to live and took `cost` to load: now − Δ·β·ln(u) ≥ expiry, u drawn from
  /// (0, 1]. One draw a call; always true when nothing is left.
  [[nodiscard]] bool renews(Nanoseconds left, Nanoseconds cost) {
    const double u = 1 - random_.random();
    return -static_cast<double>(cost.count()) * beta_ * real::log(u) >= static_cast<double>(left.count());
  }

  /// How often `renews` is true: e^(−left/(βΔ)).
  [[nodiscard]] static double probability(Nanoseconds left, Nanoseconds cost, double beta) {
    if (left <= Nanoseconds::zero()) return 1;
    const double exponent = static_cast<double>(left.count()) / (static_cast<double>(cost.count()) * beta);
    constexpr double e = 2.718281828459045235, negligible = 690;
    return exponent < negligible ? real::pow(e, -exponent) : 0;
  }

 private:
  double beta_;
  Random random_;
};

struct XFetchOptions {
  Nanoseconds ttl{};
  double beta = 1;
  std::uint64_t seed = 0;  ///< each reader process draws its own
};

/// Reads through a store by XFetch, as the paper's listing has it: who decides to renew loads at once, and waits for
/// it. Where there is no entry every reader loads: against a cold start it does nothing.
class XFetchCaching {
 public:
  XFetchCaching(Scheduler& scheduler, Store& store, Database& database, XFetchOptions options)
      : entries_(scheduler, store, database, options.ttl), decision_(options.beta, options.seed) {}

  /// A fault is the database's; a store that fails is done without.
  [[nodiscard]] Task<Result<Answer>> get(std::string key);

  /// Entries renewed before their end.
  [[nodiscard]] std::uint64_t early() const noexcept { return early_; }

 private:
  TimedStore entries_;
  XFetch decision_;
  std::uint64_t early_ = 0;
};

}  // namespace cachebound
