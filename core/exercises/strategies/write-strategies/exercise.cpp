#include "exercises/strategies/write-strategies/exercise.hpp"

#include <limits>

#include "exercises/strategies/write-strategies/run.hpp"

namespace cachebound {

namespace {

using Params = WriteParams;

Schema<Params> schema() {
  constexpr auto log = Scale::logarithmic;
  return Schema<Params>({
      choice("strategy", &Params::strategy, {write_strategy_names.begin(), write_strategy_names.end()}, "strategy",
             "of the program; the last five are naive rivals"),
      integer("crash_ms", &Params::crash_ms, {0, 100'000}, "plug pulled",
              "so long after the first request could come; none: never", {"ms", log}),
      number("read_share", &Params::read_share, {0, 1}, "reads", "share of the requests; the others write"),
      integer("requests", &Params::requests, {1, 5000}, "requests", "of clients, each waits for its answer", {"", log}),
      number("interval_ms", &Params::interval_ms, {0, 100}, "interval", "between two requests on average", {"ms", log}),
      integer("buffer", &Params::buffer, {1, 10'000}, "write buffer", "write-behind: entries that may wait to be saved",
              {"entries", log}),
      choice("when_full", &Params::when_full, {"block", "drop-oldest", "flush"}, "when it is full",
             "a write waits for the next flush, the oldest is dropped, or a flush begins at once"),
      number("flush_ms", &Params::flush_ms, {1, 100'000}, "flush after",
             "write-behind: from the first write that waits to the flush", {"ms", log}),
      integer("batch", &Params::batch, {1, 1000}, "batch", "write-behind: saves under way at once", {"", log}),
      flag("merge", &Params::merge, "merge", "write-behind: of two writes to a key that wait only the later is saved"),
      number("journal_ms", &Params::journal_ms, {0, 100}, "journal", "what a command takes; a write needs two",
             {"ms", log}),
      number("ttl_ms", &Params::ttl_ms, {1, 1'000'000}, "time to live", "of an entry in the cache", {"ms", log}),
      number("load_ms", &Params::load_ms, {1, 1000}, "load", "what the database takes for one on average", {"ms", log}),
      number("save_ms", &Params::save_ms, {1, 1000}, "save", "what the database takes for one on average", {"ms", log}),
      integer("keys", &Params::keys, {1, 1000}, "keys", "distinct keys, some asked for far more often", {"", log}),
      number("spread", &Params::spread, {0, 1}, "spread", "how far loads and saves lie around their average",
             {"", Scale::linear, true}),
      number("cache_ms", &Params::cache_ms, {0, 50}, "cache", "what a command takes, there and back",
             {"ms", log, true}),
      number("skew", &Params::skew, {0, 3}, "skew", "zipf: how much the first keys dominate",
             {"", Scale::linear, true}),
      integer("value_bytes", &Params::value_bytes, {8, 10'000}, "value", "bytes of each value", {"B", log, true}),
      integer("seed", &Params::seed, {0, 4'294'967'295}, "seed", "of the requests and of the database's times",
              {"", log, true}),
  });
}

}  // namespace

ExerciseSpec write_strategies() {
  const auto parameters = schema();
  ExerciseSpec spec;
  spec.id = "write-strategies";
  spec.order = 3;
  spec.title = "Write strategies";
  spec.description =
      "Cache-aside, read-through, write-through and write-behind on the same requests. Then the plug is pulled: which "
      "acknowledged writes does the database have?";
  spec.fields = parameters.fields();
  for (const auto& [metric, value] : WriteStrategiesRun::measured()) spec.metrics.push_back(metric);
  constexpr double as_needed = std::numeric_limits<double>::quiet_NaN();
  spec.views = {
      CountersView{"Counters",
                   {{"hits", ""},
                    {"misses", ""},
                    {"database_loads", ""},
                    {"database_saves", ""},
                    {"mean_read_ms", ""},
                    {"mean_write_ms", ""},
                    {"stale_reads", ""},
                    {"acknowledged_writes", ""},
                    {"stored_writes", "acknowledged_writes"},
                    {"lost_writes", "acknowledged_writes"}}},
      TableView{"All strategies on these requests", "strategies"},
      TimelineView{"Clients, cache, write buffer and database", "writes"},
      LineChartView{"Loads and saves over requests", "requests", {"database_loads", "database_saves"}, 0, as_needed},
      LineChartView{
          "Writes over requests", "requests", {"acknowledged_writes", "stored_writes", "lost_writes"}, 0, as_needed},
      MemoryStripView{"Write buffer", "requests", "write_buffer", "buffer_bytes", "twin_bytes"},
      EventsView{"Events"},
      ResultsView{"Results"},
      ChecksView{"Checks"},
  };
  spec.presets = {
      {"lecture", "As in the lecture", ""},
      {"read-through", "Read-through", "strategy=read-through"},
      {"write-through", "Write-through", "strategy=write-through"},
      {"write-behind", "Write-behind", "strategy=write-behind"},
      {"journal", "Write-behind with a journal", "strategy=write-behind-journal"},
      {"no-crash", "Nobody pulls the plug", "strategy=write-behind&crash_ms=none"},
      {"drop-oldest", "A full buffer drops the oldest",
       "strategy=write-behind&crash_ms=none&read_share=0.5&interval_ms=0.5&buffer=16&when_full=drop-oldest"},
      {"block", "… makes writers wait", "strategy=write-behind&crash_ms=none&read_share=0.5&interval_ms=0.5&buffer=16"},
      {"flush", "… or flushes at once",
       "strategy=write-behind&crash_ms=none&read_share=0.5&interval_ms=0.5&buffer=16&when_full=flush"},
      {"backlog", "More writes than the database can save",
       "strategy=write-behind-unbounded&crash_ms=none&read_share=0.2&interval_ms=0.5&batch=4&merge=false"},
      {"forgetful", "Writes that leave the entry", "strategy=forgetful&ttl_ms=5000"},
      {"blind", "Readers who do not look into the buffer", "strategy=write-behind-blind&ttl_ms=50&flush_ms=300"},
      {"dual-write", "Two writers, two places", "strategy=dual-write&read_share=0.5&keys=5&spread=1"},
  };
  spec.goals = {{"durable", "no acknowledged write lost, though the plug is pulled"},
                {"quick", "… writes acknowledged in a quarter of a save"},
                {"fresh", "… and no stale read"}};
  spec.contrast = "write-behind";
  spec.prediction = {"lost_writes", "write-behind"};
  spec.keeps_stores = true;
  spec.open = opens<WriteStrategiesRun>(parameters);
  return spec;
}

}  // namespace cachebound
