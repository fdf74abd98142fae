#include "cli/run_command.hpp"

#include <cstdio>

#include "base/text.hpp"
#include "cli/machine.hpp"
#include "cli/store_choice.hpp"
#include "engine/description.hpp"
#include "exercises/catalogue.hpp"
#include "exercises/programs.hpp"

namespace cachebound::cli {

namespace {

Result<Session> open(std::string_view id, const std::vector<std::string>& parameters, const Environment& environment) {
  // The exercise is judged first: without it no parameter can be.
  if (const auto exercise = catalogue().find(id); !exercise) return exercise.fault();
  const auto query = query_of(parameters);
  if (!query) return query.fault();
  return catalogue().open(id, *query, environment);
}

void print_measured(const Session& session) {
  for (const Fact& fact : session.facts()) {
    if (!fact.measured || fact.value != fact.value) continue;
    std::printf("measured  %s: %s %s\n", std::string(fact.label).c_str(), grouped(fact.value).c_str(),
                std::string(fact.unit).c_str());
  }
}

void print_figures(const Session& session) {
  const auto values = session.metrics();
  const Metrics declared = session.spec().metrics();
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Metric& metric = declared[i];
    const std::string value = values[i] == values[i] ? grouped(values[i]) : "none";
    std::printf("%-16s %16s %s\n", std::string(metric.label).c_str(), value.c_str(), std::string(metric.unit).c_str());
  }
  for (const Check& check : session.checks()) {
    std::printf("%s  %s: %s (expected %s)\n", check.passed ? "ok    " : "FAILED", std::string(check.label).c_str(),
                check.actual.c_str(), check.expected.c_str());
  }
  for (const Goal& goal : session.goals()) {
    std::printf("goal %3.0f %%  %s: %s\n", goal.score * 100, std::string(goal.id).c_str(), goal.detail.c_str());
  }
  if (session.is_on_real_time()) print_measured(session);
  std::printf("digest %s\n", session.digest().c_str());
}

}  // namespace

int report(const Fault& fault) {
  std::fprintf(stderr, "cachebound: %s\n", fault.message.c_str());
  const bool unreachable = fault.code == FaultCode::store_unreachable || fault.code == FaultCode::store_timeout;
  return unreachable ? out_of_reach : bad_input;
}

Result<std::string> query_of(const std::vector<std::string>& parameters) {
  Query query;
  for (const std::string& parameter : parameters) {
    const std::size_t equals = parameter.find('=');
    if (equals == std::string::npos || equals == 0) {
      return Fault{FaultCode::malformed_query, "", "parameter: got " + in_quotes(parameter) + "; allowed: name=value."};
    }
    query.emplace_back(parameter.substr(0, equals), parameter.substr(equals + 1));
  }
  return format_query(query);
}

std::string list(bool json) {
  JsonWriter writer;
  std::string lines;
  writer.array();
  for (const ExerciseSpec& exercise : catalogue().exercises()) {
    lines +=
        std::string(exercise.id) + "  " + std::string(exercise.title) + " (" + std::string(exercise.chapter) + ")\n";
    writer.object().field("id", exercise.id).field("chapter", exercise.chapter).field("title", exercise.title);
    writer.field("description", exercise.description).end();
  }
  writer.end();
  return json ? writer.take() + "\n" : lines;
}

Result<std::string> schema(std::string_view id) {
  const auto exercise = catalogue().find(id);
  if (!exercise) return exercise.fault();
  JsonWriter json;
  write_description(json, **exercise);
  return json.take() + "\n";
}

Result<std::string> program(std::string_view id, const std::vector<std::string>& parameters, CodeLanguage language) {
  const auto session = open(id, parameters, machine());
  if (!session) return session.fault();
  return session->fill(program_template(id, language), language);
}

int run(std::string_view id, const std::vector<std::string>& parameters, bool json,
        const std::optional<std::string>& store) {
  Environment environment = machine();
  StoreChoice choice;  // outlives the session
  if (store) {
    const auto exercise = catalogue().find(id);
    if (!exercise) return report(exercise.fault());
    if (const auto chosen = choice.choose(**exercise, *store, environment); !chosen) return report(chosen.fault());
  }
  auto session = open(id, parameters, environment);
  if (!session) return report(session.fault());
  session->step(session->length());
  if (json) {
    std::printf("%s\n", session->result().c_str());
  } else {
    print_figures(*session);
  }
  return session->any_check_failed() ? check_failed : done;
}

}  // namespace cachebound::cli
