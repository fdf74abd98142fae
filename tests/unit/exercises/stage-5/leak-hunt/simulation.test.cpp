#include "exercises/stage-5/leak-hunt/simulation.hpp"

#include <set>

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::leak_hunt;

namespace {

constexpr std::uint64_t limit = 512'000'000;

/// Until the process is killed, at most `steps`.
template <class Look>
void run(LeakyProcess& process, LoadStream& load, std::uint32_t steps, Look&& look) {
  for (std::uint32_t step = 0; step < steps && !process.killed(); ++step) {
    process.advance(load.next());
    look();
  }
}

}  // namespace

TEST_CASE("healthy sites stay within what their habits promise, over a day", "[leaky_process]") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    LoadStream load(seed);
    LeakyProcess process(limit, load.leaking_site(), 0);
    run(process, load, 24 * steps_an_hour, [&] {
      CHECK(process.account(response_cache).current() <= 2'000 * 20'000);
      CHECK(process.account(batch_buffer).current() < 150 * 100'000);
      CHECK(process.account(templates).current() <= 600 * 50'000);
      CHECK(process.account(event_log).current() <= 1'000 * 5'000);
    });
    CHECK_FALSE(process.killed());
    CHECK(process.account(response_cache).current() == 2'000 * 20'000);
    CHECK(process.account(templates).count() == 600);
    CHECK(process.account(plugins).count() == 350);
    CHECK(process.account(event_log).count() == 1'000);
    // 100 logins a step come on average and an eighth goes: they balance at 800 before the logins.
    CHECK(process.account(sessions).count() > 700);
    CHECK(process.account(sessions).count() < 1'100);
  }
}

TEST_CASE("the leak keeps its bytes a step in whole objects, at its site alone", "[leaky_process]") {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    LoadStream load(seed), same(seed);
    LeakyProcess leaking(limit, load.leaking_site(), 150'000), healthy(limit, load.leaking_site(), 0);
    run(leaking, load, 1'000, [&] { healthy.advance(same.next()); });
    for (std::size_t i = 0; i < process_sites.size(); ++i) {
      const std::uint64_t kept = i == load.leaking_site() ? 1'000 * 150'000ULL / process_sites[i].object_bytes : 0;
      CHECK(leaking.account(i).count() == healthy.account(i).count() + kept);
    }
  }
}

TEST_CASE("a process is killed by the object that does not fit, and stays as it was", "[leaky_process]") {
  LoadStream load(38);
  LeakyProcess process(200'000'000, load.leaking_site(), 3'000'000);
  run(process, load, 24 * steps_an_hour, [] {});
  REQUIRE(process.killed());
  const std::uint64_t held = process.accounts().traced().current;
  CHECK(held <= 200'000'000);
  CHECK(held + process_sites[process.killed_by()].object_bytes > 200'000'000);
  process.advance(load.next());
  process.bound_strays(load.leaking_site());
  CHECK(process.accounts().traced().current == held);
}

TEST_CASE("bounded strays are dropped to the bound and stay there", "[leaky_process]") {
  LoadStream load(38);
  LeakyProcess process(limit, load.leaking_site(), 150'000);
  run(process, load, 500, [] {});
  const std::uint64_t before = process.strays();
  CHECK(before == 500 * 150'000ULL / process_sites[load.leaking_site()].object_bytes);
  process.bound_strays((load.leaking_site() + 1) % process_sites.size());
  CHECK(process.strays() == before);  // another site has none
  process.bound_strays(load.leaking_site());
  CHECK(process.strays() == LeakyProcess::stray_bound);
  run(process, load, 500, [] {});
  CHECK(process.strays() == LeakyProcess::stray_bound);
}

TEST_CASE("the seed chooses the leaking site, each of them by some seed", "[leaky_process]") {
  std::set<std::size_t> chosen;
  for (std::uint64_t seed = 0; seed < 100; ++seed) chosen.insert(LoadStream(seed).leaking_site());
  CHECK(chosen.size() == process_sites.size());
}

TEST_CASE("there is one deploy a day, between the fourth hour and the twentieth", "[leaky_process]") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    LoadStream load(seed);
    std::vector<std::uint32_t> deploys;
    for (std::uint32_t step = 1; step <= 24 * steps_an_hour; ++step) {
      if (load.next().deploy) deploys.push_back(step);
    }
    REQUIRE(deploys.size() == 1);
    CHECK(deploys[0] >= 4 * steps_an_hour);
    CHECK(deploys[0] < 20 * steps_an_hour);
  }
}
