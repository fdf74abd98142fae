#include "exercises/lecture-38/bounded-containers/simulation.hpp"

#include <algorithm>
#include <numeric>

namespace cachebound::exercises::bounded_containers {

void Simulation::start(std::uint32_t consumers) {
  for (std::uint32_t producer = 0; producer < context_.producers; ++producer) {
    context_.scheduler.spawn(produce(producer));
  }
  for (std::uint32_t consumer = 0; consumer < consumers; ++consumer) context_.scheduler.spawn(consume());
}

std::uint64_t Simulation::lost() const noexcept {
  return std::accumulate(lost_.begin(), lost_.end(), std::uint64_t{0});
}

void Simulation::lose(std::uint32_t reading, LossReason reason) {
  ++lost_[static_cast<std::size_t>(reason)];
  context_.losses.record({context_.scheduler.now(), reading, number_, reason});
  context_.digest.add(std::uint64_t{reading} << 8 | number_ << 4 | (static_cast<std::uint32_t>(reason) + 1));
}

Task<> Simulation::produce(std::uint32_t producer) {
  Scheduler& scheduler = context_.scheduler;
  for (std::size_t i = producer; i < context_.sensors.size(); i += context_.producers) {
    const auto reading = static_cast<std::uint32_t>(i);
    co_await scheduler.sleep_until(due(reading));
    const Nanoseconds start = scheduler.now();
    ++offered_;
    ++waiting_;
    last_offer_ = {reading, true};
    const Put outcome = co_await put(reading);
    --waiting_;
    if (last_offer_->reading == reading) last_offer_->waits = false;
    largest_size_ = std::max(largest_size_, size());
    if (scheduler.now() > start) producer_waits_.add(scheduler.now() - start);
    if (outcome == Put::full) lose(reading, LossReason::refused);
  }
}

Task<> Simulation::consume() {
  Scheduler& scheduler = context_.scheduler;
  while (true) {
    const Nanoseconds start = scheduler.now();
    const auto reading = co_await take();
    if (scheduler.now() > start) consumer_waits_.add(scheduler.now() - start);
    if (reading) {
      ++delivered_;
      ages_.add(scheduler.now() - due(*reading));
      context_.digest.add(std::uint64_t{*reading} << 8 | number_ << 4);
    }
    co_await scheduler.sleep_for(context_.work);
  }
}

Task<Put> RingSimulation::put(std::uint32_t reading) {
  if (const auto oldest = ring_.append(reading)) lose(*oldest, LossReason::pushed_out);
  arrived_.wake_one();
  co_return Put::stored;
}

Task<std::optional<std::uint32_t>> RingSimulation::take() {
  while (ring_.size() == 0) co_await arrived_.wait();
  co_return ring_.pop_left();
}

Task<Put> CacheSimulation::put(std::uint32_t reading) {
  store(sensor_of(reading), reading);
  ++stored_;
  arrived_.wake_one();
  co_return Put::stored;
}

Task<std::optional<std::uint32_t>> CacheSimulation::take() {
  while (followed_ == stored_) co_await arrived_.wait();
  HeldReading* const held = find(sensor_of(followed_++));
  if (held == nullptr || held->delivered != 0) co_return std::nullopt;
  held->delivered = 1;
  co_return held->reading;
}

void LruSimulation::store(std::uint32_t sensor, std::uint32_t reading) {
  if (const HeldReading* const old = cache_.peek(sensor)) left(*old, LossReason::overwritten);
  if (const auto evicted = cache_.put(sensor, {reading, 0})) left(evicted->value, LossReason::evicted);
}

std::uint32_t LruSimulation::undelivered() const {
  std::uint32_t count = 0;
  cache_.for_each([&](std::uint32_t, const HeldReading& held) {
    if (held.delivered == 0) ++count;
    return true;
  });
  return count;
}

void TtlSimulation::store(std::uint32_t sensor, std::uint32_t reading) {
  if (const auto old = cache_.peek(sensor)) {
    left(old->value, old->expires <= clock_.now() ? LossReason::expired : LossReason::overwritten);
  }
  if (const auto evicted = cache_.put(sensor, {reading, 0})) {
    left(evicted->value, evicted->reason == EvictionReason::expired ? LossReason::expired : LossReason::evicted);
  }
}

std::uint32_t TtlSimulation::undelivered() const {
  std::uint32_t count = 0;
  cache_.for_each([&](std::uint32_t, const Cache::Entry& entry) {
    if (entry.value.delivered == 0) ++count;
    return true;
  });
  return count;
}

}  // namespace cachebound::exercises::bounded_containers
