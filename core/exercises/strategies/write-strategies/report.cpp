// What a run of `write-strategies` says of itself.
#include <cmath>

#include "base/text.hpp"
#include "engine/frames/event_frame.hpp"
#include "engine/frames/table_frame.hpp"
#include "exercises/strategies/write-strategies/run.hpp"

namespace cachebound::exercises::write_strategies {

namespace {

using Kind = WriteEvent::Kind;

/// To a hundredth.

std::uint64_t hits(const Simulation& simulation) {
  return std::uint64_t{simulation.answered_from(Origin::cache)} + simulation.answered_from(Origin::local);
}
std::uint64_t misses(const Simulation& simulation) {
  return std::uint64_t{simulation.answered_from(Origin::database)} + simulation.answered_from(Origin::joined);
}

double buffer_bytes(const Simulation* simulation) {
  return simulation == nullptr ? no_figure : as_number(simulation->buffer_account().current());
}

/// What a strategy is for, and what it costs, in the order of the enumeration.
struct Advice {
  std::string_view use, cost;
};
constexpr std::array<Advice, write_strategy_names.size()> advice{{
    {"writes only, or data that is never read twice", "every read is a load"},
    {"the usual choice: much is read, some of it changes",
     "everybody loads what is missing; a late load can stay stale"},
    {"one load for all who miss; the rules are kept in one place", "the first reader waits for the load"},
    {"what is written is read soon, and must be right", "the slowest writes; keeps what nobody reads"},
    {"bursts of writes, counters, telemetry", "what is not saved yet dies with the program"},
    {"bursts of writes that must not be lost", "a journal written before each answer"},
    {"nothing: the naive cache-aside", "stale until the time to live is over"},
    {"nothing: the order is wrong", "a reader in between puts the old value back"},
    {"nothing: the naive write-through", "two writers can leave cache and database at odds"},
    {"nothing: the naive write-behind", "a reader who misses is given what is not yet overwritten"},
    {"nothing: the buffer without a bound", "memory grows with the backlog, and so does the loss"},
}};

}  // namespace

std::span<const MetricOf<Run>> Run::metrics() {
  using R = const Run&;
  static constexpr MetricOf<Run> list[]{
      {{"hits", "Hits", "", Role::hit, "reads answered by the cache or the write buffer"},
       [](R run) { return as_number(write_strategies::hits(run.chosen())); }},
      {{"misses", "Misses", "", Role::miss, "reads answered by a load, their own or another's"},
       [](R run) { return as_number(write_strategies::misses(run.chosen())); }},
      {{"database_loads", "Database loads", "", Role::miss, "reads that reached the database"},
       [](R run) { return as_number(run.chosen().loads()); }},
      {{"database_saves", "Database saves", "", Role::plain, "writes that reached the database"},
       [](R run) { return as_number(run.chosen().saves()); }},
      {{"stale_reads", "Stale reads", "", Role::plain, "given a value that an acknowledged write had replaced"},
       [](R run) { return as_number(run.chosen().stale_reads()); }},
      {{"longest_stale_ms", "Stale for at most", "ms", Role::plain, "the oldest value given, since it was replaced"},
       [](R run) { return to_milliseconds(run.chosen().longest_outdated()); }},
      {{"acknowledged_writes", "Acknowledged", "", Role::plain, "writes whose writer was told that they are done"},
       [](R run) { return as_number(run.chosen().ledger().acknowledged()); }},
      {{"stored_writes", "Stored", "", Role::plain, "of those, what the database has, or a later value of the key"},
       [](R run) { return as_number(run.chosen().ledger().stored()); }},
      {{"lost_writes", "Lost writes", "", Role::eviction, "of those, what it will never have"},
       [](R run) { return as_number(run.chosen().ledger().lost()); }},
      {{"overflowed_writes", "… for want of room", "", Role::eviction, "dropped by a full write buffer"},
       [](R run) { return as_number(run.chosen().overflowed()); }},
      {{"recovered_writes", "Recovered", "", Role::plain, "taken up from the journal"},
       [](R run) { return as_number(run.chosen().recovered()); }},
      {{"unanswered", "Unanswered", "", Role::plain, "requests cut off by the plug: nobody was promised anything"},
       [](R run) { return as_number(run.chosen().interrupted()); }},
      {{"mean_latency_ms", "Mean wait", "ms", Role::plain, "from asking to being answered"},
       [](R run) { return run.chosen().latencies().mean_ms(); }},
      {{"p99_latency_ms", "99 % waited at most", "ms", Role::plain, "the 99th percentile, up to 1/64 too high"},
       [](R run) { return run.chosen().latencies().percentile_ms(99); }},
      {{"mean_read_ms", "Mean read", "ms", Role::plain, "of the reads"},
       [](R run) { return run.chosen().mean_read_ms(); }},
      {{"mean_write_ms", "Mean write", "ms", Role::plain, "of the writes, until they are acknowledged"},
       [](R run) { return run.chosen().mean_write_ms(); }},
      {{"requests_waiting", "Waiting", "", Role::plain, "requests that are not answered yet"},
       [](R run) { return as_number(run.chosen().waiting()); }},
      {{"writes_buffered", "In the buffer", "", Role::plain, "entries that wait to be saved"},
       [](R run) { return as_number(run.chosen().buffered()); }},
      {{"buffer_bytes", "Bounded write buffer", "B", Role::memory, "of write-behind, whatever strategy is chosen"},
       [](R run) { return buffer_bytes(run.simulation_of(WriteStrategy::write_behind)); }},
      {{"twin_bytes", "Buffer without bound", "B", Role::unbounded, "the same for a buffer that takes all that comes"},
       [](R run) { return buffer_bytes(run.simulation_of(WriteStrategy::unbounded)); }},
  };
  return list;
}

namespace {

std::string why(const WriteEvent& event) {
  const std::string after = " after " + in_milliseconds(event.waited);
  switch (event.kind) {
    case Kind::hit:
      return "found" + after + (event.stale ? ", outdated for " + in_milliseconds(event.outdated) : "");
    case Kind::miss:
      return "loaded" + after + (event.stale ? ", outdated for " + in_milliseconds(event.outdated) : "");
    case Kind::acknowledged:
      return "write acknowledged" + after;
    case Kind::overflowed:
      return "no room: " + counted(event.writes, "acknowledged write", "acknowledged writes") + " dropped";
    case Kind::plug_pulled:
      return "the plug is pulled: " + counted(event.writes, "acknowledged write", "acknowledged writes") + " lost";
    case Kind::recovered:
      return counted(event.writes, "write", "writes") + " read back from the journal";
  }
  return "";
}

std::string subject(const WriteEvent& event) {
  return event.kind == Kind::plug_pulled || event.kind == Kind::recovered ? "program" : Simulation::key_name(event.key);
}

}  // namespace

std::string Run::now() const {
  if (steps() == 0) return "The cache is empty, nobody has asked yet";
  const Simulation& simulation = chosen();
  const std::uint32_t lost = simulation.ledger().lost();
  if (finished()) {
    return "Everyone is answered and nothing waits: " + counted(simulation.ledger().acknowledged(), "write", "writes") +
           " acknowledged, " + grouped(std::uint64_t{simulation.ledger().stored()}) + " stored, " +
           grouped(std::uint64_t{lost}) + " lost";
  }
  std::string sentence = "At " + in_milliseconds(last_.offset) + ", request " + grouped(steps()) +
                         (last_.reads ? " reads " : " writes ") + Simulation::key_name(last_.key) + "; " +
                         counted(simulation.waiting(), "request waits", "requests wait");
  if (simulation.buffered() > 0)
    sentence += ", " + counted(simulation.buffered(), "write", "writes") + " in the buffer";
  if (simulation.log().size() > 0) {
    const WriteEvent& last = simulation.log().newest(0);
    sentence += "; last, " + subject(last) + ": " + why(last);
  }
  return sentence;
}

void Run::write_table(JsonWriter& json) const {
  json.key("tables").object();
  {
    TableFrame table(json, "strategies",
                     {{"strategy"},
                      {"mean read", "ms"},
                      {"mean write", "ms"},
                      {"99 % waited at most", "ms"},
                      {"database loads"},
                      {"database saves"},
                      {"stale reads"},
                      {"stale for at most", "ms"},
                      {"lost writes"},
                      {"cache, at most", "B"},
                      {"buffer, at most", "B"},
                      {"what it is for"},
                      {"what it costs"}});
    for (const auto& simulation : simulations()) {
      const auto i = static_cast<std::size_t>(simulation->strategy());
      table.row({std::string(write_strategy_names[i]), simulation->mean_read_ms(), simulation->mean_write_ms(),
                 simulation->latencies().percentile_ms(99), as_number(simulation->loads()),
                 as_number(simulation->saves()), as_number(simulation->stale_reads()),
                 to_milliseconds(simulation->longest_outdated()), as_number(simulation->ledger().lost()),
                 as_number(simulation->cache_account().peak()), as_number(simulation->buffer_account().peak()),
                 std::string(advice[i].use), std::string(advice[i].cost)});
    }
  }
  json.end();
}

void Run::write_events(JsonWriter& json) const {
  const auto& log = chosen().log();
  cachebound::write_events(json, log, [&](const WriteEvent& event) -> EventRow {
    constexpr std::array<std::string_view, 6> kinds{"hit", "miss", "note", "dropped", "dropped", "note"};
    return {std::uint64_t{event.request} + 1, kinds[static_cast<std::size_t>(event.kind)], subject(event), why(event)};
  });
}

void Run::write_frame(JsonWriter& json) const {
  json.field("now", now());
  write_table(json);
  write_events(json);
  json.key("timelines").object();
  if (const Timeline* timeline = chosen().timeline()) {
    timeline->write(json, "writes", chosen().now(), [](std::uint32_t key) { return Simulation::key_name(key); });
  }
  json.end();
}

std::vector<Site> Run::memory() const {
  std::vector<Site> sites;
  for (const WriteStrategy strategy : {WriteStrategy::write_behind, WriteStrategy::unbounded}) {
    if (const Simulation* of = simulation_of(strategy)) {
      sites.push_back(site_of(of->buffer_account(), of->buffer_account().current()));
    }
  }
  for (const Account* account :
       {&chosen().cache_account(), &chosen().journal_account(), &chosen().instrument_account(), &workload_account_}) {
    sites.push_back(site_of(*account, account->current()));
  }
  return sites;
}

std::vector<Fact> Run::facts() const {
  const Simulation& simulation = chosen();
  const Simulation* naive = simulation_of(WriteStrategy::none);
  const std::uint64_t reads = write_strategies::hits(simulation) + write_strategies::misses(simulation);
  return {
      {"loads, of those without a cache", naive == nullptr ? no_figure : ratio(simulation.loads(), naive->loads()),
       "ratio"},
      {"saves, of the writes acknowledged", ratio(simulation.saves(), simulation.ledger().acknowledged()), "ratio"},
      {"stale reads, of all reads", ratio(simulation.stale_reads(), reads), "ratio"},
      {"longest wait", simulation.latencies().longest_ms(), "ms"},
      {"most entries in the buffer at once", as_number(simulation.most_buffered()), ""},
      {"writes lost when the plug was pulled", as_number(simulation.lost_in_crash()), ""},
  };
}

std::vector<Check> Run::checks() const {
  const Simulation& simulation = chosen();
  const bool behind = writes_behind(params_.strategy);
  std::vector<Check> checks{
      check_equal("everyone-counted", "requests are those answered, waiting and cut off", simulation.requested(),
                  std::uint64_t{simulation.answered()} + simulation.waiting() + simulation.interrupted()),
  };
  if (finished()) {
    checks.push_back(check_equal("lost-writes", "acknowledged minus stored writes are the lost ones",
                                 simulation.ledger().acknowledged() - simulation.ledger().stored(),
                                 simulation.ledger().lost()));
    checks.push_back(check_equal("nothing-waits", "requests and writes that still wait", 0,
                                 std::uint64_t{simulation.waiting()} + simulation.buffered()));
  }
  if (!simulation.has_crashed()) {
    checks.push_back(check_equal("overflow-lost", "without a crash, exactly what overflowed is lost",
                                 simulation.overflowed(), simulation.ledger().lost()));
  }
  if (!behind) {
    checks.push_back(check_equal("saved-first", "acknowledged writes that the database does not have", 0,
                                 simulation.ledger().acknowledged() - simulation.ledger().stored()));
  }
  if (params_.strategy == WriteStrategy::journaled) {
    checks.push_back(check_equal("journal-keeps", "writes lost with the program in spite of a journal", 0,
                                 simulation.lost_in_crash()));
  }
  if (params_.when_full != WhenFull::drop_oldest) {
    checks.push_back(check_equal("none-dropped", "acknowledged writes dropped by a buffer that makes writers wait", 0,
                                 simulation.overflowed()));
  }
  if (params_.strategy == WriteStrategy::none || params_.strategy == WriteStrategy::write_through ||
      params_.strategy == WriteStrategy::read_through) {
    checks.push_back(
        check_equal("never-stale", "stale reads of a strategy that has none", 0, simulation.stale_reads()));
  }
  if (const Simulation* bounded = simulation_of(WriteStrategy::write_behind)) {
    checks.push_back(check_at_most("buffer-bounded", "high-water mark of the write buffer in bytes",
                                   *bounded->buffer_account().bound(), bounded->buffer_account().peak()));
  }
  return checks;
}

std::vector<Goal> Run::goals() const {
  const Simulation& simulation = chosen();
  if (!finished() || !simulation.has_crashed() || simulation.ledger().acknowledged() == 0) {
    const std::string why = !finished()                ? "not over yet"
                            : simulation.has_crashed() ? "no write"
                                                       : "first pull the plug";
    return {{"durable", 0, why}, {"quick", 0, ""}, {"fresh", 0, ""}};
  }
  const std::uint64_t acknowledged = simulation.ledger().acknowledged(), lost = simulation.ledger().lost();
  const double durable = lost == 0 ? 1 : ratio(1, lost + 1);
  const double write = simulation.mean_write_ms(), limit = params_.save_ms / 4;
  const double quick = write <= limit ? 1 : limit / write;
  const bool both = lost == 0 && quick == 1;
  return {{"durable", durable, grouped(lost) + " of " + grouped(acknowledged) + " acknowledged writes lost"},
          {"quick", lost == 0 ? quick : 0,
           lost == 0 ? "a write takes " + in_milliseconds(write) + " on average" : "first lose none"},
          {"fresh", both && simulation.stale_reads() == 0 ? 1.0 : 0.0,
           both ? counted(simulation.stale_reads(), "stale read", "stale reads") : "first be durable and quick"}};
}

}  // namespace cachebound::exercises::write_strategies
