// Slots in the order of how often they were counted: a bucket a frequency, each a queue (Shah, Mitra, Matani, "An O(1)
// algorithm for implementing the LFU cache eviction scheme", 2010).
#pragma once

#include <cassert>
#include <cstdint>

#include "eviction/index.hpp"
#include "memory/tracking_allocator.hpp"

namespace cachebound::eviction {

/// Every operation is O(1); nothing is allocated after construction.
class FrequencyBuckets {
 public:
  explicit FrequencyBuckets(std::uint32_t slots, Account& account)
      : slots_(slots),
        places_(std::size_t{slots} + buckets_for(slots), Place{}, TrackingAllocator<Place>(account)),
        bucket_(slots, 0, TrackingAllocator<std::uint32_t>(account)),
        buckets_(buckets_for(slots), Bucket{}, TrackingAllocator<Bucket>(account)) {
    for (std::uint32_t bucket = bottom + 1; bucket < buckets_.size(); ++bucket) buckets_[bucket].higher = bucket + 1;
  }

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t slots) noexcept {
    return (std::uint64_t{slots} + buckets_for(slots)) * sizeof(Place) + std::uint64_t{slots} * sizeof(std::uint32_t) +
           std::uint64_t{buckets_for(slots)} * sizeof(Bucket);
  }

  /// A slot that is not counted comes in, counted once.
  void insert(Slot slot) noexcept {
    const std::uint32_t lowest = buckets_[bottom].higher;
    append(slot, lowest != bottom && buckets_[lowest].frequency == 1 ? lowest : open_above(bottom, 1));
  }

  /// Counts a slot once more; it becomes the newest of its frequency.
  void count(Slot slot) noexcept {
    const std::uint32_t bucket = bucket_[slot], above = buckets_[bucket].higher;
    const std::uint64_t frequency = buckets_[bucket].frequency + 1;
    const bool met = above != bottom && buckets_[above].frequency == frequency;
    if (!met && alone(slot)) {
      buckets_[bucket].frequency = frequency;
      return;
    }
    const std::uint32_t target = met ? above : open_above(bucket, frequency);
    remove(slot);
    append(slot, target);
  }

  void remove(Slot slot) noexcept {
    const bool last = alone(slot);
    const Place place = places_[slot];
    places_[place.newer].older = place.older;
    places_[place.older].newer = place.newer;
    if (last) close(bucket_[slot]);
  }

  /// The oldest of the lowest frequency; some slot must be counted.
  [[nodiscard]] Slot lowest() const noexcept {
    assert(buckets_[bottom].higher != bottom);
    return places_[end(buckets_[bottom].higher)].newer;
  }
  /// The newest of the highest frequency.
  [[nodiscard]] Slot highest() const noexcept { return places_[end(buckets_[bottom].lower)].older; }
  /// The next in eviction order, and the one before; only while there is one.
  [[nodiscard]] Slot after(Slot slot) const noexcept {
    const Slot newer = places_[slot].newer;
    return newer < slots_ ? newer : places_[end(buckets_[bucket_[slot]].higher)].newer;
  }
  [[nodiscard]] Slot before(Slot slot) const noexcept {
    const Slot older = places_[slot].older;
    return older < slots_ ? older : places_[end(buckets_[bucket_[slot]].lower)].older;
  }

  [[nodiscard]] std::uint64_t frequency(Slot slot) const noexcept { return buckets_[bucket_[slot]].frequency; }

 private:
  struct Place {
    Slot newer = 0, older = 0;
  };
  struct Bucket {
    std::uint64_t frequency = 0;
    std::uint32_t lower = 0, higher = 0;
  };
  /// Below the lowest and above the highest bucket.
  static constexpr std::uint32_t bottom = 0;

  /// One a slot, one while a slot moves, and the bottom.
  [[nodiscard]] static constexpr std::uint32_t buckets_for(std::uint32_t slots) noexcept { return slots + 2; }

  [[nodiscard]] Slot end(std::uint32_t bucket) const noexcept { return slots_ + bucket; }
  [[nodiscard]] bool alone(Slot slot) const noexcept { return places_[slot].newer == places_[slot].older; }

  void append(Slot slot, std::uint32_t bucket) noexcept {
    const Slot last = end(bucket), before = places_[last].older;
    bucket_[slot] = bucket;
    places_[slot] = {last, before};
    places_[before].newer = slot;
    places_[last].older = slot;
  }

  [[nodiscard]] std::uint32_t open_above(std::uint32_t below, std::uint64_t frequency) noexcept {
    const std::uint32_t bucket = vacant_, above = buckets_[below].higher;
    vacant_ = buckets_[bucket].higher;
    buckets_[bucket] = {frequency, below, above};
    buckets_[below].higher = bucket;
    buckets_[above].lower = bucket;
    places_[end(bucket)] = {end(bucket), end(bucket)};
    return bucket;
  }

  void close(std::uint32_t bucket) noexcept {
    const auto [frequency, lower, higher] = buckets_[bucket];
    buckets_[lower].higher = higher;
    buckets_[higher].lower = lower;
    buckets_[bucket].higher = vacant_;
    vacant_ = bucket;
  }

  std::uint32_t slots_, vacant_ = bottom + 1;
  TrackedVector<Place> places_;
  TrackedVector<std::uint32_t> bucket_;
  TrackedVector<Bucket> buckets_;
};

}  // namespace cachebound::eviction
