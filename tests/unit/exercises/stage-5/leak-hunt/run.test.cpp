#include "exercises/stage-5/leak-hunt/run.hpp"

#include <cmath>

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::leak_hunt;

namespace {

double metric(const LeakHunt& run, std::string_view name) {
  std::vector<double> values(LeakHunt::metrics().size());
  run.measure(values);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (LeakHunt::metrics()[i].name == name) return values[i];
  }
  FAIL("no such metric");
  return 0;
}

/// The suspect that leaks under the seed.
Suspect culprit(std::uint32_t seed) { return static_cast<Suspect>(LoadStream(seed).leaking_site()); }

}  // namespace

TEST_CASE("only the right suspect's repair keeps the process alive", "[leak_hunt_run]") {
  for (std::uint32_t seed = 0; seed < 12; ++seed) {
    LeakHuntParams params;
    params.seed = seed;
    params.repair = Repair::bounded;
    for (std::size_t site = 0; site < process_sites.size(); ++site) {
      CAPTURE(seed, site);
      params.suspect = static_cast<Suspect>(site);
      LeakHunt run(params, {});
      run.step(run.length());
      const bool right = params.suspect == culprit(seed);
      CHECK((metric(run, "hours_alive") == 24) == right);
      CHECK(metric(run, "hours_to_limit") < 24);
      CHECK(run.goals()[2].score == Approx(right ? 1 : 0.9 * metric(run, "hours_alive") / 24));
    }
  }
}

TEST_CASE("snapshots taken in either order are compared from the earlier to the later", "[leak_hunt_run]") {
  LeakHuntParams one, other;
  one.first_snapshot_h = other.second_snapshot_h = 3;
  one.second_snapshot_h = other.first_snapshot_h = 9;
  LeakHunt a(one, {}), b(other, {});
  a.step(a.length());
  b.step(b.length());
  CHECK(metric(a, "growth_bytes") == 6 * 3600 * 5'000);
  CHECK(metric(a, "growth_bytes") == metric(b, "growth_bytes"));
  CHECK(a.digest() == b.digest());
}

TEST_CASE("figures that are not known yet are none", "[leak_hunt_run]") {
  LeakHunt run({}, {});
  for (const char* name :
       {"named_site", "hours_to_alarm", "hours_to_limit", "way_at_alarm", "forecast_h", "growth_site"}) {
    CAPTURE(name);
    CHECK(std::isnan(metric(run, name)));
  }
  CHECK(metric(run, "total_bytes") == 10'000'000);  // the plugins that the process starts with
}

TEST_CASE("the time left at the alarm is what is left of the limit over the slope", "[leak_hunt_run]") {
  LeakHunt run({}, {});
  run.step(2 * steps_an_hour);
  const double left = (512'000'000 - metric(run, "total_bytes")) / 5'000 / 3'600;
  CHECK(metric(run, "forecast_h") == Approx(left).epsilon(0.1));
}
