// Which calls share an entry of functools.lru_cache: equal in Python, spelled alike, typed or not.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "engine/frames/event_frame.hpp"
#include "engine/measured_exercise.hpp"
#include "exercises/lecture-38/key-identity/call_text.hpp"
#include "exercises/lecture-38/key-identity/run.hpp"
#include "sim/event_log.hpp"

namespace cachebound::exercises::key_identity {

namespace {

constexpr Field fields[]{
    choice<&KeyParams::calls>("calls", spelled<call_list_names>, "calls", "which list of calls is made"),
    flag<&KeyParams::typed>("typed", "typed", "put the types of the arguments into the key"),
    integer<&KeyParams::maxsize>("maxsize", {0, 1'000'000}, "maxsize", "entries the cache may hold",
                                 {"entries", Scale::logarithmic}),
    integer<&KeyParams::rounds>("rounds", {1, 10'000}, "rounds", "how often the list is gone through",
                                {"", Scale::logarithmic}),
};

class KeyIdentity final : public MeasuredExercise<KeyIdentity> {
 public:
  explicit KeyIdentity(const KeyParams& params)
      : instrument_account_("instrument", EventLog<CallRecord>::worst_case_bytes(log_capacity)),
        log_(log_capacity, instrument_account_),
        run_(params) {}

  std::uint64_t length() const override { return run_.length(); }
  void step(std::uint64_t events) override {
    for (; events > 0; --events) log_.record(run_.step());
  }
  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override { return {site_of(instrument_account_, instrument_account_.current())}; }
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;
  std::uint64_t digest() const override { return run_.digest(); }

  static std::span<const MetricOf<KeyIdentity>> metrics();

 private:
  static constexpr std::size_t log_capacity = 200;

  std::string why(const CallRecord& record) const;
  std::string why_missed(const CallRecord& record) const;
  std::string now() const;
  void write_row(JsonWriter& json, std::uint32_t call) const;

  Account instrument_account_;
  EventLog<CallRecord> log_;
  KeyRun run_;
};

std::span<const MetricOf<KeyIdentity>> KeyIdentity::metrics() {
  using Run = const KeyIdentity&;
  static constexpr MetricOf<KeyIdentity> list[]{
      {{"hits", "Hits", "", Role::hit, "as cache_info counts: since the last cache_clear"},
       [](Run run) { return static_cast<double>(run.run_.cache_info().hits); }},
      {{"misses", "Misses", "", Role::miss, "as cache_info counts; a call that raises is one"},
       [](Run run) { return static_cast<double>(run.run_.cache_info().misses); }},
      {{"currsize", "Entries", "", Role::plain, "entries in the cache now"},
       [](Run run) { return static_cast<double>(run.run_.cache_info().currsize); }},
      {{"maxsize", "Maxsize", "", Role::plain, "entries the cache may hold"},
       [](Run run) {
         const auto bound = run.run_.cache_info().maxsize;
         return bound ? static_cast<double>(*bound) : no_figure;
       }},
      {{"uncounted", "Uncounted", "", Role::plain, "calls whose arguments cannot be hashed"},
       [](Run run) { return static_cast<double>(run.run_.counts().uncounted); }},
      {{"surprises", "Surprises", "", Role::eviction, "hits that got what another spelling had computed"},
       [](Run run) { return static_cast<double>(run.run_.counts().surprises); }},
      {{"failures", "Raised", "", Role::plain, "calls that raised: misses, and not remembered"},
       [](Run run) { return static_cast<double>(run.run_.counts().failures); }},
      {{"evictions", "Evictions", "", Role::eviction, "entries that left so that another could enter"},
       [](Run run) { return static_cast<double>(run.run_.counts().evictions); }},
      {{"distinct_keys", "Distinct keys", "", Role::plain, "that the calls so far have made"},
       [](Run run) { return static_cast<double>(run.run_.keys()); }},
  };
  return list;
}

/// A, B, … Z, then K27, K28, …
std::string group(std::uint32_t key) {
  return key < 26 ? std::string(1, static_cast<char>('A' + key)) : "K" + std::to_string(key + 1);
}

std::string_view in_words(CallOutcome outcome) {
  constexpr std::array<std::string_view, 5> words{"hit", "miss", "miss, raised", "not counted", "cleared"};
  return words[static_cast<std::size_t>(outcome)];
}

std::string KeyIdentity::why_missed(const CallRecord& record) const {
  if (!record.key) return "maxsize is 0: no key is made, nothing is kept";
  switch (record.fate) {
    case KeyFate::evicted:
      return "this key's entry was evicted";
    case KeyFate::raised:
      return "this key's call raised before, and that is not remembered";
    case KeyFate::cleared:
      return "this key's entry was cleared";
    case KeyFate::new_key:
    case KeyFate::held:
      break;
  }
  const PyCall& call = run_.list()[record.call].call;
  if (run_.params().typed) return "a new key: the types stand in it";
  if (!call.keywords.empty()) return "a new key: keywords stand in it by name, in the order written";
  if (key_text(call, false).front() != '(') return "a new key: a lone int or str is its own key, without a tuple";
  return "a new key: the tuple of the arguments";
}

std::string KeyIdentity::why(const CallRecord& record) const {
  switch (record.outcome) {
    case CallOutcome::unhashable:
      return "an argument cannot be hashed: TypeError, no key, nothing counted";
    case CallOutcome::cleared:
      return "entries and counters forgotten";
    case CallOutcome::raised:
      return why_missed(record) + "; f raised: a miss, nothing stored";
    case CallOutcome::miss:
      return why_missed(record) + (record.evicted ? "; group " + group(*record.evicted) + " evicted for it" : "");
    case CallOutcome::hit:
      break;
  }
  const std::string& first = run_.text(record.answer);
  if (first == run_.text(record.call)) return "the same call as before";
  return "the same key as " + first + ", equal in Python: it gets that call's answer";
}

std::string KeyIdentity::now() const {
  if (log_.size() == 0) return "No call yet";
  const CallRecord& last = log_.newest(0);
  return "Call " + grouped(last.at) + ": " + run_.text(last.call) + ", " + std::string(in_words(last.outcome)) + ": " +
         why(last);
}

/// A call of the list with what became of it in this round; before it was made, only the call.
void KeyIdentity::write_row(JsonWriter& json, std::uint32_t call) const {
  const auto& record = run_.latest()[call];
  const std::uint64_t size = run_.list().size(), round_start = run_.steps() == 0 ? 0 : (run_.steps() - 1) / size * size;
  json.array().text(run_.text(call));
  if (record && record->at > round_start) {
    const PyCall& arguments = run_.list()[call].call;
    record->key ? json.text(key_text(arguments, run_.params().typed)).text(group(*record->key)) : json.null().null();
    json.text(in_words(record->outcome)).text(why(*record));
  } else {
    json.null().null().null().null();
  }
  json.end();
}

void KeyIdentity::write_frame(JsonWriter& json) const {
  json.field("now", now()).key("tables").object().key("calls").object().key("columns").array();
  for (const std::string_view label : {"call", "key", "group", "outcome", "why"}) {
    json.object().field("label", label).field("unit", std::string_view()).end();
  }
  json.end().key("rows").array();
  for (std::uint32_t call = 0; call < run_.list().size(); ++call) write_row(json, call);
  json.end().end().end();

  write_events(json, log_, [&](const CallRecord& record) -> EventRow {
    constexpr std::array<std::string_view, 5> kinds{"hit", "miss", "miss", "dropped", "note"};
    return {record.at, kinds[static_cast<std::size_t>(record.outcome)], run_.text(record.call), why(record)};
  });
}

std::vector<Fact> KeyIdentity::facts() const {
  const auto& counts = run_.counts();
  return {
      {"hits of all rounds", static_cast<double>(counts.hits), ""},
      {"misses of all rounds", static_cast<double>(counts.misses), ""},
      {"times cleared", static_cast<double>(counts.clears), ""},
  };
}

std::vector<Check> KeyIdentity::checks() const {
  const auto& counts = run_.counts();
  std::vector<Check> checks{
      check_equal("every-call-counted", "hits, misses, uncounted and clearings together are the calls", run_.steps(),
                  counts.hits + counts.misses + counts.uncounted + counts.clears),
      check_equal("computed-right", "computed answers that were for another call", 0, run_.wrong_answers()),
      check_at_most("surprises-are-hits", "surprises", counts.hits, counts.surprises),
  };
  if (run_.params().maxsize) {
    checks.push_back(check_at_most("bounded", "most entries ever held", *run_.params().maxsize, run_.largest_size()));
  }
  return checks;
}

/// Every call gets its own answer, and yet half of the calls need no computing.
std::vector<Goal> KeyIdentity::goals() const {
  const auto& counts = run_.counts();
  const std::uint64_t calls = counts.hits + counts.misses + counts.uncounted;
  const std::string surprised = grouped(counts.surprises) + " of " + counted(counts.hits, "hit", "hits");
  const double own = calls == 0 ? 0 : counts.hits == 0 ? 1 : 1 - ratio(counts.surprises, counts.hits);
  if (own < 1) return {{"own-answers", own, surprised + " got another's"}, {"half-saved", 0, "first its own answer"}};
  const double saved = std::min(1.0, 2 * ratio(counts.hits, calls));
  return {{"own-answers", own, surprised + " got another's"},
          {"half-saved", saved, percent(counts.hits, calls) + " of the calls were hits"}};
}

constexpr View views[]{
    CountersView{"Counters",
                 {{"hits", ""},
                  {"misses", ""},
                  {"uncounted", ""},
                  {"surprises", "hits"},
                  {"evictions", ""},
                  {"currsize", "maxsize"}}},
    TableView{"Calls and their keys", "calls"},
    EventsView{"Events"},
    ResultsView{"Results"},
    ChecksView{"Checks"},
};

constexpr Preset presets[]{
    {"lecture", "As in the lecture: 1, 1.0, True", ""},
    {"typed", "The same, typed", "typed=true"},
    {"pairs", "With a second argument", "calls=pairs"},
    {"pairs-typed", "With a second argument, typed", "calls=pairs&typed=true"},
    {"spellings", "Positional, by keyword, in other order", "calls=spellings"},
    {"types", "Zero, False, None, and nothing", "calls=types"},
    {"containers", "Tuples, lists, dicts", "calls=containers"},
    {"containers-typed", "Tuples, lists, dicts, typed", "calls=containers&typed=true"},
    {"failures", "A call that raises", "calls=failures"},
    {"nothing-kept", "maxsize 0", "calls=containers&maxsize=0"},
    {"one-entry", "One entry for all, twice around", "calls=numbers&maxsize=1&rounds=2"},
    {"everything", "Everything, typed, twice around", "calls=everything&typed=true&rounds=2"},
};

constexpr GoalSpec goals[]{{"own-answers", "Every call gets its own answer"},
                           {"half-saved", "… and half of them are hits"}};

}  // namespace

const ExerciseSpec& exercise() {
  static constexpr ExerciseSpec spec{
      .id = "key-identity",
      .order = 7,
      .title = "Key identity",
      .description = "1, 1.0 and True are equal in Python. Which calls find the entry of another, and which do not?",
      .fields = fields,
      .views = views,
      .presets = presets,
      .goals = goals,
      .contrast = "typed",
      .prediction = {"hits", "pairs"},
      .run = run_of<KeyIdentity, KeyParams>,
  };
  return spec;
}

}  // namespace cachebound::exercises::key_identity
