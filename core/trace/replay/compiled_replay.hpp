// Replays a compiled trace, one contender after the other: each has the processor's cache to itself.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/clock.hpp"
#include "eviction/next_uses.hpp"
#include "memory/account.hpp"
#include "trace/compiled_trace.hpp"
#include "trace/replay/contender.hpp"

namespace cachebound {

/// Where a contender needs the future, the next uses are found first: a pass over the trace of its own, and four bytes
/// a request besides.
class CompiledReplay {
 public:
  /// The trace must outlive the replay.
  CompiledReplay(const CompiledTrace& trace, std::vector<Contender> contenders, std::uint64_t seed, const Clock* clock,
                 Account& account);

  /// At most `requests` more, of the pass or the contender whose turn it is. False when all have run: in portions a
  /// caller can show progress and stop.
  bool step(std::uint64_t requests);

  /// Requests looked at and to look at, over all contenders and the pass before.
  [[nodiscard]] std::uint64_t done() const noexcept;
  [[nodiscard]] std::uint64_t total() const noexcept {
    return (std::uint64_t{contenders_.size()} + (looks_ahead_ ? 1 : 0)) * trace_.ids().size();
  }

  /// Of the contenders whose turn has come, in their order.
  [[nodiscard]] const std::vector<ReplayRow>& rows() const noexcept { return rows_; }

 private:
  void begin();

  const CompiledTrace& trace_;
  std::vector<Contender> contenders_;
  std::uint64_t seed_;
  const Clock* clock_;
  Account& account_;
  bool looks_ahead_;
  std::optional<eviction::NextUsesScan> scan_;  ///< while it is under way
  std::optional<TrackedVector<std::uint32_t>> next_uses_;
  std::unique_ptr<eviction::CompiledPolicy> running_;
  std::vector<ReplayRow> rows_;
};

}  // namespace cachebound
