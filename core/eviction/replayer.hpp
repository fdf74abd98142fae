// Puts a policy behind the common interface; the loop over many requests knows the policy's type.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

#include "eviction/frame.hpp"
#include "eviction/policy.hpp"

namespace cachebound::eviction {

/// `Core` is a class such as Fifo: `prepare(key)` makes a Probe some requests ahead, `access(probe, watch)` serves the
/// request, and where `prepare` itself reads what may be far, `foresee(key)` fetches that before.
template <class Core>
class Replayer final : public PolicyOf<typename Core::Key> {
 public:
  using Key = typename Core::Key;

  /// `bytes` is what the core charges to its account; `arguments` make the core.
  template <class... Arguments>
  explicit Replayer(std::uint64_t bytes, Arguments&&... arguments)
      : bytes_(bytes), core_(std::forward<Arguments>(arguments)...) {}

  Access access(Key key) override {
    Access access;
    access.hit = core_.access(core_.prepare(key), Watched{access});
    return access;
  }

  /// Works on a core of its own: what the loop stores into a slab cannot change the members of a local object, so they
  /// stay in registers.
  [[gnu::flatten]] std::uint64_t replay(std::span<const Key> keys) override {
    Core core(std::move(core_));
    std::array<typename Core::Probe, look_ahead> probes{};
    const std::size_t ahead = std::min(look_ahead, keys.size());
    for (std::size_t i = 0; i < ahead; ++i) probes[i] = core.prepare(keys[i]);
    std::uint64_t hits = 0;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const typename Core::Probe probe = probes[i % look_ahead];
      if constexpr (requires { core.foresee(keys[i]); }) {
        if (i + 2 * look_ahead < keys.size()) core.foresee(keys[i + 2 * look_ahead]);
      }
      if (i + look_ahead < keys.size()) probes[i % look_ahead] = core.prepare(keys[i + look_ahead]);
      hits += core.access(probe, Unwatched{}) ? 1U : 0U;
    }
    std::destroy_at(&core_);
    std::construct_at(&core_, std::move(core));
    return hits;
  }

  [[nodiscard]] std::uint32_t size() const override { return core_.size(); }
  [[nodiscard]] std::uint32_t capacity() const override { return core_.capacity(); }
  [[nodiscard]] std::uint64_t bytes() const override { return bytes_; }

  void write_frame(JsonWriter& json, const Label& label) const override {
    json.field("size", size()).field("capacity", capacity());
    write_next(json, core_.next_victim(), label);
    core_.write_frame(json, label);
  }

 private:
  /// Requests between asking for a cache line and using it.
  static constexpr std::size_t look_ahead = 16;

  std::uint64_t bytes_;
  Core core_;
};

/// Of capacity 0: nothing is kept, every request misses.
template <class KeyType>
class NoCache {
 public:
  using Key = KeyType;
  using Probe = Key;
  [[nodiscard]] static Probe prepare(Key key) noexcept { return key; }
  template <class Watch>
  static bool access(Probe, Watch&&) noexcept {
    return false;
  }
  [[nodiscard]] static std::uint32_t size() noexcept { return 0; }
  [[nodiscard]] static std::uint32_t capacity() noexcept { return 0; }
  [[nodiscard]] static std::optional<NextVictim> next_victim() noexcept { return std::nullopt; }
  static void write_frame(JsonWriter& json, const Label&) { json.key("queues").array().end(); }
};

}  // namespace cachebound::eviction
