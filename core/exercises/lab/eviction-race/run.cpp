#include "exercises/lab/eviction-race/run.hpp"

#include <algorithm>

namespace cachebound::exercises::eviction_race {

namespace {

using eviction::policies;
using eviction::PolicyInfo;

constexpr std::string_view of_no_cache = "no_cache_misses";

/// "s3_fifo_misses", "S3-FIFO misses": alive as long as the declarations that name them.
struct Names {
  std::string metric, label;
};
const std::vector<Names>& names() {
  static const std::vector<Names> list = [] {
    std::vector<Names> made;
    for (const PolicyInfo& policy : policies()) {
      std::string metric(policy.name);
      std::replace(metric.begin(), metric.end(), '-', '_');
      made.push_back({metric + "_misses", std::string(policy.title) + " misses"});
    }
    return made;
  }();
  return list;
}

}  // namespace

RaceRun::RaceRun(const RaceParams& params)
    : params_(params),
      watched_(static_cast<std::size_t>(params.policy)),
      workload_account_("workload", RaceWorkload::worst_case_bytes(params)),
      watched_account_("watched"),
      instrument_account_("instrument", EventLog<Event>::worst_case_bytes(log_capacity) +
                                            std::uint64_t{params.requests} * sizeof(History)),
      workload_(params, workload_account_),
      twin_(Capacity::unbounded(), twin_account_),
      histories_(workload_.objects(), History{}, TrackingAllocator<History>(instrument_account_)),
      log_(log_capacity, instrument_account_) {
  for (const PolicyInfo& policy : policies()) {
    Account& account = simulations_.size() == watched_ ? watched_account_ : rivals_account_;
    simulations_.emplace_back(policy, params.maxsize, params.seed, account);
  }
  simulations_.emplace_back();
  blocks_at_start_ = watched_account_.allocations() + rivals_account_.allocations();
}

void RaceRun::request() {
  const std::uint32_t position = requests_++, id = workload_.id_at(position);
  eviction::Access access;
  for (std::size_t i = 0; i < simulations_.size(); ++i) {
    const eviction::Access each = simulations_[i].access(workload_, position);
    if (i == watched_) access = each;
  }
  const IntKey key = int_key(id, false);
  if (twin_.get(key) == nullptr) twin_.put(key, {});

  History& history = histories_[id];
  const EventKind kind = access.hit ? EventKind::hit : EventKind::miss;
  log_.record({requests_, id, history.asked, history.left, next_request(requests_), kind, {}});
  digest_.add(std::uint64_t{id} << 1 | (access.hit ? 1U : 0U));
  history = {requests_, 0};
  if (access.evicted) record_eviction(access.victim, access.reason);
}

void RaceRun::record_eviction(Key victim, eviction::Reason reason) {
  const std::uint32_t id = workload_.id_of(victim);
  History& history = histories_[id];
  ++evictions_;
  history.left = requests_;
  log_.record({requests_, id, history.asked, 0, next_request(history.asked), EventKind::eviction, reason});
  digest_.add(victim);
}

std::uint32_t RaceRun::next_request(std::uint32_t request) const noexcept {
  const std::uint64_t next = workload_.next_use(request - 1);
  return next == RaceWorkload::never ? 0 : static_cast<std::uint32_t>(next) + 1;
}

const eviction::PolicyInfo& RaceRun::watched_info() const noexcept { return policies()[watched_]; }

std::size_t RaceRun::best() const noexcept {
  std::size_t best = policies().size();
  for (std::size_t i = 0; i < policies().size(); ++i) {
    if (!knows_the_future(policies()[i]) && simulations_[i].misses() < simulations_[best].misses()) best = i;
  }
  // Where nobody hits, the first of them is as good as any.
  return best == policies().size() ? 0 : best;
}

std::span<const Metric> RaceRun::metrics() {
  static const std::vector<Metric> list = [] {
    std::vector<Metric> made{
        {"hits", "Hits", "", Role::hit, "requests that the watched policy answered"},
        {"misses", "Misses", "", Role::miss, "requests that it did not"},
        {"evictions", "Evictions", "", Role::eviction, "entries that left it so that another could enter"},
        {"miss_ratio", "Miss ratio", "ratio", Role::plain, "misses of all requests"},
        {"optimal_miss_ratio", "Optimal", "ratio", Role::plain,
         "the miss ratio of Belady's policy, which knows the future: no policy has less"},
        {"best_miss_ratio", "Best", "ratio", Role::plain, "the lowest of a policy that does not know the future"},
        {"currsize", "Entries", "", Role::plain, "entries in the watched policy's cache now"},
        {"maxsize", "Maxsize", "", Role::plain, "entries that each cache may hold"},
        {"cache_bytes", "Watched cache", "B", Role::memory,
         "all that the watched policy will ever hold, ghosts included"},
        {"twin_bytes", "Unbounded twin", "B", Role::unbounded, "a cache that keeps every object"},
    };
    for (std::size_t i = 0; i < policies().size(); ++i) {
      made.push_back({names()[i].metric, names()[i].label, "", Role::plain, policies()[i].idea});
    }
    made.push_back({of_no_cache, "Misses without a cache", "", Role::plain, "all requests so far"});
    return made;
  }();
  return list;
}

std::span<const RaceView::Runner> RaceRun::runners() {
  static const std::vector<RaceView::Runner> list = [] {
    std::vector<RaceView::Runner> made;
    for (std::size_t i = 0; i < policies().size(); ++i) {
      const PolicyInfo& policy = policies()[i];
      const bool reference = knows_the_future(policy);
      made.push_back({names()[i].metric, reference ? "optimal (Belady)" : policy.title, policy.name, reference});
    }
    made.push_back({of_no_cache, "no cache", "", true});
    return made;
  }();
  return list;
}

void RaceRun::measure(std::span<double> metrics) const {
  const auto miss_ratio_of = [this](std::size_t simulation) {
    return ratio(simulations_[simulation].misses(), requests_);
  };
  std::size_t next = 0;
  const auto put = [&](double value) { metrics[next++] = value; };
  put(static_cast<double>(requests_ - misses()));
  put(static_cast<double>(misses()));
  put(static_cast<double>(evictions_));
  put(miss_ratio_of(watched_));
  put(miss_ratio_of(static_cast<std::size_t>(std::find_if(policies().begin(), policies().end(), knows_the_future) -
                                             policies().begin())));
  put(miss_ratio_of(best()));
  put(watched().size());
  put(params_.maxsize);
  put(static_cast<double>(watched_account_.current()));
  put(static_cast<double>(twin_.used_bytes()));
  for (const Simulation& simulation : simulations_) put(static_cast<double>(simulation.misses()));
}

std::uint64_t RaceRun::digest() const {
  Digest digest = digest_;
  for (const Simulation& simulation : simulations_) digest.add(simulation.misses());
  return digest.value();
}

}  // namespace cachebound::exercises::eviction_race
