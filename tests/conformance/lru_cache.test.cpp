// MemoizedCall against functools.lru_cache of the real CPython: every rule of its keys and counters.
#include "base/random.hpp"
#include "cache/memoize_call.hpp"
#include "catch.hpp"
#include "conformance/python.hpp"
#include "support/json.hpp"

using namespace cachebound;

namespace {

/// Few values, so that keys often meet; equal numbers of different types among them.
json draw_value(Random& random, int depth = 0) {
  switch (random.randrange(depth < 2 ? 8 : 6)) {
    case 0:
      return {"int", random.randrange(0, 3)};
    case 1:
      return {"float", static_cast<double>(random.randrange(0, 3))};
    case 2:
      return {"bool", random.randrange(2) == 1};
    case 3:
      return {"str", std::to_string(random.randrange(3))};
    case 4:
      return {"none", nullptr};
    case 5:
      return {"float", 0.5};
    case 6: {
      json items = json::array();
      for (std::uint64_t i = random.randrange(3); i > 0; --i) items.push_back(draw_value(random, depth + 1));
      return {"tuple", items};
    }
    default:
      return random.randrange(3) == 0 ? json{"list", json::array()} : json{"int", 1};
  }
}

json draw_call(Random& random) {
  if (random.randrange(60) == 0) return "clear";
  json positional = json::array(), keywords = json::array();
  for (std::uint64_t i = random.randrange(3); i > 0; --i) positional.push_back(draw_value(random));
  std::vector<std::string> names{"x", "y"};
  random.shuffle(std::span(names));
  for (std::uint64_t i = random.randrange(3); i > 0; --i) keywords.push_back({names[i - 1], draw_value(random)});
  return {{"positional", positional}, {"keywords", keywords}, {"fails", random.randrange(5) == 0}};
}

PyValue py_value(const json& drawn) {
  const std::string type = drawn[0];
  if (type == "int") return {drawn[1].get<std::int64_t>()};
  if (type == "float") return {drawn[1].get<double>()};
  if (type == "bool") return {drawn[1].get<bool>()};
  if (type == "str") return {drawn[1].get<std::string>()};
  if (type == "none") return {PyValue::None{}};
  if (type == "list") return {PyValue::Mutable{"list"}};
  PyValue::Tuple tuple;
  for (const json& item : drawn[1]) tuple.items.push_back(py_value(item));
  return {tuple};
}

json play(const json& script) {
  const json& maxsize = script["maxsize"];
  const auto entries = maxsize.is_null() ? std::nullopt : std::optional(maxsize.get<std::int64_t>());
  bool fails = false;
  const auto compute = [&](const PyCall&) -> Result<int> {
    if (fails) return Fault{FaultCode::computation_failed, "", "failed"};
    return 0;
  };
  Account account("cache");
  MemoizedCall<int, decltype(compute)> function(Capacity::functools(entries), script["typed"], account, compute);
  json results = json::array();
  for (const json& call : script["calls"]) {
    std::string outcome = "returned";
    if (call == "clear") {
      function.cache_clear();
    } else {
      fails = call["fails"];
      PyCall arguments;
      for (const json& item : call["positional"]) arguments.positional.push_back(py_value(item));
      for (const json& item : call["keywords"]) arguments.keywords.emplace_back(item[0], py_value(item[1]));
      if (const auto returned = function.call(arguments); !returned) outcome = returned.fault().message;
    }
    const CacheInfo info = function.cache_info();
    results.push_back({outcome, info.hits, info.misses, info.currsize});
  }
  return results;
}

json lone(const char* type, const json& value) {
  return {{"positional", json::array({json::array({type, value})})}, {"keywords", json::array()}, {"fails", false}};
}

}  // namespace

TEST_CASE("f(1), f(1.0), f(True): 1 hit and 2 misses untyped, 3 misses typed", "[conformance][lru_cache]") {
  json scripts = json::array();
  for (const bool typed : {false, true}) {
    scripts.push_back(
        {{"maxsize", 128}, {"typed", typed}, {"calls", {lone("int", 1), lone("float", 1.0), lone("bool", true)}}});
  }
  const json python = ask_python("lru_cache_oracle.py", scripts);
  CHECK(python[0].back() == json({"returned", 1, 2, 2}));
  CHECK(python[1].back() == json({"returned", 0, 3, 3}));
  for (std::size_t i = 0; i < 2; ++i) CHECK(play(scripts[i]) == python[i]);
}

TEST_CASE("counters after every call equal functools', over drawn scripts", "[conformance][lru_cache]") {
  Random random(38);
  const std::vector<json> maxsizes{nullptr, -1, 0, 1, 2, 3, 8, 128};
  json scripts = json::array();
  for (int i = 0; i < 300; ++i) {
    json calls = json::array();
    for (int k = 0; k < 200; ++k) calls.push_back(draw_call(random));
    scripts.push_back({{"maxsize", maxsizes[random.randrange(maxsizes.size())]},
                       {"typed", random.randrange(2) == 1},
                       {"calls", calls}});
  }
  const json expected = ask_python("lru_cache_oracle.py", scripts);
  for (std::size_t i = 0; i < scripts.size(); ++i) {
    const json mine = play(scripts[i]);
    for (std::size_t k = 0; k < mine.size(); ++k) {
      CAPTURE(i, k, scripts[i]["maxsize"], scripts[i]["typed"], scripts[i]["calls"][k]);
      REQUIRE(mine[k] == expected[i][k]);
    }
  }
}
