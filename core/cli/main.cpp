// The program: exercises from a terminal or a CI job, with the same core, queries and sentences as the page.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>
#include <vector>

#include "cli/generate_command.hpp"
#include "cli/mrc_command.hpp"
#include "cli/replay_command.hpp"
#include "cli/run_command.hpp"

namespace {

using namespace cachebound;

int print(const Result<std::string>& output) {
  if (!output) return cli::report(output.fault());
  std::fputs(output->c_str(), stdout);
  return cli::done;
}

void add_trace_options(CLI::App* command, cli::TraceOptions& trace) {
  command->add_option("trace", trace.path, "a file, packed by gzip or not; - reads the standard input")->required();
  command->add_option("--format", trace.format, "auto, csv, text (a key a line), oracle-general")
      ->capture_default_str();
  command->add_option("--column", trace.column, "of CSV, the key's: a name in the first line, or a number from 1");
  command->add_option("--bad-lines", trace.bad_lines, "skip (and count) or refuse")->capture_default_str();
}

CLI::App* add_replay(CLI::App& app, cli::ReplayArguments& arguments) {
  auto* replay = app.add_subcommand("replay", "run policies and sizes over a trace of any length");
  add_trace_options(replay, arguments.trace);
  replay->add_option("--policy", arguments.policies, "one or more, with commas between, or all")->capture_default_str();
  replay->add_option("--size", arguments.sizes, "entries, or a share of the objects: 100,1000,10%")->required();
  replay
      ->add_option("--mode", arguments.mode,
                   "streaming (memory of the caches only), compiled (faster for many caches, and for shares and "
                   "belady; the trace in memory), or auto")
      ->capture_default_str();
  replay->add_option("--seed", arguments.seed, "of policies that draw lots")->capture_default_str();
  replay->add_flag("--json", arguments.json, "rows as JSON");
  replay->add_flag("--watch-memory", arguments.watch_memory, "say every ten million requests what the process holds");
  return replay;
}

CLI::App* add_mrc(CLI::App& app, cli::MrcArguments& arguments) {
  auto* mrc = app.add_subcommand("mrc", "the miss ratio of all cache sizes, by one pass over a trace");
  add_trace_options(mrc, arguments.trace);
  mrc->add_option("--sampled", arguments.samples,
                  "follow at most so many keys (SHARDS): fixed memory for traces of any length; 8192 is usual");
  mrc->add_flag("--check", arguments.check, "of a sampled curve: measure its error against the exact one");
  mrc->add_option("--up-to", arguments.up_to, "exact for sizes up to this, in memory that the trace cannot change");
  mrc->add_option("--policy", arguments.policy, "any but lru is raced at a few sizes")->capture_default_str();
  mrc->add_option("--rows", arguments.rows, "at most; left out, 100 of a curve and 16 of a race");
  mrc->add_option("--seed", arguments.seed, "of the sample, and of policies that draw lots")->capture_default_str();
  mrc->add_flag("--json", arguments.json, "rows as JSON");
  return mrc;
}

CLI::App* add_generate(CLI::App& app, cli::GenerateArguments& arguments) {
  auto* generate = app.add_subcommand("generate", "write a trace by formula to stdout");
  generate->add_option("workload", arguments.workload, "zipf, uniform, scan, loop, shifting, mixed")->required();
  generate->add_option("--requests", arguments.requests, "how many")->capture_default_str();
  generate->add_option("--objects", arguments.params.objects, "distinct keys")->capture_default_str();
  generate->add_option("--skew", arguments.params.skew, "key r has the weight 1/(r + 1)^skew")->capture_default_str();
  generate->add_option("--period", arguments.params.period, "of shifting: requests between two shifts")
      ->capture_default_str();
  generate->add_option("--seed", arguments.params.seed, "equal seeds, equal traces")->capture_default_str();
  generate->add_option("--format", arguments.format, "text (a key a line) or oracle-general")->capture_default_str();
  return generate;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Caches and bounded memory: the exercises of the Cachebound playground, and traces of your own."};
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
  cli::ReplayArguments replay_arguments;
  auto* replay = add_replay(app, replay_arguments);
  cli::MrcArguments mrc_arguments;
  auto* mrc = add_mrc(app, mrc_arguments);
  cli::GenerateArguments generate_arguments;
  auto* generate = add_generate(app, generate_arguments);

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
  if (*replay) return cli::replay(replay_arguments);
  if (*mrc) return cli::mrc(mrc_arguments);
  if (*generate) return cli::generate(generate_arguments);
  if (*cpp) return print(cli::program(id, parameters, CodeLanguage::cpp));
  return cli::bad_input;
}
