// A run small enough to be checked by eye: three clients ask for one expired key, the first of them loads it.
#pragma once

#include "engine/frames/timeline_frame.hpp"

namespace cachebound {

inline std::vector<Lane> stampede_lanes() {
  return {{"client 1", LaneKind::client}, {"client 2", LaneKind::client},   {"client 3", LaneKind::client},
          {"cache", LaneKind::cache},     {"database", LaneKind::database}, {"lock", LaneKind::lock}};
}

/// Until 7 ms; the third client still waits, and what announces the new value to it was lost.
inline void record_stampede(Timeline& timeline) {
  const auto ms = [](int time) { return Nanoseconds{time * 1'000'000}; };
  timeline.mark({3, "expire", ms(0), SpanRole::expired, "its time is over", 4});
  const SpanId first = timeline.open({0, "get", ms(0), SpanRole::waiting, "", 4});
  timeline.message({0, 3, "get", ms(0), "", 4}, ms(1));
  const SpanId second = timeline.open({1, "get", ms(1), SpanRole::waiting, "the lock is taken", 4});
  const SpanId held = timeline.open({5, "lock", ms(1), SpanRole::held, "", 4});
  timeline.span({4, "load", ms(2), SpanRole::load, "", 4}, ms(5));
  timeline.close(first, ms(6), SpanRole::miss, "loaded it");
  timeline.close(held, ms(6));
  timeline.close(second, ms(6), SpanRole::hit, "shared the load");
  static_cast<void>(timeline.open({2, "get", ms(4), SpanRole::waiting, "the lock is taken", 4}));
  const MessageId lost = timeline.send({5, 2, "publish", ms(6)});
  timeline.lose(lost, ms(7), "nobody listened");
  static_cast<void>(timeline.send({3, 1, "reply", ms(6), "", 4}));
}

}  // namespace cachebound
