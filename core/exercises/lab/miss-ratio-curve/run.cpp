#include "exercises/lab/miss-ratio-curve/run.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace cachebound::exercises::miss_ratio_curve {

namespace {

/// The goal of a small sample: at most a tenth of the objects, and a mean error of one request in a hundred.
constexpr std::uint64_t smallest_part = 10;
constexpr double most_error = 0.01;

}  // namespace

CurveRun::CurveRun(const CurveParams& params)
    : params_(params),
      workload_account_("workload", CurveWorkload::worst_case_bytes(params)),
      cache_account_("cache", Cache::worst_case_bytes(Capacity::bounded(params.maxsize))),
      sample_account_("sample", Shards::worst_case_bytes(params.sample_size)),
      instrument_account_("instrument", EventLog<Event>::worst_case_bytes(log_capacity)),
      workload_(params, workload_account_),
      cache_(Capacity::bounded(params.maxsize), cache_account_),
      sample_(params.sample_size, params.seed, sample_account_),
      exact_(workload_.objects(), exact_account_),
      log_(log_capacity, instrument_account_),
      blocks_at_start_(cache_account_.allocations() + sample_account_.allocations()) {
  if (params.rival == RacedPolicy::none) return;
  const auto& policy = eviction::policies()[static_cast<std::size_t>(params.rival) - 1];
  raced_.emplace(policy, eviction::CompiledIds{workload_.ids(), workload_.objects(), workload_.keys()},
                 proportional_sizes(workload_.objects(), raced_sizes), params.seed, race_account_);
}

void CurveRun::step(std::uint64_t events) {
  const auto ids = workload_.ids().subspan(static_cast<std::size_t>(requests_), static_cast<std::size_t>(events));
  for (const std::uint32_t id : ids) request(id);
  if (raced_) raced_->replay(ids);
}

void CurveRun::request(std::uint32_t id) {
  const std::uint32_t depth = exact_.depth(id).value_or(first_request);
  exact_.record(std::span<const std::uint32_t>(&id, 1));
  sample_.record(workload_.keys().subspan(id, 1));
  ++requests_;

  const IntKey key = int_key(id, false);
  const bool hit = cache_.get(key) != nullptr;
  log_.record({requests_, id, depth, hit ? EventKind::hit : EventKind::miss});
  digest_.add(std::uint64_t{id} << 1 | (hit ? 1U : 0U));
  if (hit) {
    ++hits_;
  } else if (const auto evicted = cache_.put(key, {})) {
    const std::uint32_t victim = evicted->key.number;
    ++evictions_;
    log_.record({requests_, victim, exact_.depth(victim).value_or(first_request), EventKind::eviction});
    digest_.add(std::uint64_t{victim});
  }

  if (requests_ == next_reading_ || requests_ == params_.requests) {
    reading_ = read();
    next_reading_ = requests_ + 1 + requests_ / 16;
  }
}

CurveRun::Reading CurveRun::read() const {
  Reading reading;
  if (requests_ == 0) return reading;
  const MissRatioCurve exact = exact_.curve(), sampled = sample_.curve();
  const CurveError error = error_between(sampled, exact, exact_.objects_seen());
  reading.sampled_miss_ratio = sampled.miss_ratio(params_.maxsize);
  reading.sample_error = error.mean_absolute;
  reading.largest_error = error.largest;
  reading.sample_estimate = sample_.estimated_error();
  if (const auto* needed = exact.first_at_most(params_.target_ratio)) {
    reading.needed_size = static_cast<double>(needed->size);
  }
  if (const Knee knee = find_knee(exact); knee.kind == Knee::Kind::bend) {
    reading.knee_size = static_cast<double>(knee.size);
  }
  return reading;
}

std::span<const MetricOf<CurveRun>> CurveRun::metrics() {
  using Run = const CurveRun&;
  static constexpr MetricOf<CurveRun> list[]{
      {{"hits", "Hits", "", Role::hit, "requests that the LRU cache of the size chosen answered"},
       [](Run run) { return static_cast<double>(run.hits_); }},
      {{"misses", "Misses", "", Role::miss, "requests that it did not"},
       [](Run run) { return static_cast<double>(run.misses()); }},
      {{"evictions", "Evictions", "", Role::eviction, "entries that left it so that another could enter"},
       [](Run run) { return static_cast<double>(run.evictions_); }},
      {{"miss_ratio", "Miss ratio", "ratio", Role::plain, "misses of all requests"},
       [](Run run) { return ratio(run.misses(), run.requests_); }},
      {{"sampled_miss_ratio", "… by the sample", "ratio", Role::plain,
        "what the sampled curve says of this size; as the four after it renewed every sixteenth of the run so far"},
       [](Run run) { return run.reading_.sampled_miss_ratio; }},
      {{"sample_error", "Error of the sample", "ratio", Role::plain,
        "mean over all sizes of the distance between the sampled and the exact curve"},
       [](Run run) { return run.reading_.sample_error; }},
      {{"sample_estimate", "… as it can tell", "ratio", Role::plain, "the same, estimated from the sample alone"},
       [](Run run) { return run.reading_.sample_estimate; }},
      {{"needed_size", "Size needed", "", Role::plain, "the smallest size that reaches the miss ratio wanted"},
       [](Run run) { return run.reading_.needed_size; }},
      {{"knee_size", "Knee", "", Role::plain, "where the exact curve bends, if it does (Kneedle)"},
       [](Run run) { return run.reading_.knee_size; }},
      {{"currsize", "Entries", "", Role::plain, "entries in the cache now"},
       [](Run run) { return static_cast<double>(run.cache_.size()); }},
      {{"maxsize", "Maxsize", "", Role::plain, "entries the cache may hold"},
       [](Run run) { return static_cast<double>(run.params_.maxsize); }},
      {{"objects_seen", "Objects", "", Role::plain, "distinct objects requested so far"},
       [](Run run) { return static_cast<double>(run.exact_.objects_seen()); }},
      {{"sampling_rate", "Sampled", "ratio", Role::plain, "the share of objects that the sample follows now"},
       [](Run run) { return run.sample_.rate(); }},
      {{"sample_bytes", "Sampled curve", "B", Role::memory, "all that the sampled curve will ever hold"},
       [](Run run) { return static_cast<double>(run.sample_account_.current()); }},
      {{"exact_bytes", "Exact curve", "B", Role::unbounded, "what the exact curve needs for the objects so far"},
       [](Run run) { return static_cast<double>(run.exact_.used_bytes()); }},
  };
  return list;
}

bool CurveRun::reaches_target(std::uint64_t hits) const {
  return requests_ > 0 && ratio(requests_ - hits, requests_) <= params_.target_ratio;
}

std::vector<Site> CurveRun::memory() const {
  return {
      site_of(sample_account_, sample_account_.current()),
      site_of(exact_account_, exact_.used_bytes()),
      site_of(cache_account_, cache_.used_bytes()),
      site_of(race_account_, race_account_.current()),
      site_of(workload_account_, workload_account_.current()),
      site_of(instrument_account_, instrument_account_.current()),
  };
}

std::vector<Fact> CurveRun::facts() const {
  const Reading reading = read();
  const bool known = requests_ > 0;
  return {
      {"largest error of the sample at one size", reading.largest_error, "ratio"},
      {"requests to sampled objects", static_cast<double>(sample_.sampled_requests()), ""},
      {"objects by the sample's estimate", known ? sample_.estimated_objects() : no_figure, ""},
      {"best miss ratio, all objects kept", ratio(exact_.objects_seen(), requests_), "ratio"},
      {"misses with one entry fewer",
       params_.maxsize == 0 ? no_figure : static_cast<double>(requests_ - exact_.hits(params_.maxsize - 1)), ""},
  };
}

std::vector<Check> CurveRun::checks() const {
  std::uint64_t again = 0;
  for (const std::uint64_t requests : exact_.distances()) again += requests;
  return {
      check_equal("curve-is-lru", "hits by the curve at maxsize are those of the real cache", hits_,
                  exact_.hits(params_.maxsize)),
      check_equal("every-request-counted", "distances and first requests together are the requests", requests_,
                  again + exact_.objects_seen()),
      check_equal("evictions-counted", "misses less evictions are the entries held",
                  params_.maxsize == 0 ? 0 : misses() - evictions_, cache_.size()),
      check_at_most("bounded", "entries held", params_.maxsize, cache_.size()),
      check_at_most("sample-bounded", "objects followed by the sample", params_.sample_size, sample_.samples()),
      check_at_most("memory-bounded", "high-water mark of the sampled curve in bytes", *sample_account_.bound(),
                    sample_account_.peak()),
      check_equal("no-allocation", "allocations of cache and sample since construction", 0,
                  cache_account_.allocations() + sample_account_.allocations() - blocks_at_start_),
  };
}

std::vector<Goal> CurveRun::goals() const {
  const Reading reading = read();
  std::vector<Goal> goals;
  const std::string size = counted(params_.maxsize, "entry", "entries");
  const std::string missed = percent(misses(), requests_) + " missed with " + size;
  if (!reaches_target(hits_)) {
    const double wanted = 1 - params_.target_ratio;
    goals.push_back({"target", requests_ == 0 || wanted == 0 ? 0 : ratio(hits_, requests_) / wanted, missed});
    goals.push_back({"smallest", 0, "first reach the miss ratio"});
  } else {
    goals.push_back({"target", 1, missed});
    if (params_.maxsize > 0 && reaches_target(exact_.hits(params_.maxsize - 1))) {
      goals.push_back({"smallest", 0.5, size + " now; it can be smaller"});
    } else {
      goals.push_back({"smallest", 1, size + "; one fewer is too few"});
    }
  }
  const bool exact_enough = reading.sample_error <= most_error;
  const bool small_enough = std::uint64_t{params_.sample_size} * smallest_part <= exact_.objects_seen();
  goals.push_back({"small-sample", (exact_enough ? 0.5 : 0) + (small_enough ? 0.5 : 0),
                   counted(params_.sample_size, "object", "objects") + " of " +
                       grouped(std::uint64_t{exact_.objects_seen()}) + ", " + error_in_words(reading)});
  return goals;
}

std::uint64_t CurveRun::digest() const {
  Digest digest = digest_;
  const MissRatioCurve sampled = sample_.curve();
  for (const CurvePoint& point : sampled.points()) {
    digest.add(point.size);
    digest.add(point.miss_ratio);
  }
  return digest.value();
}

}  // namespace cachebound::exercises::miss_ratio_curve
