#include "trace/curve/shards.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace cachebound {

namespace {

template <std::size_t... Index>
std::array<DistanceHistogram, sizeof...(Index)> histograms(Account& account, std::index_sequence<Index...>) {
  return {((void)Index, DistanceHistogram(account))...};
}

/// By how much the curve changes when the size is off by the share `uncertain` of itself.
double half_difference(const MissRatioCurve& curve, std::uint64_t size, double uncertain) {
  const auto middle = static_cast<double>(size);
  const auto lower = static_cast<std::uint64_t>(middle * std::max(0.0, 1 - uncertain));
  const auto upper = static_cast<std::uint64_t>(middle * (1 + uncertain));
  return (curve.miss_ratio(lower) - curve.miss_ratio(upper)) / 2;
}

}  // namespace

std::uint64_t Shards::worst_case_bytes(std::uint32_t most_samples) noexcept {
  return std::uint64_t{most_samples} * (sizeof(Slot) + sizeof(SlotLink)) + Index::worst_case_bytes(most_samples) +
         RecencyStack::worst_case_bytes(most_samples) + parts * DistanceHistogram::worst_case_bytes();
}

Shards::Shards(std::uint32_t most_samples, std::uint64_t seed, Account& account)
    : most_samples_(most_samples),
      salt_(mix(seed + 0x9e3779b97f4a7c15U)),
      slots_(TrackingAllocator<Slot>(account)),
      index_(account),
      stack_(most_samples, account),
      by_hash_(TrackingAllocator<SlotLink>(account)),
      distances_(histograms(account, std::make_index_sequence<parts>())) {
  assert(most_samples > 0 && most_samples <= std::uint32_t{1} << 24);
  slots_.reserve(most_samples);
  by_hash_.reserve(most_samples);
  index_.reserve(slots_, most_samples);
}

/// Four at a time: one branch for four hashes, nearly always not taken.
template <class Key>
void Shards::record_all(std::span<const Key> keys) noexcept {
  requests_ += keys.size();
  std::size_t i = 0;
  for (; i + 4 <= keys.size(); i += 4) {
    std::array<std::uint64_t, 4> hash{};
    bool any = false;
    for (std::size_t k = 0; k < 4; ++k) {
      hash[k] = mix(keys[i + k] + salt_);
      any |= hash[k] < threshold_;
    }
    if (!any) continue;
    for (const std::uint64_t each : hash) {
      if (each < threshold_) record_sampled(each);
    }
  }
  for (; i < keys.size(); ++i) {
    if (const std::uint64_t hash = mix(keys[i] + salt_); hash < threshold_) record_sampled(hash);
  }
}

void Shards::record(std::span<const std::uint64_t> keys) noexcept { record_all(keys); }
void Shards::record(std::span<const std::uint32_t> ids) noexcept { record_all(ids); }

void Shards::record_sampled(std::uint64_t hash) noexcept {
  // Rounded, so that sums of weights are exact in any order while they stay below 2^37.
  const double weight = std::floor(hashes / static_cast<double>(threshold_) * 65'536 + 0.5) / 65'536;
  ++sampled_requests_;
  sampled_weight_[hash % parts] += weight;
  if (const SlotLink slot = index_.find(slots_, hash); slot != no_slot) {
    const double distance = stack_.raise(slot) * weight;
    distances_[hash % parts].add(static_cast<std::uint64_t>(distance), weight);
  } else {
    admit(hash);
  }
}

void Shards::admit(std::uint64_t hash) noexcept {
  const auto smaller = [this](SlotLink a, SlotLink b) { return slots_[a].key < slots_[b].key; };
  auto slot = static_cast<SlotLink>(slots_.size());
  if (slot < most_samples_) {
    slots_.push_back({hash});
  } else {
    slot = by_hash_.front();
    threshold_ = std::max(hash, slots_[slot].key);
    if (threshold_ == hash) return;
    std::pop_heap(by_hash_.begin(), by_hash_.end(), smaller);
    by_hash_.pop_back();
    stack_.remove(slot);
    index_.leave(slots_, slot);
    slots_[slot].key = hash;
  }
  by_hash_.push_back(slot);
  std::push_heap(by_hash_.begin(), by_hash_.end(), smaller);
  index_.enter(slots_, slot);
  stack_.push(slot);
}

MissRatioCurve Shards::curve() const {
  if (requests_ == 0) return {};
  double sampled = 0;
  for (const double weight : sampled_weight_) sampled += weight;
  MissRatioCurve::Steps steps(requests_);
  steps.gain(1, static_cast<double>(requests_) - sampled);
  for (std::uint32_t bucket = 0; bucket < DistanceHistogram::buckets; ++bucket) {
    double weight = 0;
    for (const DistanceHistogram& part : distances_) weight += part.weight(bucket);
    if (weight > 0) steps.gain(DistanceHistogram::size_of(bucket), weight);
  }
  return std::move(steps).curve();
}

double Shards::estimated_error() const {
  const auto objects = static_cast<std::uint64_t>(estimated_objects());
  if (requests_ == 0 || threshold_ == ~std::uint64_t{0}) return 0;
  const MissRatioCurve whole = curve();
  // With the correction a part's miss ratio is eight times the weight of its misses over the requests.
  std::array<double, parts> misses = sampled_weight_;
  double sum = 0;
  std::uint64_t size = 1;
  for (std::uint32_t bucket = 0; bucket < DistanceHistogram::buckets && size <= objects; ++bucket) {
    const std::uint64_t next = std::min(DistanceHistogram::size_of(bucket), objects + 1);
    double mean = 0, squares = 0;
    for (const double part : misses) mean += part / parts;
    for (const double part : misses) squares += (part - mean) * (part - mean);
    const double drawn = std::sqrt(squares / (parts * (parts - 1))) * parts / static_cast<double>(requests_);
    const double scaled = half_difference(whole, size, 1 / std::sqrt(static_cast<double>(size) * rate()));
    sum += std::sqrt(drawn * drawn + scaled * scaled) * static_cast<double>(next - size);
    for (std::uint32_t part = 0; part < parts; ++part) misses[part] -= distances_[part].weight(bucket);
    size = next;
  }
  constexpr double mean_of_normal = 0.79788456080286536;  // sqrt(2/π): E|x| of a standard normal x
  return mean_of_normal * sum / static_cast<double>(objects);
}

}  // namespace cachebound
