// What a run of eviction-race proves and scores.
#include <algorithm>

#include "base/text.hpp"
#include "exercises/lab/eviction-race/run.hpp"

namespace cachebound::exercises::eviction_race {

namespace {

using eviction::policies;
using eviction::PolicyInfo;

/// Goals: at least this part of the optimal policy's hits, and this part fewer misses than LRU.
constexpr double near = 0.85, fewer = 0.15;

std::size_t number_of(std::string_view name) {
  return static_cast<std::size_t>(eviction::find_policy(name) - policies().data());
}

/// How much of the way from `from` to `to` a value has gone, of which 0.9 at most.
double way(double from, double to, double value) { return std::clamp((value - from) / (to - from), 0.0, 0.9); }

}  // namespace

std::vector<Site> RaceRun::memory() const {
  Site watched_site = site_of(watched_account_, watched_account_.current());
  watched_site.bound = watched().bytes();
  return {
      watched_site,
      site_of(twin_account_, twin_.used_bytes()),
      site_of(rivals_account_, rivals_account_.current()),
      site_of(workload_account_, workload_account_.current()),
      site_of(instrument_account_, instrument_account_.current()),
  };
}

std::vector<Fact> RaceRun::facts() const {
  const std::uint64_t optimal = simulations_[number_of("belady")].misses();
  return {
      {"misses above the optimal policy's", ratio(misses() - optimal, optimal), "ratio"},
      {"misses of the best policy", static_cast<double>(simulations_[best()].misses()), ""},
      {"misses with every object kept", static_cast<double>(twin_.size()), ""},
  };
}

std::vector<Check> RaceRun::checks() const {
  std::uint64_t fewest = requests_, largest = 0, promised = 0;
  for (std::size_t i = 0; i < policies().size(); ++i) {
    if (!knows_the_future(policies()[i])) fewest = std::min(fewest, simulations_[i].misses());
    largest = std::max<std::uint64_t>(largest, simulations_[i].largest());
    promised += simulations_[i].bytes();
  }
  return {
      check_at_most("optimal", "no policy misses less than the optimal one", fewest,
                    simulations_[number_of("belady")].misses()),
      check_equal("no-cache", "without a cache every request misses", requests_, simulations_.back().misses()),
      check_at_most("bounded", "no cache holds more than maxsize entries", params_.maxsize, largest),
      check_equal("bytes", "all caches together hold the bytes that they promise", promised,
                  watched_account_.current() + rivals_account_.current()),
      check_equal("allocation", "no cache allocates after the start", blocks_at_start_,
                  watched_account_.allocations() + rivals_account_.allocations()),
      check_at_most("first-requests", "first requests cannot hit: they miss in every cache", misses(), twin_.size()),
  };
}

bool RaceRun::reaches_target(std::uint64_t misses) const noexcept {
  return requests_ > 0 && ratio(misses, requests_) <= params_.target_ratio;
}

std::vector<Goal> RaceRun::goals() const { return {near_optimal(), resists_scans(), smallest()}; }

Goal RaceRun::near_optimal() const {
  const std::string_view id = "near-optimal";
  const std::uint64_t possible = requests_ - simulations_[number_of("belady")].misses(), own = requests_ - misses();
  if (possible == 0) return {id, 0, "no hit was possible so far"};
  if (knows_the_future(watched_info())) return {id, 0, "this policy knows the future: choose one that does not"};
  if (evictions_ == 0) return {id, 0, "nobody had to choose yet: it evicted nothing"};
  const double part = ratio(own, possible);
  return {id, part >= near ? 1 : way(0, near, part), percent(own, possible) + " of the optimal policy's hits"};
}

Goal RaceRun::resists_scans() const {
  const std::string_view id = "scan-resistant";
  if (params_.workload != WorkloadKind::mixed) return {id, 0, "for the workload mixed"};
  if (requests_ == 0) return {id, 0, "no request yet"};
  if (knows_the_future(watched_info())) return {id, 0, "this policy knows the future: choose one that does not"};
  const double of_lru = static_cast<double>(simulations_[number_of("lru")].misses());
  const double saved = 1 - static_cast<double>(misses()) / of_lru;
  if (saved >= fewer) return {id, 1, rounded_percent(saved) + " fewer misses than LRU"};
  const std::string detail =
      saved > 0 ? rounded_percent(saved) + " fewer misses than LRU" : std::string("no fewer misses than LRU");
  return {id, way(0, fewer, saved), detail};
}

Goal RaceRun::smallest() const {
  const std::string_view id = "smallest";
  if (!reaches_target(misses())) {
    if (requests_ == 0) return {id, 0, "no request yet"};
    const double missed = ratio(misses(), requests_);
    return {id, params_.target_ratio < 1 ? way(1, params_.target_ratio, missed) / 2 : 0,
            rounded_percent(missed) + " of the requests missed"};
  }
  if (knows_the_future(watched_info())) return {id, 0, "this policy knows the future: choose one that does not"};
  const std::string size = counted(params_.maxsize, "entry", "entries");
  if (const PolicyInfo* policy = smaller()) {
    return {id, 0.5, size + " now; " + std::string(policy->title) + " would do with fewer"};
  }
  return {id, 1, size + "; with one fewer no policy gets there"};
}

const PolicyInfo* RaceRun::smaller() const {
  if (params_.maxsize == 0) return nullptr;
  const auto ids = workload_.ids().first(requests_);
  for (const PolicyInfo& policy : policies()) {
    if (knows_the_future(policy)) continue;
    Account account("one entry fewer");
    const auto cache =
        policy.compiled({ids, workload_.objects(), workload_.keys(), {}}, params_.maxsize - 1, params_.seed, account);
    if (reaches_target(requests_ - cache->replay(ids))) return &policy;
  }
  return nullptr;
}

}  // namespace cachebound::exercises::eviction_race
