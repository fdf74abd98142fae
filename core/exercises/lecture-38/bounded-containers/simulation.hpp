// One container between producers and consumers on virtual time: what it keeps, what it loses, and who waits.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/digest.hpp"
#include "buffer/async_queue.hpp"
#include "buffer/backpressure.hpp"
#include "cache/lru_cache.hpp"
#include "cache/ttl_cache.hpp"
#include "sim/event_log.hpp"
#include "sim/wait_list.hpp"

namespace cachebound::exercises::bounded_containers {

/// Why a reading never reached a consumer.
enum class LossReason : std::uint32_t { pushed_out, evicted, expired, overwritten, refused };
inline constexpr std::size_t loss_reasons = 5;

/// In words, to follow "reading 7".
[[nodiscard]] constexpr std::string_view in_words(LossReason reason) noexcept {
  constexpr std::array<std::string_view, loss_reasons> words{"pushed out", "evicted", "expired", "overwritten",
                                                             "refused"};
  return words[static_cast<std::size_t>(reason)];
}

struct Loss {
  Nanoseconds time{};
  std::uint32_t reading = 0, simulation = 0;
  LossReason reason{};
};

/// The stream that every container is sent, and where they tell what became of it. Must outlive them.
struct Context {
  Scheduler& scheduler;
  const TrackedVector<std::uint32_t>& sensors;  ///< by reading, from 0: who sent it
  std::uint32_t producers, capacity;
  Nanoseconds interval;  ///< reading i is due at i times this, and sent by producer i % producers
  Nanoseconds work;      ///< what a consumer needs for each
  EventLog<Loss>& losses;
  Digest& digest;
};

/// What the producer that came last to a container did there.
struct Offer {
  std::uint32_t reading = 0;
  bool waits = false;
};

/// Consumers wait for the next reading as long as it takes; a simulation's tasks therefore never finish by themselves.
class Simulation {
 public:
  Simulation(const Context& context, std::uint32_t number, std::string_view name) noexcept
      : context_(context), number_(number), name_(name) {}
  Simulation(const Simulation&) = delete;
  Simulation& operator=(const Simulation&) = delete;
  virtual ~Simulation() = default;

  /// Spawns its tasks: producers first.
  void start(std::uint32_t consumers);

  [[nodiscard]] std::string_view name() const noexcept { return name_; }
  [[nodiscard]] std::uint64_t offered() const noexcept { return offered_; }
  [[nodiscard]] std::uint64_t waiting() const noexcept { return waiting_; }
  [[nodiscard]] std::uint64_t delivered() const noexcept { return delivered_; }
  [[nodiscard]] std::uint64_t lost() const noexcept;
  [[nodiscard]] std::uint64_t lost(LossReason reason) const noexcept { return lost_[static_cast<std::size_t>(reason)]; }
  /// Nothing before the first.
  [[nodiscard]] const std::optional<Offer>& last_offer() const noexcept { return last_offer_; }
  /// Waits that took time, those of producers for room and of consumers for a reading.
  [[nodiscard]] const Waits& producers() const noexcept { return producer_waits_; }
  [[nodiscard]] const Waits& consumers() const noexcept { return consumer_waits_; }
  /// How old readings were when they were delivered.
  [[nodiscard]] const Waits& ages() const noexcept { return ages_; }
  [[nodiscard]] std::uint32_t largest_size() const noexcept { return largest_size_; }

  [[nodiscard]] virtual std::uint32_t size() const = 0;
  /// Readings held that no consumer has had. O(size) in caches.
  [[nodiscard]] virtual std::uint32_t undelivered() const = 0;
  [[nodiscard]] virtual std::uint64_t used_bytes() const = 0;

 protected:
  /// Stores the reading, or waits until it can; `full` when the producer gave up.
  virtual Task<Put> put(std::uint32_t reading) = 0;
  /// The next reading that nobody has had; nothing when the consumer looked in vain, or at one that it knows.
  virtual Task<std::optional<std::uint32_t>> take() = 0;

  void lose(std::uint32_t reading, LossReason reason);
  [[nodiscard]] std::uint32_t sensor_of(std::uint32_t reading) const { return context_.sensors[reading]; }
  [[nodiscard]] const Context& context() const noexcept { return context_; }

 private:
  Task<> produce(std::uint32_t producer);
  Task<> consume();
  [[nodiscard]] Nanoseconds due(std::uint32_t reading) const noexcept { return reading * context_.interval; }

  const Context& context_;
  std::uint32_t number_;
  std::string_view name_;
  std::uint64_t offered_ = 0, waiting_ = 0, delivered_ = 0;
  std::array<std::uint64_t, loss_reasons> lost_{};
  std::optional<Offer> last_offer_;
  Waits producer_waits_, consumer_waits_, ages_;
  std::uint32_t largest_size_ = 0;
};

/// deque(maxlen): never lets a producer wait, and pushes the oldest reading out instead.
class RingSimulation final : public Simulation {
 public:
  RingSimulation(const Context& context, std::uint32_t number, Account& account)
      : Simulation(context, number, "ring"),
        ring_(Capacity::bounded(context.capacity), account),
        arrived_(context.scheduler) {}

  std::uint32_t size() const override { return ring_.size(); }
  std::uint32_t undelivered() const override { return ring_.size(); }
  std::uint64_t used_bytes() const override { return ring_.used_bytes(); }

 private:
  Task<Put> put(std::uint32_t reading) override;
  Task<std::optional<std::uint32_t>> take() override;

  RingBuffer<std::uint32_t> ring_;
  WaitList arrived_;
};

/// A queue that suspends producers while it is full: for ever (asyncio.Queue), or until a timeout, as queue.Queue's put
/// does; without bound it is the twin of all.
class QueueSimulation final : public Simulation {
 public:
  using Queue = AsyncQueue<std::uint32_t>;

  /// `maxsize` zero: no bound.
  QueueSimulation(const Context& context, std::uint32_t number, std::string_view name, std::uint32_t maxsize,
                  Queue::Timeout timeout, Account& account)
      : Simulation(context, number, name), queue_(maxsize, context.scheduler, account), timeout_(timeout) {}

  std::uint32_t size() const override { return queue_.qsize(); }
  std::uint32_t undelivered() const override { return queue_.qsize(); }
  std::uint64_t used_bytes() const override { return queue_.used_bytes(); }

 private:
  Task<Put> put(std::uint32_t reading) override { return queue_.put(reading, timeout_); }
  Task<std::optional<std::uint32_t>> take() override { return queue_.get(); }

  Queue queue_;
  Queue::Timeout timeout_;
};

/// A reading under its sensor's name.
struct HeldReading {
  std::uint32_t reading = 0, delivered = 0;
};

/// A cache keeps the newest reading of each sensor. Consumers follow the stream at their own pace and ask for the
/// sensor of each reading in turn: they find that reading, a newer one, or nothing.
class CacheSimulation : public Simulation {
 protected:
  CacheSimulation(const Context& context, std::uint32_t number, std::string_view name)
      : Simulation(context, number, name), arrived_(context.scheduler) {}

  virtual void store(std::uint32_t sensor, std::uint32_t reading) = 0;
  /// Null when it is not there.
  virtual HeldReading* find(std::uint32_t sensor) = 0;

  void left(const HeldReading& held, LossReason reason) {
    if (held.delivered == 0) lose(held.reading, reason);
  }

 private:
  Task<Put> put(std::uint32_t reading) final;
  Task<std::optional<std::uint32_t>> take() final;

  WaitList arrived_;
  std::uint32_t stored_ = 0, followed_ = 0;
};

class LruSimulation final : public CacheSimulation {
 public:
  using Cache = LruCache<std::uint32_t, HeldReading>;

  LruSimulation(const Context& context, std::uint32_t number, Account& account)
      : CacheSimulation(context, number, "LRU cache"), cache_(Capacity::bounded(context.capacity), account) {}

  std::uint32_t size() const override { return cache_.size(); }
  std::uint32_t undelivered() const override;
  std::uint64_t used_bytes() const override { return cache_.used_bytes(); }

 private:
  void store(std::uint32_t sensor, std::uint32_t reading) override;
  HeldReading* find(std::uint32_t sensor) override { return cache_.get(sensor); }

  Cache cache_;
};

class TtlSimulation final : public CacheSimulation {
 public:
  using Cache = TtlCache<std::uint32_t, HeldReading>;

  TtlSimulation(const Context& context, std::uint32_t number, Nanoseconds ttl, const Clock& clock, Account& account)
      : CacheSimulation(context, number, "TTL cache"),
        clock_(clock),
        cache_(Capacity::bounded(context.capacity), {ttl, TtlMode::corrected, false}, clock, account) {}

  std::uint32_t size() const override { return cache_.size(); }
  std::uint32_t undelivered() const override;
  std::uint64_t used_bytes() const override { return cache_.used_bytes(); }

 private:
  void store(std::uint32_t sensor, std::uint32_t reading) override;
  HeldReading* find(std::uint32_t sensor) override {
    return cache_.get(sensor, [this](Cache::Left&& gone) { left(gone.value, LossReason::expired); });
  }

  const Clock& clock_;
  Cache cache_;
};

}  // namespace cachebound::exercises::bounded_containers
