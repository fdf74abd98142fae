// Messages between services on a timeline: which are under way, which were heard, which never came.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "engine/frames/timeline_frame.hpp"

namespace cachebound::exercises {

/// Nobody reports a message that is lost. Where a message's travel time is known, it is lost when that is over and
/// nobody has heard it. A lane does not draw what it sends to itself. Bounded by the messages under way.
class MessageTracker {
 public:
  /// No `travel`: unknown, as on a real network; then nothing counts as lost.
  MessageTracker(Timeline& timeline, std::optional<Nanoseconds> travel) : timeline_(timeline), travel_(travel) {}

  /// From now on the lane is sent what others publish.
  void subscribe(std::uint32_t lane) { listeners_.push_back(lane); }

  void published(std::uint32_t from, std::uint32_t key, Nanoseconds now) {
    settle(now);
    const Nanoseconds due = travel_ ? now + *travel_ : Nanoseconds::max();
    for (const std::uint32_t to : listeners_) {
      std::optional<MessageId> drawn;
      if (to != from) drawn = timeline_.send({from, to, "outdated", now, "", key});
      under_way_.push_back({drawn, to, key, due});
    }
  }

  void heard(std::uint32_t lane, std::uint32_t key, Nanoseconds now) {
    settle(now);
    for (auto message = under_way_.begin(); message != under_way_.end(); ++message) {
      if (message->to != lane || message->key != key) continue;
      if (message->drawn) timeline_.receive(*message->drawn, now);
      under_way_.erase(message);
      return;
    }
  }

  /// What should have come before now is lost.
  void settle(Nanoseconds now) {
    while (!under_way_.empty() && under_way_.front().due < now) {
      const UnderWay& lost = under_way_.front();
      if (lost.drawn) timeline_.lose(*lost.drawn, lost.due, "lost on its way");
      under_way_.pop_front();
    }
  }

 private:
  struct UnderWay {
    std::optional<MessageId> drawn;
    std::uint32_t to, key;
    Nanoseconds due;
  };

  Timeline& timeline_;
  std::optional<Nanoseconds> travel_;
  std::vector<std::uint32_t> listeners_;
  std::deque<UnderWay> under_way_;  ///< in the order in which they are due
};

}  // namespace cachebound::exercises
