#include "trace/curve/lru_curve.hpp"

#include <algorithm>
#include <array>

namespace cachebound {

/// Four an object: moving the live ones together then costs less than half a step a request.
std::uint32_t LruCurve::positions_for(std::uint32_t objects) noexcept {
  return std::max<std::uint32_t>(4096, 4 * objects);
}

std::uint64_t LruCurve::worst_case_bytes(std::uint32_t objects) noexcept {
  return std::uint64_t{objects} * (sizeof(std::uint32_t) + sizeof(std::uint64_t)) +
         LivePositions::worst_case_bytes(positions_for(objects));
}

LruCurve::LruCurve(std::uint32_t objects, Account& account)
    : last_(objects, never, TrackingAllocator<std::uint32_t>(account)),
      distances_(objects, 0, TrackingAllocator<std::uint64_t>(account)),
      live_(positions_for(objects), account) {
  assert(objects <= std::uint32_t{1} << 29);
}

void LruCurve::grow(std::uint32_t objects) {
  assert(objects >= last_.size() && objects <= std::uint32_t{1} << 29);
  compact();
  last_.resize(objects, never);
  distances_.resize(objects, 0);
  live_ = LivePositions(positions_for(objects), last_.get_allocator().account());
}

void LruCurve::record(std::span<const std::uint32_t> ids) {
  requests_ += ids.size();
  while (!ids.empty()) {
    if (next_ == live_.positions()) compact();
    const std::size_t count = std::min<std::size_t>({batch, ids.size(), live_.positions() - next_});
    record_batch(ids.first(count));
    ids = ids.subspan(count);
  }
}

void LruCurve::record_batch(std::span<const std::uint32_t> ids) noexcept {
  const auto count = static_cast<std::uint32_t>(ids.size());
  std::array<std::uint32_t, batch> previous{};
  for (std::uint32_t i = 0; i < count; ++i) {
    previous[i] = last_[ids[i]];
    last_[ids[i]] = next_ + i;
  }
  std::uint32_t again = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t position = previous[i];
    if (position == never) continue;
    const std::uint32_t distance = live_.live_between(position, next_ + i);
    live_.retire(position);
    previous[again++] = distance;
  }
  for (std::uint32_t i = 0; i < again; ++i) ++distances_[previous[i]];
  seen_ += count - again;
  next_ += count;
}

void LruCurve::compact() noexcept {
  for (std::uint32_t& position : last_) {
    if (position != never) position -= live_.retired_before(position);
  }
  next_ -= live_.retired();
  live_.clear();
}

std::optional<std::uint32_t> LruCurve::depth(std::uint32_t id) const noexcept {
  if (last_[id] == never) return std::nullopt;
  return live_.live_between(last_[id], next_);
}

std::uint64_t LruCurve::hits(std::uint64_t size) const noexcept {
  std::uint64_t sum = 0;
  for (std::uint64_t distance = 0; distance < std::min<std::uint64_t>(size, seen_); ++distance) {
    sum += distances_[static_cast<std::size_t>(distance)];
  }
  return sum;
}

MissRatioCurve LruCurve::curve() const {
  MissRatioCurve::Steps steps(requests_);
  for (std::uint32_t distance = 0; distance < seen_; ++distance) {
    if (distances_[distance] > 0) steps.gain(std::uint64_t{distance} + 1, distances_[distance]);
  }
  return std::move(steps).curve();
}

std::uint64_t LruCurve::used_bytes() const noexcept {
  return std::uint64_t{seen_} * (sizeof(std::uint32_t) + sizeof(std::uint64_t)) +
         LivePositions::worst_case_bytes(std::min(live_.positions(), positions_for(seen_)));
}

}  // namespace cachebound
