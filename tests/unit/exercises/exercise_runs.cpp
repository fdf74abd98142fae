#include "exercises/exercise_runs.hpp"

#include "exercises/catalogue.hpp"

namespace cachebound {

namespace {

json item_of(const json& list, const char* key, std::string_view value) {
  for (const auto& item : list) {
    if (item[key] == value) return item;
  }
  return nullptr;
}

}  // namespace

Session ExerciseRuns::ran(std::string_view query, std::uint64_t events) const {
  auto session = catalogue().open(exercise_, query);
  INFO(exercise_ << ' ' << query);
  REQUIRE(session);
  session->step(events);
  return *std::move(session);
}

json ExerciseRuns::result_of(std::string_view query, std::uint64_t events) const {
  return parsed(ran(query, events).result());
}
json ExerciseRuns::metrics_of(std::string_view query, std::uint64_t events) const {
  return result_of(query, events)["metrics"];
}
json ExerciseRuns::frame_of(std::string_view query, std::uint64_t events) const {
  return parsed(ran(query, events).frame());
}

json named(const json& list, std::string_view id) { return item_of(list, "id", id); }

double score(const json& result, std::string_view goal) {
  const json found = named(result["goals"], goal);
  INFO(goal);
  REQUIRE(found.is_object());
  return found["score"];
}

json fact(const json& result, std::string_view label) {
  const json found = item_of(result["facts"], "label", label);
  INFO(label);
  REQUIRE(found.is_object());
  return found["value"];
}

}  // namespace cachebound
