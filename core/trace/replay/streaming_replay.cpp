#include "trace/replay/streaming_replay.hpp"

#include <cassert>

namespace cachebound {

StreamingReplay::StreamingReplay(std::span<const Contender> contenders, std::uint64_t seed, const Clock* clock,
                                 Account& account)
    : clock_(clock) {
  for (const Contender& contender : contenders) {
    assert(!contender.size.is_relative());
    const std::uint32_t size = contender.size.entries;
    Lane lane;
    if (contender.needs_future()) {
      lane.foresight = contender.policy->foresight(size, account);
    } else {
      lane.policy = contender.policy->make_streaming(size, seed, account);
    }
    lane.row = {contender.policy->name, size, 0, 0, lane.policy ? lane.policy->bytes() : lane.foresight->bytes(), 0};
    lanes_.push_back(std::move(lane));
  }
}

void StreamingReplay::replay(const RequestBatch& batch) {
  static_assert(RequestBatch::never == eviction::ForesightPolicy::never);
  for (Lane& lane : lanes_) {
    const Nanoseconds start = clock_ != nullptr ? clock_->now() : Nanoseconds{};
    if (lane.policy) {
      lane.row.hits += lane.policy->replay(batch.keys);
    } else {
      assert(batch.next.size() == batch.keys.size());
      for (std::size_t i = 0; i < batch.keys.size(); ++i) {
        lane.row.hits += lane.foresight->access(batch.keys[i], batch.next[i]).hit ? 1 : 0;
      }
    }
    lane.row.requests += batch.keys.size();
    if (clock_ != nullptr) lane.row.nanoseconds += static_cast<std::uint64_t>((clock_->now() - start).count());
  }
}

std::vector<ReplayRow> StreamingReplay::rows() const {
  std::vector<ReplayRow> rows;
  for (const Lane& lane : lanes_) rows.push_back(lane.row);
  return rows;
}

}  // namespace cachebound
