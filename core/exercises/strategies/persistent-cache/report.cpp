// What a run of `persistent-cache` says of itself.
#include <array>

#include "base/text.hpp"
#include "engine/frames/event_frame.hpp"
#include "engine/frames/table_frame.hpp"
#include "exercises/strategies/persistent-cache/run.hpp"

namespace cachebound::exercises::persistent_cache {

namespace {

/// The goals: so many of 100 requests after the restart are hits, with entries that never took more than so many bytes.
constexpr std::uint64_t hits_wanted = 85, bytes_allowed = 30'000;

template <class Count>
double as_number(Count count) {
  return static_cast<double>(count);
}

}  // namespace

std::span<const MetricOf<Run>> Run::metrics() {
  using R = const Run&;
  static constexpr MetricOf<Run> list[]{
      {{"hits", "Hits", "", Role::hit, "requests whose result was kept"}, [](R run) { return as_number(run.hits()); }},
      {{"misses", "Misses", "", Role::miss, "requests whose result had to be computed"},
       [](R run) { return as_number(run.misses()); }},
      {{"hit_ratio", "Hit ratio", "ratio", Role::hit, "hits, of all requests so far"},
       [](R run) { return ratio(run.hits(), run.hits() + run.misses()); }},
      {{"before_hits", "Hits before", "", Role::hit, "of the first process"},
       [](R run) { return as_number(run.before_hits_); }},
      {{"before_misses", "Misses before", "", Role::miss, "of the first process"},
       [](R run) { return as_number(run.before_misses_); }},
      {{"after_hits", "Hits after", "", Role::hit, "of the process after the restart"},
       [](R run) { return as_number(run.after_hits_); }},
      {{"after_misses", "Misses after", "", Role::miss, "of the process after the restart"},
       [](R run) { return as_number(run.after_misses_); }},
      {{"survivors", "Survivors", "", Role::plain, "entries that the process after the restart found"},
       [](R run) { return run.survivors_ ? as_number(*run.survivors_) : no_figure; }},
      {{"lost_writes", "Lost writes", "", Role::plain, "writes that were answered, and gone after the restart"},
       [](R run) { return as_number(run.lost_); }},
      {{"currsize", "Entries", "", Role::plain, "entries on the shelf now, expired ones too"},
       [](R run) { return as_number(run.totals().entries); }},
      {{"maxsize", "Most entries", "", Role::plain, "what the shares of all shards have room for"},
       [](R run) {
         const auto most = run.most_in_a_shard();
         return most ? as_number(*most * run.params_.shards) : no_figure;
       }},
      {{"evictions", "Evictions", "", Role::eviction, "entries that were culled by policy"},
       [](R run) { return as_number(run.evictions_); }},
      {{"expirations", "Expired", "", Role::plain, "entries that were culled past their time"},
       [](R run) { return as_number(run.expirations_); }},
      {{"outdated", "Outdated", "", Role::plain, "entries evicted by tag after the restart"},
       [](R run) { return as_number(run.outdated_); }},
      {{"compute_ms", "Computing", "ms", Role::plain, "what the misses took"},
       [](R run) { return as_number(run.misses()) * run.params_.cost_ms; }},
      {{"shard_share", "A shard's share", "B", Role::memory, "of the size limit"}, [](R run) { return run.share(); }},
      {{"fullest_bytes", "Fullest shard", "B", Role::memory, "the most that a shard held after a write"},
       [](R run) { return as_number(run.fullest_); }},
      {{"cache_bytes", "Entries in bytes", "B", Role::memory, "key, value, tag and 64 bytes an entry"},
       [](R run) { return as_number(run.totals().bytes); }},
      {{"twin_bytes", "Unbounded twin", "B", Role::unbounded, "the same for a cache that never culls"},
       [](R run) { return as_number(run.twin_account_.current()); }},
      {{"read_back", "Read back", "", Role::plain, "entries on the disk before this run, read and found right", true},
       [](R run) { return run.before_run_->found ? as_number(run.before_run_->found->intact) : no_figure; }},
      {{"storage_ms", "Storage", "ms", Role::plain, "what a call of the storage took on average, in real time", true},
       [](R run) {
         if (!run.results_ || run.environment_.clock == nullptr || run.results_->calls() == 0) return no_figure;
         return to_milliseconds(run.results_->real_time()) / as_number(run.results_->calls());
       }},
  };
  return list;
}

std::string Run::why(const Happening& happening) const {
  const Track& then = happening.then;
  std::string ago = counted(happening.at - then.stored, "request", "requests") + " ago";
  if (happening.after && then.by_first) ago += ", before the restart";
  switch (happening.kind) {
    case Kind::hit:
      return "stored " + ago;
    case Kind::miss:
      switch (then.fate) {
        case Fate::never:
          return "asked for the first time: computed";
        case Fate::culled:
          return "culled since, " + std::string(cachebound::in_words(then.reason)) + ": computed again";
        case Fate::outdated:
          return "evicted as outdated: computed again";
        case Fate::expired:
          return "stored " + ago + ", expired: computed again";
        case Fate::held:
        case Fate::lost:
          return "stored " + ago + ", lost in the restart: computed again";
      }
      return "";
    case Kind::culled:
      return std::string(cachebound::in_words(then.reason)) + ", stored " + ago;
    case Kind::restart: {
      const std::string ends = params_.ending == Ending::crash ? "the process crashes" : "the process ends";
      return ends + "; the next one finds " + counted(happening.figure, "entry", "entries") + ", " +
             counted(happening.lost, "answered write is", "answered writes are") + " lost";
    }
    case Kind::outdated:
      return counted(happening.figure, "entry", "entries") + " evicted by tag";
  }
  return "";
}

std::string Run::in_words(const Happening& happening) const {
  const std::string square = "square of " + std::to_string(happening.input);
  switch (happening.kind) {
    case Kind::hit:
      return square + ", hit, " + why(happening);
    case Kind::miss:
      return square + ", miss, " + why(happening);
    case Kind::culled:
      return square + " culled: " + why(happening);
    case Kind::restart:
    case Kind::outdated:
      break;
  }
  return why(happening);
}

std::string Run::now() const {
  if (steps_ == 0) return "No request yet";
  constexpr std::uint64_t most_told = 4;
  std::uint64_t ago = noted_;
  const Happening& first = log_.newest(--ago);
  std::string sentence = first.kind == Kind::restart    ? "Restart: "
                         : first.kind == Kind::outdated ? "New version: "
                                                        : "Request " + grouped(requests_) + ": ";
  sentence += in_words(first);
  for (std::uint64_t told = 1; ago > 0 && told < most_told; ++told) sentence += "; " + in_words(log_.newest(--ago));
  return ago == 0 ? sentence : sentence + "; " + grouped(ago) + " more culled";
}

void Run::write_frame(JsonWriter& json) const {
  json.field("now", now());
  write_events(json, log_, [&](const Happening& event) -> EventRow {
    constexpr std::array<std::string_view, 5> kinds{"hit", "miss", "eviction", "note", "note"};
    const bool expired = event.kind == Kind::culled && event.then.reason == EvictionReason::expired;
    const bool of_input = event.kind <= Kind::culled;
    return {event.at, expired ? std::string_view("expired") : kinds[static_cast<std::size_t>(event.kind)],
            of_input                      ? key_of(event.input)
            : event.kind == Kind::restart ? "restart"
                                          : "new version",
            why(event)};
  });
  json.key("tables").object();
  {
    TableFrame table(json, "shards",
                     {{"Shard"}, {"Entries"}, {"Bytes", "B"}, {"Share", "B"}, {"In use", "ratio"}, {"Next to leave"}});
    for (std::uint32_t number = 0; results_ && number < params_.shards; ++number) {
      const CacheTotals& shard = results_->shards()[number];
      const auto next = culls() ? results_->next_to_leave(number) : std::nullopt;
      table.row({as_number(number), as_number(shard.entries), as_number(shard.bytes), share(),
                 as_number(shard.bytes) / share(), next ? next->key : std::string("none")});
    }
  }
  json.end();
}

void Run::write_measured_tables(JsonWriter& json) const {
  TableFrame table(json, "read-back", {{"Key"}, {"Value"}, {"Shard"}});
  if (!before_run_->found) return;
  constexpr std::size_t most_letters = 24;
  for (const auto& [shard, key, value] : before_run_->found->shown) {
    table.row({key, value.size() <= most_letters ? value : value.substr(0, most_letters) + "…", as_number(shard)});
  }
}

std::vector<Site> Run::memory() const {
  const auto [entries, bytes] = totals();
  const auto now = static_cast<std::uint64_t>(bytes);
  const auto most = most_in_a_shard();
  const auto bound = most ? std::optional(*most * params_.shards * entry_bytes()) : std::nullopt;
  return {
      {"cache", now, peak_bytes_, static_cast<std::uint64_t>(entries), now, bound},
      site_of(twin_account_, twin_account_.current()),
      site_of(workload_account_, workload_account_.current()),
      site_of(instrument_account_, instrument_account_.current()),
  };
}

std::vector<Fact> Run::facts() const {
  const auto& found = before_run_->found;
  return {
      {"bytes of an entry", as_number(entry_bytes()), "B"},
      {"a shard's share of the size limit", share(), "B"},
      {"hits after the restart, of the requests then", after_ratio(), "ratio"},
      {"hits after the restart on results of the first process", as_number(warm_hits_), ""},
      {"computing that those saved", as_number(warm_hits_) * params_.cost_ms, "ms"},
      {"entries on the disk before this run", found ? as_number(found->entries) : no_figure, "", true},
      {"of those, read back and right", found ? as_number(found->intact) : no_figure, "", true},
      {"kept in SQLite, outside of this run", results_ && results_->is_in_databases() ? 1.0 : 0.0, "", true},
      {"faults of the storage", as_number(faults()), "", true},
  };
}

std::vector<Check> Run::checks() const {
  std::vector<Check> checks{
      check_equal("every-request-counted", "hits and misses together are the requests", requests_, hits() + misses()),
      check_equal("results-right", "wrong results from the shelf", 0, wrong_),
  };
  if (faults() > 0) return checks;  // what the storage refused is missing, and the figures below say so
  if (restarted()) {
    checks.push_back(
        check_equal("entries-survive", "the next process finds what was committed", committed_, *survivors_));
  }
  if (const auto most = most_in_a_shard()) {
    checks.push_back(
        check_at_most("share-kept", "most bytes in a shard after a write", *most * entry_bytes(), fullest_));
  } else {
    checks.push_back(
        check_equal("nothing-culled", "entries culled by policy without policy or cull limit", 0, evictions_));
  }
  return checks;
}

std::vector<Goal> Run::goals() const {
  const std::uint64_t after = after_hits_ + after_misses_;
  const std::string hit = percent(after_hits_, after) + " hits after the restart";
  if (after == 0 || after_hits_ * 100 < hits_wanted * after) {
    const double score = after == 0 ? 0 : after_ratio() * 100 / as_number(hits_wanted);
    return {{"warm", score, after == 0 ? "no request after the restart yet" : hit},
            {"small", 0, "first be warm after the restart"}};
  }
  const std::string took = "at most " + grouped(peak_bytes_) + " bytes of entries";
  return {{"warm", 1, hit}, {"small", peak_bytes_ <= bytes_allowed ? 1 : ratio(bytes_allowed, peak_bytes_), took}};
}

}  // namespace cachebound::exercises::persistent_cache
