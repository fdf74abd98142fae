#include "engine/series.hpp"

#include "catch.hpp"

using namespace cachebound;

namespace {

/// Records the square of every position the series asks for, up to `length`.
Series recorded(std::uint64_t length, std::size_t capacity) {
  Series series(1, capacity);
  for (std::uint64_t position = 0; position <= length; ++position) {
    const double value = static_cast<double>(position * position);
    if (position == series.next_position() || position == length) series.record(position, std::span(&value, 1));
  }
  return series;
}

}  // namespace

TEST_CASE("a short run is recorded in full", "[series]") {
  const Series series = recorded(5, 8);
  REQUIRE(series.size() == 6);
  for (std::size_t i = 0; i < 6; ++i) CHECK(series.positions()[i] == static_cast<double>(i));
}

TEST_CASE("a long run keeps its whole length at a coarser step", "[series]") {
  for (const std::uint64_t length : {8U, 9U, 100U, 1023U, 5000U}) {
    const Series series = recorded(length, 8);
    CAPTURE(length);
    CHECK(series.size() <= 8);
    CHECK(series.size() >= 4);
    CHECK(series.positions()[0] == 0);
    CHECK(series.positions()[series.size() - 1] == static_cast<double>(length));
    for (std::size_t i = 0; i < series.size(); ++i) {
      CHECK(series.column(0)[i] == series.positions()[i] * series.positions()[i]);
    }
  }
}

TEST_CASE("points stay evenly spaced but for the last", "[series]") {
  const Series series = recorded(1000, 16);
  const double stride = series.positions()[1];
  for (std::size_t i = 1; i + 1 < series.size(); ++i)
    CHECK(series.positions()[i] - series.positions()[i - 1] == stride);
}
