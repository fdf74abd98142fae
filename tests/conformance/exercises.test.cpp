// Every exercise against its Python twin: what CPython prints now, what it printed when the vectors were recorded,
// and what the core computes are one and the same.
#include <cmath>

#include "catch.hpp"
#include "conformance/python.hpp"
#include "conformance/vectors.hpp"
#include "exercises/catalogue.hpp"
#include "exercises/programs.hpp"
#include "support/json.hpp"

using namespace cachebound;

namespace {

Session opened(std::string_view exercise, const std::string& query) {
  auto session = catalogue().open(exercise, query);
  REQUIRE(session);
  return *std::move(session);
}

/// Counters exactly; other numbers to the last places that log, sin and cos may differ in.
bool same_figure(const json& mine, const json& python) {
  if (mine == python) return true;
  if (!mine.is_number_float() && !python.is_number_float()) return false;
  const double a = mine.get<double>(), b = python.get<double>();
  return std::fabs(a - b) <= 1e-12 * std::fabs(b);
}

void require_same(const json& mine, const json& python) {
  REQUIRE_FALSE(python.empty());
  for (const auto& [name, figure] : python.items()) {
    CAPTURE(name);
    REQUIRE(mine.contains(name));
    REQUIRE(same_figure(mine[name], figure));
  }
}

}  // namespace

TEST_CASE("the core computes what CPython computed", "[conformance][exercises][long]") {
  for (const ExerciseSpec& spec : catalogue().exercises()) {
    const auto vectors = vectors_of(spec.id);
    CHECK(vectors.size() >= 50);
    for (const auto& [query, metrics] : vectors) {
      CAPTURE(spec.id, query);
      Session session = opened(spec.id, query);
      session.step(session.length());
      require_same(parsed(session.result())["metrics"], metrics);
      CHECK_FALSE(session.any_check_failed());
    }
  }
}

TEST_CASE("CPython prints today what it printed then", "[conformance][exercises][long]") {
  for (const ExerciseSpec& spec : catalogue().exercises()) {
    const auto vectors = vectors_of(spec.id);
    const std::string_view text = program_template(spec.id, CodeLanguage::python);
    REQUIRE_FALSE(text.empty());
    json programs = json::array();
    for (const Vector& vector : vectors) {
      programs.push_back(opened(spec.id, vector.query).fill(text, CodeLanguage::python));
    }
    const json printed = ask_python("twin_oracle.py", programs);
    for (std::size_t i = 0; i < vectors.size(); ++i) {
      CAPTURE(spec.id, vectors[i].query);
      REQUIRE(printed[i] == vectors[i].metrics);
    }
  }
}
