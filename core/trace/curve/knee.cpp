#include "trace/curve/knee.hpp"

#include "base/text.hpp"

namespace cachebound {

namespace {

/// Ahead of the line by less than this is straight.
constexpr double least_bend = 0.01;

}  // namespace

Knee find_knee(const MissRatioCurve& curve) {
  const double fewest = curve.points().back().miss_ratio, best = 1 - fewest;
  if (best <= 0) return {};
  Knee knee;
  knee.full_size = curve.first_at_most(fewest)->size;
  for (const auto& [size, miss_ratio] : curve.points()) {
    if (size > knee.full_size) break;
    const double along = static_cast<double>(size) / static_cast<double>(knee.full_size);
    const double ahead = (1 - miss_ratio) / best - along;
    if (ahead > knee.ahead) {
      knee.ahead = ahead;
      knee.size = size;
      knee.miss_ratio = miss_ratio;
    }
  }
  if (knee.ahead >= least_bend) {
    knee.kind = Knee::Kind::bend;
  } else {
    knee = {Knee::Kind::cliff, knee.full_size, fewest, knee.ahead, knee.full_size};
  }
  return knee;
}

std::string Knee::in_words() const {
  const std::string entries = counted(size, "entry", "entries");
  switch (kind) {
    case Kind::none:
      return "No knee: no size has a hit.";
    case Kind::bend:
      return "Knee at " + entries + ", miss ratio " + rounded_percent(miss_ratio) + ": with the sizes up to " +
             grouped(full_size) +
             " and the hit ratios scaled to 0 … 1, the point furthest above the straight line between the ends "
             "(Kneedle), " +
             rounded_percent(ahead) + " ahead of it.";
    case Kind::cliff:
      return "No knee: the hit ratio is nowhere ahead of the straight line up to " + entries + ", miss ratio " +
             rounded_percent(miss_ratio) + " (Kneedle). Below the cliff an entry gains no more than its share.";
  }
  return "";
}

}  // namespace cachebound
