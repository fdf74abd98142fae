#include "exercises/strategies/tiered-cache/run.hpp"

#include "catch.hpp"
#include "support/json.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace cachebound::exercises::tiered_cache;

namespace {

Params quick() {
  Params params;
  params.requests = 300;
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

TEST_CASE("other tiers run beside the chosen ones, and only these are drawn", "[tiered-cache]") {
  Run run(quick(), {});
  CHECK(frame_of(run)["tables"]["copies"]["rows"].empty());  // nothing has been written yet
  run.step(run.length());
  const json frame = frame_of(run);
  CHECK(frame["tables"]["ways"]["rows"].size() == 5);
  CHECK(frame["tables"]["tiers"]["rows"].size() == 3);
  CHECK(frame["tables"]["copies"]["rows"].size() == 3);
  CHECK(frame["timelines"]["tiers"]["lanes"].size() == 5);  // three services, L2 and the database
}

TEST_CASE("tiers: the same parameters give the same digest, step by step or at once", "[tiered-cache]") {
  Run one(quick(), {}), other(quick(), {});
  one.step(one.length());
  for (std::uint64_t i = 0; i < other.length(); ++i) other.step(1);
  CHECK(one.digest() == other.digest());
  Params another = quick();
  another.promote = false;
  Run third(another, {});
  third.step(third.length());
  CHECK(third.digest() != one.digest());
}
