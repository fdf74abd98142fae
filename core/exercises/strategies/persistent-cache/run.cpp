#include "exercises/strategies/persistent-cache/run.hpp"

#include <algorithm>
#include <cassert>

namespace cachebound::exercises::persistent_cache {

namespace {

constexpr std::size_t digits = 6;
constexpr std::string_view prefix = "square-";

Nanoseconds seconds(double s) { return from_milliseconds(s * 1000); }

bool is_intact(const std::string& key, const std::string& value) {
  return key.size() == prefix.size() + digits && Run::result_of(key, value.size()) == value;
}

}  // namespace

std::string Run::key_of(std::uint32_t input) {
  const std::string number = std::to_string(input);
  assert(number.size() <= digits);
  return std::string(prefix).append(digits - number.size(), '0').append(number);
}

std::string Run::result_of(std::string_view key, std::size_t bytes) {
  std::uint64_t input = 0;
  for (const char digit : key.substr(prefix.size())) input = input * 10 + static_cast<std::uint64_t>(digit - '0');
  const std::string square = std::to_string(input * input) + " ";
  std::string result;
  while (result.size() < bytes) result += square;
  result.resize(bytes);
  return result;
}

Run::Run(const Params& params, const Environment& environment)
    : params_(params),
      environment_(environment),
      before_run_(params.before_run),
      workload_account_("workload", RequestStream::worst_case_bytes(params.order, params.inputs)),
      instrument_account_("instrument",
                          params.inputs * sizeof(Track) + EventLog<Happening>::worst_case_bytes(log_capacity)),
      stream_(params.order, params.inputs, 1.0, params.seed, workload_account_),
      tracks_(params.inputs, Track{}, TrackingAllocator<Track>(instrument_account_)),
      log_(log_capacity, instrument_account_) {
  auto rows = twin_rows_.open("000");
  assert(rows);
  auto twin = PersistentCache::open(*std::move(rows), {CachePolicy::none, 0, 0}, clock_);
  assert(twin);
  twin_.emplace(*std::move(twin));
}

void Run::start() {
  const PersistentCacheOptions options{params_.policy, static_cast<double>(params_.size_limit), params_.cull_limit};
  results_.emplace(ResultStoreOptions{params_.medium, params_.shards, options, params_.commit_every}, clock_,
                   environment_);
  auto found = results_->take_over(&is_intact);
  if (before_run_->read) return;
  *before_run_ = {true, std::move(found)};
}

void Run::step(std::uint64_t events) {
  if (!results_) start();
  for (; events > 0; --events) {
    noted_ = 0;
    const std::uint64_t step = steps_++;
    if (step == params_.before) {
      restart();
    } else if (step == params_.before + 1U && params_.outdated != Outdated::none) {
      remove_outdated();
    } else {
      request(stream_.next());
    }
  }
}

void Run::note(const Happening& happening) {
  log_.record(happening);
  ++noted_;
}

void Run::request(std::uint32_t input) {
  if (requests_ > 0) clock_.advance(from_milliseconds(params_.every_ms));
  ++requests_;
  const std::string key = key_of(input);
  const auto found = results_->get(key);
  if (found && *found != result_of(key, params_.value_bytes)) ++wrong_;
  (restarted() ? (found ? after_hits_ : after_misses_) : (found ? before_hits_ : before_misses_)) += 1;
  Track& track = tracks_[input];
  if (!found && track.fate == Fate::held) {
    const bool expired = params_.expire_s > 0 && clock_.now() - track.time >= seconds(params_.expire_s);
    track.fate = expired ? Fate::expired : Fate::lost;
  }
  note({requests_, 0, 0, input, found ? Kind::hit : Kind::miss, restarted(), track});
  if (found && restarted() && track.by_first) ++warm_hits_;
  digest_.add(std::uint64_t{input} << 1 | (found ? 1U : 0U));
  if (!found) store(input, key);
  weigh();
}

void Run::store(std::uint32_t input, const std::string& key) {
  SetEntry how;
  how.tag = tag_of(input);
  if (params_.expire_s > 0) how.expire = seconds(params_.expire_s);
  const std::string result = result_of(key, params_.value_bytes);
  if (tracks_[input].fate == Fate::never) {
    const auto kept = twin_->set(key, result, {std::nullopt, how.tag});
    assert(kept);
  }
  tracks_[input] = {Fate::held, {}, !restarted(), static_cast<std::uint32_t>(requests_), clock_.now()};
  for (const Culled& culled : results_->set(key, result, std::move(how))) {
    std::uint32_t left = 0;
    for (const char digit : culled.entry.key.substr(prefix.size())) {
      left = left * 10 + static_cast<std::uint32_t>(digit - '0');
    }
    tracks_[left].fate = Fate::culled;
    tracks_[left].reason = culled.reason;
    ++(culled.reason == EvictionReason::expired ? expirations_ : evictions_);
    note({requests_, 0, 0, left, Kind::culled, restarted(), tracks_[left]});
    digest_.add(std::uint64_t{left} << 8 | static_cast<std::uint64_t>(culled.reason));
  }
  ++writes_;
  if (!restarted() && writes_ % params_.commit_every == 0) {
    committed_ = static_cast<std::uint64_t>(results_->totals().entries);
  }
}

void Run::restart() {
  const auto entries = static_cast<std::uint64_t>(results_->totals().entries);
  if (params_.ending == Ending::exit) committed_ = entries;
  if (params_.medium == Medium::memory) committed_ = 0;
  lost_ = results_->restart(params_.ending == Ending::crash);
  survivors_ = static_cast<std::uint64_t>(results_->totals().entries);
  clock_.advance(seconds(params_.down_s));
  note({requests_, *survivors_, lost_, 0, Kind::restart, true, {}});
  digest_.add(*survivors_ << 32 | lost_);
  weigh();
}

void Run::remove_outdated() {
  const char family = static_cast<char>('a' + static_cast<int>(params_.outdated) - 1);
  outdated_ = results_->evict({family});
  for (std::uint32_t input = 0; input < params_.inputs; ++input) {
    if (tracks_[input].fate == Fate::held && tag_of(input)[0] == family) tracks_[input].fate = Fate::outdated;
  }
  note({requests_, outdated_, 0, 0, Kind::outdated, true, {}});
  digest_.add(outdated_);
  weigh();
}

void Run::weigh() {
  for (const CacheTotals& shard : results_->shards()) {
    fullest_ = std::max(fullest_, static_cast<std::uint64_t>(shard.bytes));
  }
  peak_bytes_ = std::max(peak_bytes_, static_cast<std::uint64_t>(results_->totals().bytes));
}

std::uint64_t Run::entry_bytes() const {
  return static_cast<std::uint64_t>(PersistentCache::entry_bytes(prefix.size() + digits, params_.value_bytes, 1));
}

std::optional<std::uint64_t> Run::most_in_a_shard() const {
  if (!culls()) return std::nullopt;
  return (std::uint64_t{params_.size_limit} - 1) / (params_.shards * entry_bytes());
}

}  // namespace cachebound::exercises::persistent_cache
