// What a run of `cached-stage` says of itself.

#include "base/text.hpp"
#include "engine/frames/event_frame.hpp"
#include "engine/frames/slots_frame.hpp"
#include "exercises/stage-5/cached-stage/run.hpp"

namespace cachebound::exercises::cached_stage {

namespace {

/// The goal: four of five rankings saved.
constexpr std::uint64_t goal_percent = 80;
bool reaches_goal(std::uint64_t saved, std::uint64_t requests) {
  return requests > 0 && saved * 100 >= goal_percent * requests;
}

}  // namespace

std::span<const MetricOf<CachedRanking>> CachedRanking::metrics() {
  using Run = const CachedRanking&;
  static constexpr MetricOf<CachedRanking> list[]{
      {{"hits", "Hits", "", Role::hit, "requests answered from a cache"},
       [](Run run) { return as_number(run.pipeline_.counts().hits); }},
      {{"misses", "Misses", "", Role::miss, "requests that found no entry"},
       [](Run run) { return as_number(run.pipeline_.counts().misses); }},
      {{"recomputations", "Rankings computed", "", Role::plain, "runs of the stage: the CPU time that is left"},
       [](Run run) { return as_number(run.pipeline_.counts().recomputations); }},
      {{"evictions", "Evictions", "", Role::eviction, "entries that left so that another could enter"},
       [](Run run) { return as_number(run.pipeline_.counts().evictions); }},
      {{"hit_ratio", "Hit ratio", "ratio", Role::plain, "hits of all requests"},
       [](Run run) { return ratio(run.pipeline_.counts().hits, run.served_); }},
      {{"currsize", "Entries", "", Role::plain, "entries in the cache now"},
       [](Run run) { return as_number(run.pipeline_.size()); }},
      {{"maxsize", "Maxsize", "", Role::plain, "entries the cache may hold"},
       [](Run run) { return run.capacity_.is_bounded() ? as_number(*run.capacity_.bound()) : no_figure; }},
      {{"stages_built", "Stages built", "", Role::plain, "stages the pipeline has made so far"},
       [](Run run) { return as_number(run.pipeline_.stages_built()); }},
      {{"stages_alive", "Stages alive", "", Role::plain, "the one in use, and those that cache entries hold"},
       [](Run run) { return as_number(run.pipeline_.stages_alive()); }},
      {{"stale_answers", "Stale answers", "", Role::plain, "answers served that a replaced stage had computed"},
       [](Run run) { return as_number(run.stale_); }},
      {{"ranking_sum", "Ranking sum", "", Role::plain,
        "place × candidate over all answers: equal in Python only if every ranking is"},
       [](Run run) { return as_number(run.ranking_sum_); }},
      {{"cached_ms", "Ranking time", "ms", Role::plain, "virtual time in the stage, with the cache"},
       [](Run run) { return run.virtual_ms(run.pipeline_.counts().recomputations); }},
      {{"uncached_ms", "Without cache", "ms", Role::plain, "virtual time the same requests take without a cache"},
       [](Run run) { return run.virtual_ms(run.served_); }},
      {{"speedup", "Speedup", "×", Role::plain, "virtual time without the cache over time with it"},
       [](Run run) { return ratio(run.served_, run.pipeline_.counts().recomputations); }},
      {{"real_ms_cached", "Real time", "ms", Role::plain, "measured here: look-ups and rankings, with the cache", true},
       [](Run run) { return run.clock_ == nullptr ? no_figure : to_milliseconds(run.real_.other()); }},
      {{"real_ms_uncached", "Real time without", "ms", Role::plain, "measured here: the same requests, all ranked",
        true},
       [](Run run) { return run.clock_ == nullptr ? no_figure : to_milliseconds(run.real_.plain()); }},
      {{"real_speedup", "Real speedup", "×", Role::plain, "measured time without the cache over time with it", true},
       [](Run run) {
         return run.real_.other() == Nanoseconds{}
                    ? no_figure
                    : to_milliseconds(run.real_.plain()) / to_milliseconds(run.real_.other());
       }},
      {{"stage_bytes", "Stages in memory", "B", Role::memory, "models of the stages alive"},
       [](Run run) { return as_number(run.stages_account_.current()); }},
      {{"twin_bytes", "Unbounded twin", "B", Role::unbounded, "the same where a method cache without bound holds them"},
       [](Run run) { return as_number(run.twin_stages_.current()); }},
  };
  return list;
}

double CachedRanking::virtual_ms(std::uint64_t rankings) const {
  return to_milliseconds(cost_ * static_cast<Nanoseconds::rep>(rankings));
}

std::uint32_t CachedRanking::stages_kept() const {
  const std::uint32_t alive = pipeline_.stages_alive();
  return alive == 0 || stopped_at_ != 0 ? alive : alive - 1;
}

std::string CachedRanking::subject(const Happening& happening) const {
  std::string stage = "stage " + std::to_string(happening.stage);
  switch (happening.kind) {
    case Kind::hit:
    case Kind::miss:
    case Kind::bypassed:
    case Kind::eviction: {
      std::string user = "U" + std::to_string(happening.user);
      return params_.mode == CachePlace::per_stage ? user : user + " by " + stage;
    }
    case Kind::built:
    case Kind::freed:
    case Kind::stopped:
      break;
  }
  return stage;
}

std::string CachedRanking::why(const Happening& happening) const {
  std::string idle = "last used " + counted(happening.idle, "request", "requests") + " ago";
  switch (happening.kind) {
    case Kind::hit:
      return idle;
    case Kind::miss: {
      const std::string_view stored = capacity_.bound() == 0U ? "not stored: maxsize is 0" : "stored";
      return "no entry: " + grouped(std::uint64_t{params_.candidates}) + " candidates ranked, " + std::string(stored);
    }
    case Kind::bypassed:
      return "no cache: " + grouped(std::uint64_t{params_.candidates}) + " candidates ranked";
    case Kind::eviction:
      return std::string(in_words(EvictionReason::least_recently_used)) + ", " + idle;
    case Kind::built:
      return "a new model is loaded";
    case Kind::freed:
      return params_.mode == CachePlace::method ? "its last entry has left the cache"
                                                : "replaced, and nothing holds it";
    case Kind::stopped:
      return "not built: the stages alive hold " + grouped(stages_account_.current()) + " B, one more would cross " +
             grouped(limit_) + " B";
  }
  return "";
}

std::string CachedRanking::now() const {
  if (stopped_at_ != 0) {
    const Happening& newest = log_.newest(0);
    return "Stopped before request " + grouped(stopped_at_) + ": " + subject(newest) + " " + why(newest);
  }
  if (served_ == 0) return "No request yet";
  std::size_t ago = 0;
  while (log_.newest(ago).kind > Kind::bypassed) ++ago;
  const Happening& request = log_.newest(ago);
  std::string sentence = "Request " + grouped(served_) + ": " + subject(request) +
                         (request.kind == Kind::hit ? ", hit, " : ", computed, ") + why(request);
  while (ago > 0) {
    const Happening& then = log_.newest(--ago);
    sentence += "; " + subject(then) + (then.kind == Kind::eviction ? " evicted: " : " freed: ") + why(then);
  }
  return sentence;
}

void CachedRanking::write_frame(JsonWriter& json) const {
  json.field("now", now());
  const bool hit = log_.size() > 0 && log_.newest(0).kind == Kind::hit;
  const bool by_stage = params_.mode != CachePlace::per_stage;
  pipeline_.look([&](const auto& cached) {
    write_slots(json, cached.cache(), "most recently used first", [&](const auto& key, const auto& entry) {
      std::string label = "U" + std::to_string(RankingPipeline::user_of(key));
      if (by_stage) label += "/" + std::to_string(entry.output.stage);
      return Cell{std::move(label), cached.calls() - entry.used, hit};
    });
  });
  write_events(json, log_, [&](const Happening& event) -> EventRow {
    constexpr std::array<std::string_view, 7> kinds{"hit", "miss", "miss", "eviction", "note", "note", "dropped"};
    return {event.at, kinds[static_cast<std::size_t>(event.kind)], subject(event), why(event)};
  });
}

std::vector<Site> CachedRanking::memory() const {
  return {
      site_of(stages_account_, stages_account_.current()),
      site_of(cache_account_, pipeline_.used_entry_bytes()),
      site_of(twin_stages_, twin_stages_.current()),
      site_of(twin_entries_, unbounded_twin_.used_entry_bytes()),
      site_of(probe_account_, one_entry_fewer_.used_bytes()),
      site_of(workload_account_, workload_account_.current()),
      site_of(instrument_account_, instrument_account_.current()),
  };
}

std::vector<Fact> CachedRanking::facts() const {
  const auto each = [&](Nanoseconds time) {
    return clock_ == nullptr || real_.items() == 0 ? no_figure
                                                   : to_milliseconds(time) * 1000 / as_number(real_.items());
  };
  return {
      {"rankings saved", as_number(saved()), ""},
      {"stages held by cache entries alone", as_number(stages_kept()), ""},
      {"bytes of one stage", as_number(RankingStage::bytes(params_.candidates)), "B"},
      {"hits with one entry fewer", capacity_.is_bounded() ? as_number(probe_hits_) : no_figure, ""},
      {"request at which the unbounded twin met the limit",
       twin_stopped_at_ == 0 ? no_figure : as_number(twin_stopped_at_), ""},
      {"requests measured without an interruption", clock_ == nullptr ? no_figure : as_number(real_.items()), "", true},
      {"a request without the cache", each(real_.plain()), "µs", true},
      {"a request with it, on average", each(real_.other()), "µs", true},
  };
}

std::vector<Check> CachedRanking::checks() const {
  const StageCounts counts = pipeline_.counts();
  std::vector<Check> checks{
      check_equal("every-request-counted", "hits, misses and requests past the cache are the requests", served_,
                  counts.hits + counts.misses + counts.bypassed),
      check_equal("recomputations-counted", "the stage ran for each request that was no hit", served_ - counts.hits,
                  counts.recomputations),
      check_equal("answers-right", "answers of the present stage that differ from its ranking", 0, wrong_),
      check_at_most("stages-bounded", "most bytes of stages alive", *stages_account_.bound(), stages_account_.peak()),
      check_at_most("twin-stopped", "most bytes of the unbounded twin's stages", limit_, twin_stages_.peak()),
  };
  if (params_.mode != CachePlace::user_key) {
    checks.push_back(check_equal("none-stale", "answers of a stage that has been replaced", 0, stale_));
  }
  if (capacity_.is_bounded()) {
    checks.push_back(check_at_most("bounded", "most entries ever held", *capacity_.bound(), largest_size_));
    checks.push_back(check_at_most("memory-bounded", "high-water mark of the cache in bytes", *cache_account_.bound(),
                                   cache_account_.peak()));
  }
  return checks;
}

std::vector<Goal> CachedRanking::goals() const {
  const std::string share = percent(saved(), served_);
  if (!reaches_goal(saved(), served_)) {
    const double score = served_ == 0 ? 0 : ratio(saved(), served_) * 100 / goal_percent;
    return {{"cpu-saved", score, share},
            {"smallest-maxsize", 0, "first save the rankings"},
            {"nothing-kept", 0, "first save the rankings"}};
  }
  Goal smallest{"smallest-maxsize", 0.5, "no bound now"};
  if (capacity_.is_bounded()) {
    const bool smaller = reaches_goal(probe_hits_, served_);
    smallest.score = smaller ? 0.5 : 1;
    smallest.detail = grouped(std::uint64_t{*capacity_.bound()}) +
                      (smaller ? " now; it can be smaller" : "; one fewer saves " + percent(probe_hits_, served_));
  }
  const bool clean = stages_kept() == 0 && stale_ == 0;
  return {{"cpu-saved", 1, share},
          std::move(smallest),
          {"nothing-kept", clean ? 1.0 : 0.0,
           counted(stages_kept(), "old stage", "old stages") + " kept, " +
               counted(stale_, "stale answer", "stale answers")}};
}

}  // namespace cachebound::exercises::cached_stage
