#include "engine/session.hpp"

#include "catch.hpp"
#include "engine/counting_exercise.hpp"
#include "store/measured_stores.hpp"
#include "support/json.hpp"

using namespace cachebound;

namespace {

Session opened(std::string_view query = "") {
  auto session = Session::open(counting(), query);
  REQUIRE(session);
  return *std::move(session);
}

}  // namespace

TEST_CASE("a session steps to the end and not past it", "[session]") {
  Session session = opened();
  CHECK(session.step(4) == 4);
  CHECK(session.step(100) == 5);
  CHECK(session.step(1) == 0);
  CHECK(session.position() == 9);
}

TEST_CASE("seeking back replays from the seed", "[session]") {
  Session session = opened("length=5000");
  session.seek(1234);
  const std::string there = session.result();
  session.seek(5000);
  session.seek(1234);
  CHECK(session.result() == there);
  session.seek(0);
  CHECK(session.metrics() == std::vector<double>{0, 0, 0});
  session.seek(1'000'000);
  CHECK(session.position() == 5000);
}

TEST_CASE("how a position is reached does not matter", "[session]") {
  Session at_once = opened("length=5000"), in_steps = opened("length=5000");
  at_once.step(5000);
  for (std::uint64_t n = 1; in_steps.step(n) > 0; n = n * 3 % 97 + 1) {
  }
  CHECK(at_once.result() == in_steps.result());
  CHECK(at_once.series().size() == in_steps.series().size());
}

TEST_CASE("a session holds one run at a time", "[session]") {
  {
    Session session = opened();
    session.seek(5);
    session.seek(2);
    CHECK(Counting::alive() == 1);
  }
  CHECK(Counting::alive() == 0);
}

TEST_CASE("the result has everything a program needs", "[session]") {
  Session session = opened("length=12");
  session.step(12);
  const auto result = parsed(session.result());
  CHECK(result["exercise"] == "counting");
  CHECK(result["query"] == "length=12");
  CHECK(result["params"] == parsed(R"({"length":12,"bound":null})"));
  CHECK(result["metrics"] == parsed(R"({"count":12,"thirds":4,"started":0})"));
  CHECK(result["facts"] == parsed(R"([{"label":"half","value":6,"unit":"","measured":false}])"));
  CHECK(result["checks"][0]["passed"] == true);
  CHECK(result["goals"] == parsed(R"([{"id":"far","score":1,"detail":"so far"}])"));
  CHECK(result["memory"]["site"] == parsed(R"({"current":8,"peak":16,"count":1,"used":4,"bound":null})"));
  CHECK(result["digest"].get<std::string>().size() == 16);
}

TEST_CASE("the frame shows the position it is asked at", "[session]") {
  Session session = opened();
  session.step(6);
  const auto frame = parsed(session.frame());
  CHECK(frame["position"] == 6);
  CHECK(frame["length"] == 9);
  CHECK(frame["metrics"]["thirds"] == 2);
  CHECK(frame["now"] == "6");
}

TEST_CASE("digests differ when parameters or positions do", "[session]") {
  Session nine = opened(), ten = opened("length=10");
  nine.step(9);
  ten.step(9);
  CHECK(nine.digest() != ten.digest());
  const std::string before = ten.digest();
  ten.step(1);
  CHECK(ten.digest() != before);
}

TEST_CASE("what is measured is shown and stays out of the digest", "[session]") {
  class Later final : public Clock {
    Nanoseconds now() const override { return from_milliseconds(7); }
  };
  const Later clock;
  auto measured = Session::open(counting(), "", {&clock, {}});
  Session plain = opened();
  measured->step(9);
  plain.step(9);
  CHECK(measured->metrics()[2] == 7);
  CHECK(measured->digest() == plain.digest());
}

TEST_CASE("a failed check is known without parsing", "[session]") {
  Session session = opened("length=101");
  session.step(100);
  CHECK_FALSE(session.any_check_failed());
  session.step(1);
  CHECK(session.any_check_failed());
}

TEST_CASE("programs carry the parameters of the session", "[session]") {
  CHECK(opened("length=3").fill("print({{length}}, {{bound}})\n", CodeLanguage::python) == "print(3, None)\n");
  CHECK(opened("bound=2").fill("int length = {{length}};\n", CodeLanguage::cpp) == "int length = 9;\n");
}

TEST_CASE("a query that cannot be read or allowed opens no session", "[session]") {
  CHECK(Session::open(counting(), "length").fault().code == FaultCode::malformed_query);
  CHECK(Session::open(counting(), "length=0").fault().code == FaultCode::out_of_range);
}

namespace {

/// Stores as a real server has them; the counting exercise opens none.
class RealStores final : public Stores {
 public:
  std::unique_ptr<WaitableClock> clock() override { return std::make_unique<VirtualClock>(); }
  std::unique_ptr<Store> open(Scheduler&, Account&, const SimulatedRedisOptions&) override { return nullptr; }
  bool is_real() const override { return true; }
  std::string name() const override { return "real"; }
  const MeasuredCommands* measured() const noexcept override { return &commands; }

  MeasuredCommands commands;
};

Session on_stores(const ExerciseSpec& spec, Stores& stores, std::string_view query = "") {
  Environment environment;
  environment.stores = &stores;
  auto session = Session::open(spec, query, environment);
  REQUIRE(session);
  return *std::move(session);
}

}  // namespace

TEST_CASE("a run on stores names them, and on a real server all of it is measured", "[session]") {
  ExerciseSpec spec = counting();
  spec.keeps_stores = true;
  RealStores real;
  real.commands.add(std::chrono::milliseconds{2}, nullptr);
  Session session = on_stores(spec, real), longer = on_stores(spec, real, "length=10");
  const std::string before = session.digest();
  session.step(3);
  longer.step(3);
  const auto result = parsed(session.result());
  CHECK(result["store"] == "real");
  CHECK(result["measured"] == true);
  for (const auto& fact : result["facts"]) CHECK(fact["measured"] == true);
  CHECK(result["facts"][1] == parsed(R"({"label":"commands of the store","value":1,"unit":"","measured":true})"));
  CHECK(result["facts"][2]["value"] == 2);
  // The parameters, and how far it has come.
  CHECK(session.digest() != before);
  CHECK(session.digest() != longer.digest());
  Session again = on_stores(spec, real);
  again.step(3);
  CHECK(again.digest() == session.digest());
}

TEST_CASE("a run on virtual time is the same whether its stores were asked for or not", "[session]") {
  ExerciseSpec spec = counting();
  spec.keeps_stores = true;
  SimulatedStores simulated;
  Session session = on_stores(spec, simulated);
  session.step(3);
  const auto result = parsed(session.result());
  CHECK(result["store"] == "simulated");
  CHECK(result["measured"] == false);
  CHECK(result["facts"].size() == 1);
  Session plain = opened();
  plain.step(3);
  CHECK(session.digest() == plain.digest());
  CHECK_FALSE(parsed(plain.result()).contains("store"));
}
