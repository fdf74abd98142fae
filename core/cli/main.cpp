// The program: exercises from a terminal or a CI job, with the same core, queries and sentences as the page.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>
#include <vector>

#include "cli/run_command.hpp"

namespace {

using namespace cachebound;

int print(const Result<std::string>& output) {
  if (!output) return cli::report(output.fault());
  std::fputs(output->c_str(), stdout);
  return cli::done;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Caches and bounded memory: the exercises of the Cachebound playground."};
  app.name("cachebound");
  app.require_subcommand(1);
  bool json = false;
  std::string id, store;
  std::vector<std::string> parameters;
  const auto with_exercise = [&](CLI::App* command) {
    command->add_option("exercise", id, "see: cachebound list")->required();
    return command;
  };
  const auto with_parameters = [&](CLI::App* command) {
    with_exercise(command)->add_option("parameters", parameters, "name=value, see: cachebound schema EXERCISE");
    return command;
  };

  auto* list = app.add_subcommand("list", "the exercises");
  list->add_flag("--json", json, "as JSON");
  auto* schema = with_exercise(app.add_subcommand("schema", "parameters, metrics and goals as JSON Schema"));
  auto* run = with_parameters(app.add_subcommand("run", "run an exercise to its end"));
  run->add_flag("--json", json, "as JSON");
  const auto* chosen = run->add_option("--store", store,
                                       "memory, simulated, redis://HOST:PORT[,HOST:PORT...], unix:PATH or sqlite:PATH: "
                                       "where an exercise keeps what it stores; on a server time is real");
  auto* python = with_parameters(app.add_subcommand("python", "the Python program that prints the same figures"));
  auto* cpp = with_parameters(app.add_subcommand("cpp", "the C++ program over this core"));

  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp& help) {
    return app.exit(help);
  } catch (const CLI::ParseError& error) {
    std::fprintf(stderr, "cachebound: %s\n", error.what());
    return cli::bad_input;
  }

  if (*list) return print(cli::list(json));
  if (*schema) return print(cli::schema(id));
  if (*run) return cli::run(id, parameters, json, *chosen ? std::optional(store) : std::nullopt);
  if (*python) return print(cli::program(id, parameters, CodeLanguage::python));
  if (*cpp) return print(cli::program(id, parameters, CodeLanguage::cpp));
  return cli::bad_input;
}
