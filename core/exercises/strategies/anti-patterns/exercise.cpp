// Stage 5: four broken designs of a cache - everything cached, no bound, no invalidation, too long a time to live - to
// be repaired through their parameters.

#include "engine/measured_exercise.hpp"
#include "exercises/strategies/anti-patterns/run.hpp"

namespace cachebound::exercises::anti_patterns {

namespace {

/// What a form shows, in one place; a run is given it sorted into design and workload.
struct Params {
  Admission admit = AntiPatternParams{}.admit;
  std::optional<std::uint32_t> limit_kb = AntiPatternParams{}.limit_kb;
  WriteRule on_write = AntiPatternParams{}.on_write;
  double ttl_ms = AntiPatternParams{}.ttl_ms;
  std::uint32_t budget_kb = AntiPatternParams{}.budget_kb;
  double tolerated_ms = AntiPatternParams{}.tolerated_ms;
  std::uint32_t requests = DesignWorkload{}.requests;
  double interval_ms = DesignWorkload{}.interval_ms;
  double one_off_share = DesignWorkload{}.one_off_share, write_share = DesignWorkload{}.write_share;
  std::uint32_t change_every = DesignWorkload{}.change_every, keys = DesignWorkload{}.keys;
  double skew = DesignWorkload{}.skew, load_ms = DesignWorkload{}.load_ms, save_ms = DesignWorkload{}.save_ms;
  double cache_ms = DesignWorkload{}.cache_ms;
  std::uint32_t value_bytes = DesignWorkload{}.value_bytes, seed = DesignWorkload{}.seed;

  operator AntiPatternParams() const {
    AntiPatternParams params;
    params.admit = admit;
    params.limit_kb = limit_kb;
    params.on_write = on_write;
    params.ttl_ms = ttl_ms;
    params.budget_kb = budget_kb;
    params.tolerated_ms = tolerated_ms;
    params.workload = {requests, interval_ms, one_off_share, write_share, change_every, keys,
                       skew,     load_ms,     save_ms,       cache_ms,    value_bytes,  seed};
    return params;
  }
};

constexpr auto log = Scale::logarithmic;
constexpr std::array<std::string_view, 2> admit_names{"everything", "second-miss"};
constexpr std::array<std::string_view, 4> on_write_names{"leave", "erase-first", "erase", "update"};

constexpr Field fields[]{
    choice<&Params::admit>("admit", spelled<admit_names>, "cached",
                           "everything that is missed, or what is missed for the second time"),
    integer<&Params::limit_kb>("limit_kb", {1, 100'000}, "bound", "of the cache, the least recently used leave; none",
                               {"kB", log}),
    choice<&Params::on_write>("on_write", spelled<on_write_names>, "a write",
                              "leaves the entry, erases it before the save or after it, or stores the new value"),
    number<&Params::ttl_ms>("ttl_ms", {1, 3'600'000}, "time to live", "of an entry in the cache", {"ms", log}),
    integer<&Params::budget_kb>("budget_kb", {1, 100'000}, "budget", "what the cache may take at most", {"kB", log}),
    number<&Params::tolerated_ms>("tolerated_ms", {1, 3'600'000}, "tolerated",
                                  "how late a change of another system may be seen", {"ms", log}),
    integer<&Params::requests>("requests", {1, 10'000}, "requests", "of clients, each waits for its answer", {"", log}),
    number<&Params::one_off_share>("one_off_share", {0, 1}, "asked for once",
                                   "share of requests for what nobody asks for again"),
    number<&Params::write_share>("write_share", {0, 1}, "writes", "share of requests by which the program writes"),
    integer<&Params::change_every>("change_every", {0, 10'000}, "another system writes",
                                   "with every so many requests, without a word; 0: never", {"requests", log}),
    integer<&Params::keys>("keys", {1, 2000}, "keys", "that are asked for again, some far more often", {"", log}),
    number<&Params::interval_ms>("interval_ms", {0, 100}, "interval", "between two requests on average",
                                 {"ms", log, true}),
    number<&Params::skew>("skew", {0, 3}, "skew", "zipf: how much the first keys dominate", {"", Scale::linear, true}),
    number<&Params::load_ms>("load_ms", {1, 1000}, "load", "what the database takes for one", {"ms", log, true}),
    number<&Params::save_ms>("save_ms", {1, 1000}, "save", "what the database takes for one", {"ms", log, true}),
    number<&Params::cache_ms>("cache_ms", {0, 50}, "cache", "what a command takes, there and back", {"ms", log, true}),
    integer<&Params::value_bytes>("value_bytes", {8, 10'000}, "value", "bytes of each value", {"B", log, true}),
    integer<&Params::seed>("seed", {0, 4'294'967'295}, "seed", "of the requests and of what the cache evicts",
                           {"", log, true}),
};

constexpr View views[]{
    CountersView{"Counters",
                 {{"hits", ""},
                  {"misses", ""},
                  {"database_loads", ""},
                  {"entries_stored", ""},
                  {"entries_reused", "entries_stored"},
                  {"currsize", ""},
                  {"own_stale_reads", ""},
                  {"longest_stale_ms", ""},
                  {"checks_broken", ""}}},
    TableView{"Is your design repaired?", "verdicts"},
    TableView{"Broken and sound designs on these requests", "designs"},
    LineChartView{"Entries over requests", "requests", {"entries_stored", "entries_reused"}, 0, as_needed},
    LineChartView{"Stale reads over requests", "requests", {"stale_reads", "own_stale_reads"}, 0, as_needed},
    MemoryStripView{"Memory of the cache", "requests", "cache", "cache_bytes", "twin_bytes"},
    EventsView{"Events"},
    ResultsView{"Results"},
    ChecksView{"Checks"},
};

constexpr Preset presets[]{
    {"lecture", "Everything is cached", ""},
    {"no-bound", "No bound", "admit=second-miss&limit_kb=none"},
    {"no-invalidation", "No invalidation", "admit=second-miss&on_write=leave"},
    {"too-long-ttl", "Too long a time to live", "admit=second-miss&ttl_ms=600000"},
    {"all-four", "All four at once", "limit_kb=none&on_write=leave&ttl_ms=600000"},
    {"wrong-order", "Erased too early", "admit=second-miss&on_write=erase-first"},
    {"too-short-ttl", "Too short a time to live", "admit=second-miss&ttl_ms=20"},
    {"repaired", "Repaired", "admit=second-miss"},
};

constexpr GoalSpec goals[]{{"worth-caching", "a third of what is stored is wanted again"},
                           {"bounded", "the cache keeps to its budget"},
                           {"invalidated", "nobody reads what the program has replaced"},
                           {"fresh-enough", "changes of another system are seen in time"},
                           {"still-useful", "… and a quarter of all reads are hits"}};

}  // namespace

const ExerciseSpec& exercise() {
  static constexpr ExerciseSpec spec{
      .id = "anti-patterns",
      .order = 7,
      .title = "Anti-patterns",
      .description =
          "Four caches that work in a demonstration and fail later: everything cached, no bound, no invalidation, too "
          "long a time to live. Repair each until its check holds.",
      .fields = fields,
      .views = views,
      .presets = presets,
      .goals = goals,
      .contrast = "repaired",
      .prediction = {"checks_broken", "all-four"},
      .run = run_of<Run, Params>,
      .keeps_stores = true,
  };
  return spec;
}

}  // namespace cachebound::exercises::anti_patterns
