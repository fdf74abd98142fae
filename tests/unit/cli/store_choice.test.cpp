#include "cli/store_choice.hpp"

#include "catch.hpp"
#include "cli/machine.hpp"
#include "support/ok.hpp"
#include "support/redis_server.hpp"

using namespace cachebound;

namespace {

ExerciseSpec exercise(bool keeps_stores, std::uint32_t databases) {
  ExerciseSpec spec;
  spec.id = "some";
  spec.keeps_stores = keeps_stores;
  spec.databases = databases;
  return spec;
}

Result<void> chosen(const ExerciseSpec& spec, std::string_view address) {
  cli::StoreChoice choice;
  Environment environment = cli::machine();
  return choice.choose(spec, address, environment);
}

}  // namespace

TEST_CASE("an exercise that keeps stores gets them, those of a server timed", "[store_choice]") {
  const auto spec = exercise(true, 0);
  cli::StoreChoice memory, redis;
  Environment environment = cli::machine();
  ok(memory.choose(spec, "memory", environment));
  CHECK(environment.stores->name() == "memory");
  CHECK(environment.stores->measured() == nullptr);
  if (!has_redis_server()) return;
  ok(redis.choose(spec, "unix:" + shared_redis_server().socket(), environment));
  CHECK(environment.stores->is_real());
  CHECK(environment.stores->measured() != nullptr);
}

TEST_CASE("an exercise that keeps databases gets a directory for them", "[store_choice]") {
  const auto spec = exercise(false, 1);
  const TemporaryFolder folder;
  cli::StoreChoice choice;
  Environment environment = cli::machine();
  ok(choice.choose(spec, "memory", environment));
  CHECK(environment.databases == nullptr);
  ok(choice.choose(spec, "sqlite:" + (folder.path() / "results").string(), environment));
  ok(ok(environment.databases->open("000"))->run("CREATE TABLE t (a)"));
  CHECK(std::filesystem::exists(folder.path() / "results" / "000.db"));
  CHECK(
      chosen(spec, "simulated").fault().message ==
      "store: got \"simulated\" for some, which keeps its results in databases; allowed: memory or sqlite:DIRECTORY.");
}

TEST_CASE("an exercise that keeps nothing in a store is told so in one sentence", "[store_choice]") {
  const auto fault = chosen(exercise(false, 0), "memory").fault();
  CHECK(fault.code == FaultCode::unknown_choice);
  CHECK(fault.message == "store: got \"memory\" for some, which keeps nothing in a store; allowed: no store.");
}

TEST_CASE("what is no address, and what is out of reach, are told apart", "[store_choice]") {
  const TemporaryFolder folder;
  CHECK(chosen(exercise(true, 0), "nonsense").fault().code == FaultCode::unknown_choice);
  CHECK(chosen(exercise(true, 0), "unix:" + (folder.path() / "none").string()).fault().code ==
        FaultCode::store_unreachable);
}
