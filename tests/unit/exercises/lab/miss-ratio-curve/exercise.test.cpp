#include "catch.hpp"
#include "exercises/exercise_runs.hpp"

using namespace cachebound;

namespace {

const ExerciseRuns exercise("miss-ratio-curve");
const std::string small = "objects=300&requests=5000&";

json curve_of(const std::string& query) { return exercise.frame_of(query)["curves"]["sizes"]; }

/// Of the frame's line at a size that has a point.
json ratio_at(const json& line, int size) {
  for (std::size_t i = 0; i < line["sizes"].size(); ++i) {
    if (line["sizes"][i] == size) return line["ratios"][i];
  }
  return nullptr;
}

}  // namespace

TEST_CASE("the figures are those that functools.lru_cache and a list of times give", "[miss-ratio-curve]") {
  const json metrics = exercise.metrics_of("");
  CHECK(metrics["hits"] == 67'487);
  CHECK(metrics["misses"] == 32'513);
  CHECK(metrics["miss_ratio"] == 0.32513);
  CHECK(metrics["needed_size"] == 1793);
  CHECK(metrics["knee_size"] == 1141);
  CHECK(metrics["objects_seen"] == 8507);
  CHECK(metrics["sampled_miss_ratio"].get<double>() == Approx(0.3215737908922354));
  CHECK(exercise.metrics_of("maxsize=2000")["misses"] == 23'588);
}

TEST_CASE("the curve at any size is the miss ratio of a run with that size", "[miss-ratio-curve]") {
  const json line = curve_of(small)["lines"][0];
  for (const int size : {1, 2, 7, 20, 60}) {
    CAPTURE(size);
    CHECK(ratio_at(line, size) == exercise.metrics_of(small + "maxsize=" + std::to_string(size))["miss_ratio"]);
  }
}

TEST_CASE("the size needed is the smallest that reaches the goal", "[miss-ratio-curve]") {
  const std::string wanted = small + "target_ratio=0.4&maxsize=";
  const int needed = exercise.metrics_of(wanted + "1")["needed_size"];
  REQUIRE(needed > 1);
  CHECK(score(exercise.result_of(wanted + std::to_string(needed)), "smallest") == 1);
  CHECK(score(exercise.result_of(wanted + std::to_string(needed + 1)), "smallest") == 0.5);
  CHECK(score(exercise.result_of(wanted + std::to_string(needed - 1)), "smallest") == 0);
  CHECK(score(exercise.result_of(wanted + std::to_string(needed)), "target") == 1);
  CHECK(score(exercise.result_of(wanted + std::to_string(needed - 1)), "target") < 1);
}

TEST_CASE("a miss ratio below that of first requests alone needs no size that there is", "[miss-ratio-curve]") {
  CHECK(exercise.metrics_of(small + "target_ratio=0")["needed_size"].is_null());
}

TEST_CASE("a loop has a cliff and no knee", "[miss-ratio-curve]") {
  const std::string loop = "order=round-robin&objects=50&requests=1000&sample_size=10&maxsize=";
  const json metrics = exercise.metrics_of(loop + "49");
  CHECK(metrics["hits"] == 0);
  CHECK(metrics["needed_size"] == 50);
  CHECK(metrics["knee_size"].is_null());
  CHECK(exercise.metrics_of(loop + "50")["misses"] == 50);
  const json curve = curve_of(loop + "49");
  CHECK(curve["marks"][0] == parsed(R"({"size":50,"label":"cliff"})"));
  CHECK(curve["lines"][0]["sizes"] == parsed("[0,49,50]"));
  CHECK(curve["lines"][0]["ratios"] == parsed("[1,1,0.05]"));
}

TEST_CASE("a sample of all objects makes hardly an error, a small one a larger than a large one",
          "[miss-ratio-curve]") {
  const auto error = [](const char* samples) {
    return exercise.metrics_of("objects=2000&requests=20000&sample_size=" + std::string(samples))["sample_error"];
  };
  CHECK(error("2000") < 0.0005);  // larger distances share buckets
  CHECK(error("1000") < 0.02);
  CHECK(error("16") > error("1000"));
  const json all = exercise.result_of("objects=250&requests=5000&sample_size=250");
  CHECK(all["metrics"]["sample_error"] == 0);
  CHECK(all["metrics"]["sample_estimate"] == 0);
  CHECK(all["metrics"]["sampled_miss_ratio"] == all["metrics"]["miss_ratio"]);
  CHECK(fact(all, "largest error of the sample at one size") == 0);
}

TEST_CASE("the goal of a small sample asks for few objects and a small error", "[miss-ratio-curve]") {
  CHECK(score(exercise.result_of(""), "small-sample") == 1);
  CHECK(score(exercise.result_of("sample_size=16384"), "small-sample") == 0.5);
  CHECK(score(exercise.result_of("sample_size=2"), "small-sample") == 0.5);
}

TEST_CASE("a policy that is raced lies beside the curve, LRU upon it", "[miss-ratio-curve]") {
  const json lines = curve_of(small + "rival=lru")["lines"];
  REQUIRE(lines.size() == 3);
  CHECK(lines[2]["label"] == "LRU, raced");
  int compared = 0;
  for (std::size_t i = 0; i < lines[2]["sizes"].size(); ++i) {
    const json exact = ratio_at(lines[0], lines[2]["sizes"][i]);
    if (exact.is_null()) continue;
    CHECK(exact == lines[2]["ratios"][i]);
    ++compared;
  }
  CHECK(compared >= 8);
}

TEST_CASE("every check holds over orders, loops and sizes", "[miss-ratio-curve]") {
  for (const char* order : {"round-robin", "uniform", "zipf"}) {
    for (const char* rest : {"maxsize=0", "maxsize=1", "maxsize=299", "maxsize=200000", "loop_share=0.5&sample_size=1",
                             "loop_share=1&loop_objects=7", "maxsize=5&rival=belady"}) {
      const Session session = exercise.ran(std::string("objects=300&requests=2000&order=") + order + "&" + rest);
      CAPTURE(order, rest, session.result());
      CHECK_FALSE(session.any_check_failed());
    }
  }
}

TEST_CASE("the exact curve's memory grows with the objects, the sample's does not", "[miss-ratio-curve]") {
  const std::string query = "objects=20000&requests=30000&order=uniform";
  const json early = exercise.metrics_of(query, 1000), late = exercise.metrics_of(query);
  CHECK(early["exact_bytes"] < late["exact_bytes"]);
  CHECK(early["sample_bytes"] == late["sample_bytes"]);
  const json sample = exercise.result_of(query)["memory"]["sample"];
  CHECK(sample["peak"] == sample["bound"]);
}

TEST_CASE("stepping tells which sizes a request would hit", "[miss-ratio-curve]") {
  const std::string loop = "order=round-robin&objects=3&requests=10&maxsize=2";
  CHECK(exercise.frame_of(loop, 0)["now"] == "No request yet");
  CHECK(exercise.frame_of(loop, 0)["curves"]["sizes"]["lines"].empty());
  CHECK(exercise.frame_of(loop, 1)["now"] == "Request 1: K0, miss, first request");
  CHECK(exercise.frame_of(loop, 3)["now"] == "Request 3: K2, miss, first request; K0 evicted: least recently used");
  CHECK(exercise.frame_of(loop, 4)["now"] ==
        "Request 4: K0, miss, 2 other objects since its last request: a hit from 3 entries on; K1 evicted: least "
        "recently used");
  CHECK(exercise.frame_of("order=round-robin&objects=3&requests=10&maxsize=3", 4)["now"] ==
        "Request 4: K0, hit, 2 other objects since its last request: a hit from 3 entries on");
}

TEST_CASE("the picture says how knee and error were found", "[miss-ratio-curve]") {
  const std::string note = curve_of("")["note"];
  CHECK(note.find("Knee at 1,141 entries") == 0);
  CHECK(note.find("(Kneedle)") != std::string::npos);
  CHECK(note.find("measured; by itself it expects") != std::string::npos);
}

TEST_CASE("figures of the curve are the same however one got there", "[miss-ratio-curve]") {
  Session step = exercise.ran(small, 0);
  for (int i = 0; i < 700; ++i) step.step(1);
  CHECK(step.result() == exercise.ran(small, 700).result());
  CHECK(step.frame() == exercise.ran(small, 700).frame());
}
