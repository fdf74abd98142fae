// What a run of `layers` says of itself.
#include <algorithm>

#include "base/text.hpp"
#include "engine/frames/event_frame.hpp"
#include "engine/frames/table_frame.hpp"
#include "exercises/strategies/layers/run.hpp"

namespace cachebound::exercises::layers {

namespace {

using As = Handled::As;

/// The goal: while a layer is away, 99 % wait no longer than so many loads.
constexpr double loads_allowed = 2;

std::string name_of(const Simulation& simulation) {
  std::string name(design_names[static_cast<std::size_t>(simulation.design())]);
  if (simulation.design() == Design::fused) return name;
  constexpr std::array<std::string_view, 3> ways{", fail", ", bypass", ", redo"};
  return name + std::string(ways[static_cast<std::size_t>(simulation.when_down())]);
}

}  // namespace

std::span<const MetricOf<Run>> Run::metrics() {
  using R = const Run&;
  static constexpr MetricOf<Run> list[]{
      {{"hits", "Hits", "", Role::hit, "reads answered by a cache"},
       [](R run) { return as_number(run.chosen().count(As::hit)); }},
      {{"misses", "Misses", "", Role::miss, "reads answered by the database"},
       [](R run) { return as_number(run.chosen().count(As::miss)); }},
      {{"database_loads", "Database loads", "", Role::miss, "reads that the database carried out"},
       [](R run) { return as_number(run.chosen().loads()); }},
      {{"refused_requests", "Refused", "", Role::plain, "reads and writes that came to nothing"},
       [](R run) { return as_number(run.chosen().count(As::refused)); }},
      {{"stale_reads", "Wrong answers", "", Role::plain,
        "older than what had been acknowledged before they were asked"},
       [](R run) { return as_number(run.chosen().stale_reads()); }},
      {{"lost_writes", "Lost writes", "", Role::plain, "acknowledged, and gone with the process that was killed"},
       [](R run) { return as_number(run.chosen().lost_writes()); }},
      {{"mean_latency_ms", "Mean wait", "ms", Role::plain, "of reads, from asking to being answered"},
       [](R run) { return run.chosen().latencies().mean_ms(); }},
      {{"p99_latency_ms", "99 % waited at most", "ms", Role::plain, "the 99th percentile of reads, nearest rank"},
       [](R run) { return run.chosen().latencies().percentile_ms(99); }},
      {{"recent_latency_ms", "Wait of late", "ms", Role::plain, "mean of the last 50 answers"},
       [](R run) { return run.chosen().recent_ms(); }},
      {{"requests_waiting", "Waiting", "", Role::plain, "requests that are not over yet"},
       [](R run) { return as_number(run.chosen().waiting()); }},
      {{"owed_bytes", "Erases owed", "B", Role::memory, "a set of keys, in the shared design with redo"},
       [](R run) { return run.owing() == nullptr ? no_figure : as_number(run.owing()->owed_account().current()); }},
      {{"twin_bytes", "Every failed erase", "B", Role::unbounded, "the same as a list, where a key may stand often"},
       [](R run) { return run.owing() == nullptr ? no_figure : as_number(run.owing()->twin_account().current()); }},
  };
  return list;
}

std::string Run::what_is_down() const {
  switch (params_.broken) {
    case Layer::none:
      return "";
    case Layer::compute:
      return "service 1 is down";
    case Layer::cache:
      return params_.design == Design::shared        ? "the cache is down"
             : params_.design == Design::per_service ? "cache 1 is down"
                                                     : "service 1 is down, and its cache with it";
    case Layer::storage:
      return "the database is down";
  }
  return "";
}

std::string Run::outcome(const Handled& handled) const {
  const std::string after = " after " + in_milliseconds(handled.waited);
  switch (handled.as) {
    case As::hit:
      return "answered from the cache" + after + (handled.stale ? ": older than what had been acknowledged" : "");
    case As::miss:
      return "answered from the database" + after + (handled.stale ? ": older than what had been acknowledged" : "");
    case As::written:
      return "write acknowledged" + after;
    case As::refused:
      return std::string(handled.write ? "write" : "read") + " refused" + after + ": " +
             std::string(in_words(handled.why));
  }
  return "";
}

std::string Run::now() const {
  const Simulation& simulation = chosen();
  if (steps() == 0) return "Nobody has asked yet";
  if (finished()) {
    return "Every request is over: " + counted(simulation.count(As::refused), "refused", "refused") + ", " +
           counted(simulation.stale_reads(), "wrong answer", "wrong answers") + ", " +
           counted(simulation.lost_writes(), "lost write", "lost writes");
  }
  const auto request = static_cast<std::uint32_t>(steps() - 1);
  std::string sentence = "At " + in_milliseconds(simulation.now()) + ", request " + grouped(steps()) +
                         (simulation.is_write(request) ? " writes " : " reads ") + Simulation::key_name(last_key_);
  if (simulation.is_broken()) sentence += "; " + what_is_down();
  if (simulation.owed() > 0) sentence += "; " + counted(simulation.owed(), "erase is owed", "erases are owed");
  sentence += "; " + counted(simulation.waiting(), "request waits", "requests wait");
  if (simulation.log().size() > 0) {
    const Handled& last = simulation.log().newest(0);
    sentence += "; last, request " + grouped(std::uint64_t{last.request} + 1) + ": " + outcome(last);
  }
  return sentence;
}

void Run::write_tables(JsonWriter& json) const {
  json.key("tables").object();
  {
    TableFrame table(json, "phases",
                     {{"requests that came"},
                      {"reads"},
                      {"hits", "ratio"},
                      {"database loads"},
                      {"mean wait", "ms"},
                      {"99 % waited at most", "ms"},
                      {"refused"},
                      {"wrong answers"}});
    constexpr std::array<std::string_view, phases> names{"before", "while it was down", "after"};
    for (std::size_t i = 0; i < phases; ++i) {
      const Phase phase = chosen().phase(i);
      const LatencyHistogram& latencies = chosen().phase_latencies(i);
      table.row({std::string(names[i]), as_number(phase.reads), ratio(phase.hits, phase.reads), as_number(phase.loads),
                 latencies.mean_ms(), latencies.percentile_ms(99), as_number(phase.refused), as_number(phase.stale)});
    }
  }
  {
    TableFrame table(json, "designs",
                     {{"design"},
                      {"refused"},
                      {"wrong answers"},
                      {"lost writes"},
                      {"database loads"},
                      {"mean wait while down", "ms"},
                      {"99 % while down", "ms"},
                      {"memory", "B"}});
    for (const auto& simulation : simulations()) {
      const LatencyHistogram& down = simulation->phase_latencies(1);
      table.row({name_of(*simulation), as_number(simulation->count(As::refused)), as_number(simulation->stale_reads()),
                 as_number(simulation->lost_writes()), as_number(simulation->loads()), down.mean_ms(),
                 down.percentile_ms(99),
                 as_number(simulation->cache_account().peak() + simulation->state_account().peak() +
                           simulation->owed_account().peak())});
    }
  }
  json.end();
}

void Run::write_events(JsonWriter& json) const {
  const auto& log = chosen().log();
  cachebound::write_events(json, log, [&](const Handled& handled) -> EventRow {
    const std::string_view kind = handled.as == As::refused   ? "dropped"
                                  : handled.as == As::written ? "note"
                                  : handled.stale             ? "expired"
                                  : handled.as == As::hit     ? "hit"
                                                              : "miss";
    return {std::uint64_t{handled.request} + 1, kind, Simulation::key_name(handled.key), outcome(handled)};
  });
}

void Run::write_frame(JsonWriter& json) const {
  json.field("now", now());
  write_tables(json);
  write_events(json);
  json.key("timelines").object();
  if (const Timeline* timeline = chosen().timeline()) {
    timeline->write(json, "layers", chosen().now(), Simulation::key_name);
  }
  json.end();
}

std::vector<Site> Run::memory() const {
  std::vector<Site> sites;
  const auto add = [&](const Account& account) { sites.push_back(site_of(account, account.current())); };
  if (const Simulation* simulation = owing()) {
    add(simulation->owed_account());
    add(simulation->twin_account());
  }
  add(chosen().cache_account());
  if (chosen().design() == Design::fused) add(chosen().state_account());
  add(workload_account_);
  add(chosen().instrument_account());
  return sites;
}

std::vector<Fact> Run::facts() const {
  const auto hits = [this](std::size_t index) {
    const Phase phase = chosen().phase(index);
    return ratio(phase.hits, phase.reads);
  };
  const double capacity = params_.connections == 0 ? no_figure : params_.connections * 1000 / params_.load_ms;
  return {
      {"hits before", hits(0), "ratio"},
      {"hits while it was down", hits(1), "ratio"},
      {"hits after", hits(2), "ratio"},
      {"requests a second", 1000 / params_.interval_ms, ""},
      {"what the database can carry out in a second", capacity, ""},
      {"mean wait before", chosen().phase_latencies(0).mean_ms(), "ms"},
      {"mean wait while it was down", chosen().phase_latencies(1).mean_ms(), "ms"},
      {"most erases owed, in bytes", as_number(chosen().owed_account().peak()), "B"},
  };
}

std::vector<Check> Run::checks() const {
  const Simulation& simulation = chosen();
  const std::uint64_t over = std::uint64_t{simulation.count(As::hit)} + simulation.count(As::miss) +
                             simulation.count(As::written) + simulation.count(As::refused);
  std::vector<Check> checks{
      check_equal("everyone-counted", "requests are those over and those waiting", simulation.requested(),
                  over + simulation.waiting()),
      check_equal("reads-measured", "every read that was answered has its time",
                  std::uint64_t{simulation.count(As::hit)} + simulation.count(As::miss),
                  simulation.latencies().count()),
      check_at_most("owed-bounded", "high-water mark of the erases owed, in bytes", Simulation::owed_bytes(params_),
                    simulation.owed_account().peak()),
  };
  if (finished()) checks.push_back(check_equal("all-over", "requests left waiting", 0, simulation.waiting()));
  if (must_be_right()) {
    checks.push_back(
        check_equal("right", "answers older than what had been acknowledged", 0, simulation.stale_reads()));
  }
  if (params_.design != Design::fused) {
    checks.push_back(
        check_equal("none-lost", "acknowledged writes lost, with layers apart", 0, simulation.lost_writes()));
  }
  if (params_.broken == Layer::cache && params_.design != Design::fused && params_.when_down != WhenCacheIsDown::fail) {
    checks.push_back(
        check_equal("answered", "requests refused because the cache was down", 0, simulation.count(As::refused)));
  }
  return checks;
}

std::vector<Goal> Run::goals() const {
  const Simulation& simulation = chosen();
  if (params_.broken == Layer::none) {
    return {{"answered", 0, "nothing is broken"}, {"right", 0, ""}, {"quick", 0, ""}};
  }
  if (!finished()) return {{"answered", 0, "the run is not over"}, {"right", 0, ""}, {"quick", 0, ""}};
  const std::uint32_t refused = simulation.count(As::refused);
  const std::uint64_t wrong = simulation.stale_reads() + simulation.lost_writes();
  const double p99 = simulation.phase_latencies(1).percentile_ms(99), limit = loads_allowed * params_.load_ms;
  const bool answered = refused == 0, right = answered && wrong == 0;
  const double quick = p99 <= limit ? 1 : limit / p99;
  return {
      {"answered", ratio(simulation.requested() - refused, simulation.requested()),
       grouped(std::uint64_t{refused}) + " refused"},
      {"right", right ? 1.0 : 0.0,
       !answered ? "first answer everyone"
                 : counted(simulation.stale_reads(), "wrong answer", "wrong answers") + ", " +
                       counted(simulation.lost_writes(), "lost write", "lost writes")},
      {"quick", right && p99 > 0 ? quick : 0,
       !right ? "first be right"
              : "99 % waited at most " + in_milliseconds(p99) + " while it was down, " + in_milliseconds(limit) +
                    " allowed"},
  };
}

}  // namespace cachebound::exercises::layers
