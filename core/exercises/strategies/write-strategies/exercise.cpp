// Stage 5: cache-aside, read-through, write-through and write-behind on one workload, and what is left of the writes
// when the plug is pulled.

#include "engine/measured_exercise.hpp"
#include "exercises/strategies/write-strategies/run.hpp"

namespace cachebound::exercises::write_strategies {

namespace {

using Params = Params;

constexpr auto log = Scale::logarithmic;
constexpr std::array<std::string_view, 3> when_full_names{"block", "drop-oldest", "flush"};

constexpr Field fields[]{
    choice<&Params::strategy>("strategy", spelled<write_strategy_names>, "strategy",
                              "of the program; the last five are naive rivals"),
    integer<&Params::crash_ms>("crash_ms", {0, 100'000}, "plug pulled",
                               "so long after the first request could come; none: never", {"ms", log}),
    number<&Params::read_share>("read_share", {0, 1}, "reads", "share of the requests; the others write"),
    integer<&Params::requests>("requests", {1, 5000}, "requests", "of clients, each waits for its answer", {"", log}),
    number<&Params::interval_ms>("interval_ms", {0, 100}, "interval", "between two requests on average", {"ms", log}),
    integer<&Params::buffer>("buffer", {1, 10'000}, "write buffer", "write-behind: entries that may wait to be saved",
                             {"entries", log}),
    choice<&Params::when_full>("when_full", spelled<when_full_names>, "when it is full",
                               "a write waits for the next flush, the oldest is dropped, or a flush begins at once"),
    number<&Params::flush_ms>("flush_ms", {1, 100'000}, "flush after",
                              "write-behind: from the first write that waits to the flush", {"ms", log}),
    integer<&Params::batch>("batch", {1, 1000}, "batch", "write-behind: saves under way at once", {"", log}),
    flag<&Params::merge>("merge", "merge", "write-behind: of two writes to a key that wait only the later is saved"),
    number<&Params::journal_ms>("journal_ms", {0, 100}, "journal", "what a command takes; a write needs two",
                                {"ms", log}),
    number<&Params::ttl_ms>("ttl_ms", {1, 1'000'000}, "time to live", "of an entry in the cache", {"ms", log}),
    number<&Params::load_ms>("load_ms", {1, 1000}, "load", "what the database takes for one on average", {"ms", log}),
    number<&Params::save_ms>("save_ms", {1, 1000}, "save", "what the database takes for one on average", {"ms", log}),
    integer<&Params::keys>("keys", {1, 1000}, "keys", "distinct keys, some asked for far more often", {"", log}),
    number<&Params::spread>("spread", {0, 1}, "spread", "how far loads and saves lie around their average",
                            {"", Scale::linear, true}),
    number<&Params::cache_ms>("cache_ms", {0, 50}, "cache", "what a command takes, there and back", {"ms", log, true}),
    number<&Params::skew>("skew", {0, 3}, "skew", "zipf: how much the first keys dominate", {"", Scale::linear, true}),
    integer<&Params::value_bytes>("value_bytes", {8, 10'000}, "value", "bytes of each value", {"B", log, true}),
    integer<&Params::seed>("seed", {0, 4'294'967'295}, "seed", "of the requests and of the database's times",
                           {"", log, true}),
};

constexpr View views[]{
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

constexpr Preset presets[]{
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

constexpr GoalSpec goals[]{{"durable", "no acknowledged write lost, though the plug is pulled"},
                           {"quick", "… writes acknowledged in a quarter of a save"},
                           {"fresh", "… and no stale read"}};

}  // namespace

const ExerciseSpec& exercise() {
  static constexpr ExerciseSpec spec{
      .id = "write-strategies",
      .order = 3,
      .title = "Write strategies",
      .description =
          "Cache-aside, read-through, write-through and write-behind on the same requests. Then the plug is pulled: "
          "which acknowledged writes does the database have?",
      .fields = fields,
      .views = views,
      .presets = presets,
      .goals = goals,
      .contrast = "write-behind",
      .prediction = {"lost_writes", "write-behind"},
      .run = run_of<Run, Params>,
      .keeps_stores = true,
  };
  return spec;
}

}  // namespace cachebound::exercises::write_strategies
