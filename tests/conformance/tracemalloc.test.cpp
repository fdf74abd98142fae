// AccountRegistry and compare against the real tracemalloc: current, peak, reset_peak, and the order and arithmetic of
// compare_to.
#include <map>

#include "base/random.hpp"
#include "catch.hpp"
#include "conformance/python.hpp"
#include "memory/account_registry.hpp"
#include "support/json.hpp"

using namespace cachebound;

namespace {

constexpr std::uint64_t unit = std::uint64_t{1} << 30;

/// Few sites and few sizes, so that sites often tie in every part of the order.
json draw_script(Random& random) {
  const std::array<const char*, 8> sites{"cache", "Cache", "cache2", "a", "zähler", "буфер", "z z", "キャッシュ"};
  json script = json::array();
  std::vector<std::uint64_t> held;
  std::uint64_t next = 1;
  for (int step = 0; step < 120; ++step) {
    const std::uint64_t action = random.randrange(20);
    if (action == 0) {
      script.push_back({"reset_peak"});
    } else if (action < 4) {
      script.push_back({"snapshot"});
    } else if (action < 10 && !held.empty()) {
      const std::uint64_t chosen = random.randrange(held.size());
      script.push_back({"free", held[chosen]});
      held.erase(held.begin() + static_cast<std::ptrdiff_t>(chosen));
    } else {
      script.push_back({"allocate", sites[random.randrange(sites.size())], next, random.randrange(0, 4)});
      held.push_back(next++);
    }
  }
  script.push_back({"snapshot"});
  return script;
}

json play(const json& script) {
  AccountRegistry registry(8);
  std::map<std::uint64_t, std::pair<Account*, std::uint64_t>> blocks;
  Snapshot before = registry.snapshot();
  json traced = json::array(), comparisons = json::array();
  for (const json& step : script) {
    const std::string action = step[0];
    if (action == "allocate") {
      const auto size = step[3].get<std::uint64_t>() * unit;
      Account& site = registry.site(step[1].get<std::string>());
      site.charge(size);
      blocks[step[2]] = {&site, size};
    } else if (action == "free") {
      const auto& [site, size] = blocks.at(step[1]);
      site->release(size);
    } else if (action == "reset_peak") {
      registry.reset_peak();
    } else {
      const Snapshot now = registry.snapshot();
      json rows = json::array();
      for (const SiteDifference& site : compare(now, before)) {
        rows.push_back({site.name, site.size, site.size_diff, site.count, site.count_diff});
      }
      comparisons.push_back(rows);
      before = now;
    }
    traced.push_back({registry.traced().current / unit, registry.traced().peak / unit});
  }
  return {traced, comparisons};
}

}  // namespace

TEST_CASE("current, peak and comparisons equal tracemalloc's, over drawn scripts", "[conformance][tracemalloc]") {
  Random random(38);
  json scripts = json::array();
  for (int i = 0; i < 200; ++i) scripts.push_back(draw_script(random));
  const json expected = ask_python("tracemalloc_oracle.py", scripts);
  for (std::size_t i = 0; i < scripts.size(); ++i) {
    CAPTURE(i, scripts[i]);
    const json mine = play(scripts[i]);
    REQUIRE(mine[0] == expected[i][0]);
    REQUIRE(mine[1] == expected[i][1]);
  }
}
