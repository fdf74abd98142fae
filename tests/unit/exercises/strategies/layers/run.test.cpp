#include "exercises/strategies/layers/run.hpp"

#include "catch.hpp"
#include "support/json.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::layers;

namespace {

Params quick() {
  Params params;
  params.requests = 400;
  params.at_ms = 300;
  params.for_ms = 200;
  return params;
}

json frame_of(const Run& run) {
  JsonWriter writer;
  writer.object();
  run.write_frame(writer);
  writer.end();
  return parsed(writer.take());
}

}  // namespace

TEST_CASE("every design runs beside the chosen one, and only that is drawn", "[layers]") {
  Run run(quick(), {});
  run.step(run.length());
  const json frame = frame_of(run);
  CHECK(frame["tables"]["designs"]["rows"].size() == 5);
  CHECK(frame["timelines"].size() == 1);
  CHECK(frame["timelines"]["layers"]["lanes"].size() == 5);  // three services, cache and database
}

TEST_CASE("a cache beside each service has a lane of its own, a fused service none", "[layers]") {
  Params params = quick();
  params.design = Design::per_service;
  CHECK(frame_of(Run(params, {}))["timelines"]["layers"]["lanes"].size() == 7);
  params.design = Design::fused;
  CHECK(frame_of(Run(params, {}))["timelines"]["layers"]["lanes"].size() == 4);
}

TEST_CASE("layers: the same parameters give the same digest, step by step or at once", "[layers]") {
  Run one(quick(), {}), other(quick(), {});
  one.step(one.length());
  for (std::uint64_t i = 0; i < other.length(); ++i) other.step(1);
  CHECK(one.digest() == other.digest());
  Params another = quick();
  another.seed = 39;
  Run third(another, {});
  third.step(third.length());
  CHECK(third.digest() != one.digest());
}
