#include "exercises/lecture-38/ttl-expiry/run.hpp"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace cachebound::exercises::ttl_expiry {

TtlRun::TtlRun(const TtlParams& params)
    : params_(params),
      ttl_(from_milliseconds(params.ttl_s * 1e3)),
      capacity_(Capacity::bounded(params.maxsize)),
      cache_account_("cache", Cache::worst_case_bytes(capacity_)),
      longer_account_("a_tenth_longer", Cache::worst_case_bytes(capacity_)),
      workload_account_("workload", RequestStream::worst_case_bytes(params.order, params.sensors)),
      instrument_account_("instrument", std::uint64_t{params.sensors} * sizeof(Track) +
                                            EventLog<TtlEvent>::worst_case_bytes(log_capacity)),
      source_(clock_, from_milliseconds(params.change_s * 1e3)),
      stream_(params.order, params.sensors, 1.0, params.seed, workload_account_),
      cache_(capacity_, {ttl_, params.mode, params.sliding}, clock_, cache_account_),
      longer_(capacity_, {ttl_ + ttl_ / 10, params.mode, params.sliding}, clock_, longer_account_),
      dict_(Capacity::unbounded(), dict_account_),
      tracks_(params.sensors, Track{}, TrackingAllocator<Track>(instrument_account_)),
      log_(log_capacity, instrument_account_),
      blocks_at_start_(cache_account_.allocations()) {}

std::uint64_t TtlRun::length() const noexcept {
  const std::uint64_t invalidation = params_.invalidate == Invalidate::none ? 0 : 1;
  return std::uint64_t{params_.lookups} + 1 + invalidation + params_.probes;
}

void TtlRun::step() {
  assert(steps_ < length());
  const bool by_hand = params_.invalidate != Invalidate::none;
  const std::uint64_t wait_at = params_.lookups;
  const std::uint64_t at = steps_++;
  if (at < wait_at) {
    look_up();
  } else if (at == wait_at) {
    warm_size_ = cache_.size();
    wait();
  } else if (by_hand && at == wait_at + 1) {
    invalidate();
  } else {
    probe();
  }
  // Whoever reads the size after each step makes cachetools expire: there len() does.
  if (params_.mode == TtlMode::cachetools) {
    cache_.expire([this](const Cache::Left& left) { record_expired(left.key); });
  }
  largest_size_ = std::max(largest_size_, cache_.size());
}

void TtlRun::record(const TtlEvent& event) {
  log_.record(event);
  digest_.add(std::uint64_t{event.sensor} << 8 | static_cast<std::uint64_t>(event.kind) << 1 | event.mark);
  digest_.add(static_cast<std::uint64_t>(event.time.count()));
}

void TtlRun::record_expired(std::uint32_t sensor) {
  ++counts_.expired;
  tracks_[sensor].fate = Fate::expired;
  record({steps_, tracks_[sensor].deadline - now(), sensor, TtlEventKind::expired, Fate::expired, 0});
}

void TtlRun::look_up() {
  if (steps_ > 1) clock_.advance(from_milliseconds(params_.every_ms));
  const std::uint32_t sensor = stream_.next();
  read(sensor, true);
  if (params_.overwrite_every == 0 || steps_ % params_.overwrite_every != 0) return;
  record({steps_, {}, sensor, TtlEventKind::overwritten, Fate::held, 0});
  store(sensor);
  longer_.put(sensor, source_.reading(sensor));
}

void TtlRun::wait() {
  const Nanoseconds pause = from_milliseconds(params_.wait_s * 1e3);
  clock_.advance(pause);
  record({steps_, pause, 0, TtlEventKind::waited, {}, 0});
}

void TtlRun::invalidate() {
  const std::uint32_t before = cache_.size();
  if (params_.invalidate == Invalidate::all) {
    cache_.clear();
    longer_.clear();
    for (Track& track : tracks_) {
      if (track.fate == Fate::held) track.fate = Fate::invalidated;
    }
  } else {
    cache_.erase(0);
    longer_.erase(0);
    if (tracks_[0].fate == Fate::held) tracks_[0].fate = Fate::invalidated;
  }
  const std::uint32_t removed = before - cache_.size();
  counts_.invalidated += removed;
  record({steps_, {}, 0, TtlEventKind::invalidated, {}, removed});
}

void TtlRun::probe() {
  const std::uint64_t first = length() - params_.probes;
  read(static_cast<std::uint32_t>((steps_ - 1 - first) % params_.sensors), false);
}

void TtlRun::read(std::uint32_t sensor, bool load) {
  Track& track = tracks_[sensor];
  track.last_read = steps_;
  auto [hits, misses] =
      load ? std::tie(counts_.warm_hits, counts_.warm_misses) : std::tie(counts_.probe_hits, counts_.probe_misses);
  const double* found = cache_.get(sensor, [this](const Cache::Left& left) { record_expired(left.key); });
  if (found != nullptr) {
    const bool stale = *found != source_.reading(sensor);
    const Nanoseconds age = now() - track.stored_at;
    ++hits;
    if (stale) ++counts_.stale_reads;
    if (now() >= track.deadline) ++counts_.overdue;
    if (params_.sliding) track.deadline = now() + ttl_;
    oldest_answer_ = std::max(oldest_answer_, age);
    record({steps_, age, sensor, TtlEventKind::hit, Fate::held, stale ? 1U : 0U});
  } else {
    ++misses;
    // cachetools leaves an expired entry where it is until somebody counts or stores.
    const bool overdue = track.fate == Fate::held;
    record({steps_, track.deadline - now(), sensor, TtlEventKind::miss, overdue ? Fate::expired : track.fate,
            load ? 0U : 1U});
    if (load) store(sensor);
  }
  read_longer(sensor, load);
}

void TtlRun::store(std::uint32_t sensor) {
  Track& track = tracks_[sensor];
  const double reading = source_.reading(sensor);
  const bool was_there = cache_.peek(sensor).has_value();
  bool is_there = was_there;
  const auto evicted = cache_.put(sensor, reading, [&](const Cache::Left& left) {
    if (left.key == sensor) is_there = false;
    record_expired(left.key);
  });
  if (evicted) {
    if (evicted->key == sensor) is_there = false;
    Track& victim = tracks_[evicted->key];
    const bool stranger = was_there && evicted->key != sensor;
    const bool overdue = evicted->reason == EvictionReason::expired;
    ++counts_.evictions;
    if (stranger) ++counts_.strangers;
    victim.fate = overdue ? Fate::expired : Fate::evicted;
    record({steps_, victim.deadline - now(), evicted->key, TtlEventKind::eviction, victim.fate, stranger ? 1U : 0U});
  }
  if (!is_there) ++counts_.inserted;
  track.stored_at = now();
  track.deadline = now() + ttl_;
  track.fate = Fate::held;
  dict_.put(sensor, {reading, track.deadline});
}

void TtlRun::read_longer(std::uint32_t sensor, bool load) {
  const double* found = longer_.get(sensor);
  if (found != nullptr) {
    ++counts_.longer_hits;
    if (*found != source_.reading(sensor)) ++counts_.longer_stale;
  } else if (load) {
    longer_.put(sensor, source_.reading(sensor));
  }
}

}  // namespace cachebound::exercises::ttl_expiry
