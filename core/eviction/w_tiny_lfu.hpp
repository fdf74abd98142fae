// W-TinyLFU (Einziger, Friedman, Manes, ACM Transactions on Storage 13(4), 2017): newcomers pass a small window; who
// leaves it enters the main cache only if it was asked for more often than the entry it would replace.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

#include "eviction/access.hpp"
#include "eviction/frame.hpp"
#include "eviction/frequency_sketch.hpp"
#include "eviction/queues.hpp"

namespace cachebound::eviction {

/// The window is an LRU queue of a hundredth of the capacity (at least 1); main an SLRU, four fifths protected; a tie
/// keeps the old entry. The sketch estimates, as the paper defines it, the frequency in a sample of the most recent
/// requests: so every request is counted. libCacheSim, with the same sizes, differs where the paper leaves no choice:
/// it counts neither hits in the window nor, when the entry leaves it, the request but the leaving; its filter raises
/// all ten counters of a key; its window is the whole cache until that is full; and its SLRU, where 1:4 does not divide
/// main, evicts on a hit. O(1), but for the sketch's halving.
template <class Index>
class WTinyLfu {
 public:
  using Key = typename Index::Key;
  struct Probe {
    typename Index::Probe key;
    std::uint64_t hash;  ///< for the sketch
  };

  WTinyLfu(std::uint32_t capacity, typename Index::Keys keys, Account& account)
      : capacity_(capacity),
        window_limit_(std::max(1U, capacity / 100)),
        main_limit_(capacity - window_limit_),
        protected_limit_(static_cast<std::uint32_t>(std::uint64_t{main_limit_} * 4 / 5)),
        index_(capacity, keys, account),
        queues_(capacity, queues, account),
        hashes_(capacity, 0, TrackingAllocator<std::uint64_t>(account)),
        sketch_(capacity, account) {
    queues_.fill(vacant);
  }

  [[nodiscard]] static constexpr std::uint64_t bytes(std::uint32_t capacity, typename Index::Keys keys) noexcept {
    return Index::bytes(capacity, keys) + Queues::bytes(capacity, queues) +
           std::uint64_t{capacity} * sizeof(std::uint64_t) + FrequencySketch::bytes(capacity);
  }

  template <class Watch>
  bool access(const Probe& probe, Watch&& watch) {
    const auto& [key, hash] = probe;
    sketch_.count(hash);
    if (const Slot slot = index_.find(key); slot != no_slot) {
      on_hit(slot);
      return true;
    }
    if (queues_.size(window) == window_limit_) leave_window(watch);
    const Slot slot = queues_.pop(vacant);
    index_.enter(key, slot);
    hashes_[slot] = hash;
    queues_.push(window, slot);
    return false;
  }

  void foresee(Key key) const noexcept { index_.prefetch_streamed(key); }
  [[nodiscard]] Probe prepare(Key key) const noexcept {
    const std::uint64_t hash = FrequencySketch::hash_of(index_.streamed(key));
    sketch_.prefetch(hash);
    return {index_.prepare(key), hash};
  }
  [[nodiscard]] std::uint32_t size() const noexcept { return queues_.size(window) + main_size(); }
  [[nodiscard]] std::uint32_t capacity() const noexcept { return capacity_; }

  /// As the counters stand: the request itself will be counted before.
  [[nodiscard]] std::optional<NextVictim> next_victim() const noexcept {
    if (size() < capacity_) return std::nullopt;
    const Slot candidate = queues_.oldest(window);
    const Slot victim = main_limit_ == 0 ? candidate : queues_.oldest(probation);
    const bool admitted = estimate(candidate) > estimate(victim);
    return NextVictim{index_.key(admitted ? victim : candidate), admitted ? Reason::displaced : Reason::not_admitted};
  }

  void write_frame(JsonWriter& json, const Label& label) const {
    const auto cell = [this](Slot slot) { return FrameCell{index_.key(slot), estimate(slot)}; };
    json.key("sketch").object().field("counted", sketch_.counted()).field("sample", sketch_.sample());
    write_counters(json, "candidate", window, label);
    write_counters(json, "victim", probation, label);
    json.end();
    QueuesWriter writer(json, label);
    write_queue(writer, {"window", queues_.size(window), window_limit_, false, "requests"}, queues_, window, cell);
    write_queue(writer, {"protected", queues_.size(guarded), protected_limit_, false, "requests"}, queues_, guarded,
                cell);
    write_queue(writer, {"probation", queues_.size(probation), std::nullopt, false, "requests"}, queues_, probation,
                cell);
  }

 private:
  enum : QueueNumber { window, probation, guarded, vacant, queues };

  [[nodiscard]] std::uint32_t estimate(Slot slot) const noexcept { return sketch_.estimate(hashes_[slot]); }
  [[nodiscard]] std::uint32_t main_size() const noexcept { return queues_.size(probation) + queues_.size(guarded); }

  void on_hit(Slot slot) noexcept {
    if (queues_.queue_of(slot) != probation) {
      queues_.renew(slot);
      return;
    }
    queues_.move(slot, guarded);
    if (queues_.size(guarded) > protected_limit_) queues_.push(probation, queues_.pop(guarded));
  }

  /// The oldest of the window against the oldest on probation.
  template <class Watch>
  void leave_window(Watch& watch) {
    const Slot candidate = queues_.oldest(window);
    if (main_size() < main_limit_) {
      queues_.move(candidate, probation);
      return;
    }
    const Slot victim = main_limit_ == 0 ? candidate : queues_.oldest(probation);
    if (estimate(candidate) <= estimate(victim)) {
      watch.evicted(index_.key(candidate), Reason::not_admitted);
      forget(candidate);
    } else {
      watch.evicted(index_.key(victim), Reason::displaced);
      forget(victim);
      queues_.move(candidate, probation);
    }
  }

  void forget(Slot slot) noexcept {
    index_.leave(slot);
    queues_.move(slot, vacant);
  }

  /// What the next duel will compare.
  void write_counters(JsonWriter& json, std::string_view name, QueueNumber queue, const Label& label) const {
    json.key(name);
    if (queues_.empty(queue)) {
      json.null();
      return;
    }
    const Slot slot = queues_.oldest(queue);
    json.object().field("key", name_of(label, index_.key(slot)));
    json.field("estimate", estimate(slot)).key("counters").array();
    for (const std::uint32_t counter : sketch_.counters(hashes_[slot])) json.integer(counter);
    json.end().end();
  }

  std::uint32_t capacity_, window_limit_, main_limit_, protected_limit_;
  Index index_;
  Queues queues_;
  TrackedVector<std::uint64_t> hashes_;  ///< by slot
  FrequencySketch sketch_;
};

}  // namespace cachebound::eviction
