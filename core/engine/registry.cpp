#include "engine/registry.hpp"

#include <algorithm>

#include "engine/description.hpp"

namespace cachebound {

std::vector<ExerciseSpec> in_order(std::vector<InChapter> exercises) {
  for (auto first = exercises.begin(); first != exercises.end();) {
    const auto last =
        std::find_if(first, exercises.end(), [&](const InChapter& each) { return each.chapter != first->chapter; });
    std::sort(first, last, [](const InChapter& a, const InChapter& b) { return a.exercise.order < b.exercise.order; });
    first = last;
  }
  std::vector<ExerciseSpec> ordered;
  for (InChapter& each : exercises) {
    each.exercise.chapter = each.chapter;
    ordered.push_back(each.exercise);
  }
  return ordered;
}

Result<const ExerciseSpec*> Registry::find(std::string_view id) const {
  std::string ids;
  for (const ExerciseSpec& exercise : exercises_) {
    if (exercise.id == id) return &exercise;
    ids += (ids.empty() ? "" : ", ") + std::string(exercise.id);
  }
  return Fault{FaultCode::unknown_exercise, "",
               "exercise: got " + (id.empty() ? "nothing" : in_quotes(id)) + "; allowed: " + ids + "."};
}

Result<Session> Registry::open(std::string_view id, std::string_view query, Environment environment) const {
  const auto exercise = find(id);
  if (!exercise) return exercise.fault();
  return Session::open(**exercise, query, std::move(environment));
}

std::string Registry::describe() const {
  JsonWriter json;
  json.array();
  for (const ExerciseSpec& exercise : exercises_) write_description(json, exercise);
  json.end();
  return json.take();
}

}  // namespace cachebound
