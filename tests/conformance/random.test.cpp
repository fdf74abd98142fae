// Random against random.Random of the real CPython, over drawn seeds and mixed draws.
#include "base/random.hpp"

#include <numeric>

#include "catch.hpp"
#include "conformance/python.hpp"
#include "support/json.hpp"

using namespace cachebound;

namespace {

json draw(Random& script) {
  switch (script.randrange(7)) {
    case 0:
      return {"random"};
    case 1:
      return {"uniform", -2.5, 1e6};
    case 2:
      return {"gauss", 50.0, 20.0};
    case 3:
      return {"randrange", script.randrange(1, std::int64_t{1} << script.randrange(1, 50))};
    case 4:
      return {"getrandbits", script.randrange(1, 65)};
    case 5:
      return {"choice", script.randrange(1, 1000)};
    default:
      return {"shuffle", script.randrange(0, 20)};
  }
}

json play(Random& random, const json& draw) {
  const std::string method = draw[0];
  if (method == "random") return random.random();
  if (method == "uniform") return random.uniform(draw[1], draw[2]);
  if (method == "gauss") return random.gauss(draw[1], draw[2]);
  if (method == "randrange") return random.randrange(draw[1].get<std::uint64_t>());
  if (method == "getrandbits") return random.getrandbits(draw[1].get<unsigned>());
  std::vector<int> items(draw[1].get<std::size_t>());
  std::iota(items.begin(), items.end(), 0);
  if (method == "choice") return random.choice(std::span(items));
  random.shuffle(std::span(items));
  return items;
}

}  // namespace

TEST_CASE("every draw equals CPython's, gauss to the last place of log, sin and cos", "[conformance][random]") {
  Random script(2026);
  json scripts = json::array();
  for (int i = 0; i < 100; ++i) {
    // Seeds of every width up to 64 bits, small ones and zero among them.
    const std::uint64_t seed =
        i < 10 ? static_cast<std::uint64_t>(i) : script.getrandbits(static_cast<unsigned>(script.randrange(1, 65)));
    json draws = json::array();
    for (int k = 0; k < 200; ++k) draws.push_back(draw(script));
    scripts.push_back({{"seed", seed}, {"draws", draws}});
  }
  const json expected = ask_python("random_oracle.py", scripts);
  for (std::size_t i = 0; i < scripts.size(); ++i) {
    Random random(scripts[i]["seed"].get<std::uint64_t>());
    for (std::size_t k = 0; k < scripts[i]["draws"].size(); ++k) {
      const json& drawn = scripts[i]["draws"][k];
      CAPTURE(scripts[i]["seed"], k, drawn);
      const json result = play(random, drawn);
      if (drawn[0] == "gauss") {
        REQUIRE(result.get<double>() == Approx(expected[i][k].get<double>()).epsilon(1e-12));
      } else {
        REQUIRE(result == expected[i][k]);
      }
    }
  }
}
