// Replays a compiled trace, one contender after the other: each has the processor's cache to itself.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/clock.hpp"
#include "memory/account.hpp"
#include "trace/compiled_trace.hpp"
#include "trace/contender.hpp"

namespace cachebound {

/// Holds the next uses besides, four bytes a request, while a contender needs the future.
class CompiledReplay {
 public:
  /// The trace must outlive the replay.
  CompiledReplay(const CompiledTrace& trace, std::vector<Contender> contenders, std::uint64_t seed, const Clock* clock,
                 Account& account);

  /// At most `requests` more, of the contender whose turn it is. False when all have run: in portions a caller can show
  /// progress and stop.
  bool step(std::uint64_t requests);

  /// Requests replayed and to replay, over all contenders.
  [[nodiscard]] std::uint64_t done() const noexcept;
  [[nodiscard]] std::uint64_t total() const noexcept { return std::uint64_t{contenders_.size()} * trace_.ids().size(); }

  /// Of the contenders whose turn has come, in their order.
  [[nodiscard]] const std::vector<ReplayRow>& rows() const noexcept { return rows_; }

 private:
  void begin();

  const CompiledTrace& trace_;
  std::vector<Contender> contenders_;
  std::uint64_t seed_;
  const Clock* clock_;
  Account& account_;
  std::optional<TrackedVector<std::uint32_t>> next_uses_;
  std::unique_ptr<eviction::CompiledPolicy> running_;
  std::vector<ReplayRow> rows_;
};

}  // namespace cachebound
