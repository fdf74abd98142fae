#include "trace/curve/knee.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("the knee is the point furthest above the line between the ends", "[knee]") {
  // Hit ratios 0.6 at 10, 0.7 at 50, 0.8 at 100: scaled (0.1, 0.75), (0.5, 0.875), (1, 1); ahead 0.65, 0.375, 0.
  const Knee knee = find_knee(MissRatioCurve({{0, 1}, {10, 0.4}, {50, 0.3}, {100, 0.2}}));
  CHECK(knee.kind == Knee::Kind::bend);
  CHECK(knee.size == 10);
  CHECK(knee.miss_ratio == 0.4);
  CHECK(knee.ahead == Approx(0.65));
  CHECK(knee.full_size == 100);
  CHECK(knee.in_words() ==
        "Knee at 10 entries, miss ratio 40 %: with the sizes up to 100 and the hit ratios scaled to 0 … 1, the point "
        "furthest above the straight line between the ends (Kneedle), 65 % ahead of it.");
}

TEST_CASE("a smooth curve bends where its slope is that of the line", "[knee]") {
  // Hit ratio sqrt(size / 400): scaled y = sqrt(x), y - x is largest at x = 1/4.
  std::vector<CurvePoint> points{{0, 1}};
  for (std::uint64_t size = 1; size <= 400; ++size) {
    points.push_back({size, 1 - std::sqrt(static_cast<double>(size) / 400)});
  }
  CHECK(find_knee(MissRatioCurve(points)).size == 100);
}

TEST_CASE("a loop has no knee but a cliff", "[knee]") {
  const Knee knee = find_knee(MissRatioCurve({{0, 1}, {10, 0.01}}));
  CHECK(knee.kind == Knee::Kind::cliff);
  CHECK(knee.size == 10);
  CHECK(knee.miss_ratio == 0.01);
  CHECK(knee.in_words() ==
        "No knee: the hit ratio is nowhere ahead of the straight line up to 10 entries, miss ratio 1 % (Kneedle). "
        "Below the cliff an entry gains no more than its share.");
}

TEST_CASE("what more entries do not change is no part of the line", "[knee]") {
  const Knee knee = find_knee(MissRatioCurve({{0, 1}, {10, 0.4}, {100, 0.2}, {5000, 0.2}}));
  CHECK(knee.full_size == 100);
  CHECK(knee.size == 10);
}

TEST_CASE("without a hit there is no knee", "[knee]") {
  CHECK(find_knee(MissRatioCurve()).kind == Knee::Kind::none);
  CHECK(find_knee(MissRatioCurve()).in_words() == "No knee: no size has a hit.");
}
