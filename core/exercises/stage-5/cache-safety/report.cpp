// What a run of `cache-safety` says of itself.
#include <algorithm>

#include "base/text.hpp"
#include "engine/frames/event_frame.hpp"
#include "engine/frames/slots_frame.hpp"
#include "exercises/stage-5/cache-safety/run.hpp"

namespace cachebound::exercises::cache_safety {

namespace {

/// The goals: the bypass after at most so many wrong answers, for at most one check in so many hits.
constexpr std::uint64_t wrong_allowed = 50, hits_a_check = 20;

}  // namespace

std::span<const MetricOf<SafetyRun>> SafetyRun::metrics() {
  using R = const SafetyRun&;
  static constexpr MetricOf<SafetyRun> list[]{
      {{"hits", "Hits", "", Role::hit, "requests answered from the cache"},
       [](R run) { return as_number(run.counts().hits); }},
      {{"misses", "Misses", "", Role::miss, "requests that found nothing to serve"},
       [](R run) { return as_number(run.counts().misses); }},
      {{"expirations", "Expired", "", Role::plain, "misses that found an entry past its time"},
       [](R run) { return as_number(run.counts().expired); }},
      {{"evictions", "Evictions", "", Role::eviction, "entries that left so that another could enter"},
       [](R run) { return as_number(run.counts().evictions); }},
      {{"recomputations", "Stage runs", "", Role::plain, "for misses, for checks and past the cache"},
       [](R run) { return as_number(run.counts().recomputations); }},
      {{"currsize", "Entries", "", Role::plain, "entries in the cache now"},
       [](R run) { return as_number(run.guarded_.cached().cache().size()); }},
      {{"maxsize", "Maxsize", "", Role::plain, "entries the cache may hold, as stated"},
       [](R run) { return run.setup_.declared.is_bounded() ? as_number(*run.setup_.declared.bound()) : no_figure; }},
      {{"hits_checked", "Hits checked", "", Role::plain, "hits that the guard computed again"},
       [](R run) { return as_number(run.guarded_.guard().checked()); }},
      {{"mismatches", "Mismatches", "", Role::plain, "checked hits that differed from the fresh answer"},
       [](R run) { return as_number(run.guarded_.guard().mismatches()); }},
      {{"bypassed_at", "Bypassed at", "", Role::plain, "request after which the cache is no longer used"},
       [](R run) { return run.bypassed_at_ == 0 ? no_figure : as_number(run.bypassed_at_); }},
      {{"wrong_before", "Wrong before", "", Role::plain, "wrong answers while the cache was in use"},
       [](R run) { return as_number(run.wrong_before_); }},
      {{"wrong_after", "Wrong after", "", Role::plain, "wrong answers once it was bypassed: the stage's own"},
       [](R run) { return as_number(run.wrong_after_); }},
      {{"late_answers", "Late answers", "", Role::plain, "answers served past their time to live"},
       [](R run) { return as_number(run.late_); }},
      {{"unanswered", "Unanswered", "", Role::plain, "requests that got a failure of the stage instead of an answer"},
       [](R run) { return as_number(run.refused_); }},
      {{"checks_broken", "Checks broken", "", Role::plain, "of determinism, idempotence, expiry, bound, tolerance"},
       [](R run) { return as_number(run.checks_broken()); }},
      {{"cache_bytes", "Cache in use", "B", Role::memory, "index and entries of the cache"},
       [](R run) { return as_number(run.guarded_.cached().cache().used_bytes()); }},
      {{"twin_bytes", "Unbounded twin", "B", Role::unbounded, "the same for a cache that never forgets"},
       [](R run) { return as_number(run.unbounded_twin_.used_bytes()); }},
  };
  return list;
}

std::uint64_t SafetyRun::checks_broken() const {
  return static_cast<std::uint64_t>(
      std::count_if(audits_.begin(), audits_.end(), [](const Audit& audit) { return !audit.verdict.holds(); }));
}

std::string SafetyRun::why(const Happening& happening) const {
  const auto answer = [&] {
    std::string text = std::to_string(happening.served);
    return happening.served == happening.other ? text : text + ", right is " + std::to_string(happening.other);
  };
  const auto idle = [&] { return "last used " + counted(happening.idle, "request", "requests") + " ago"; };
  switch (happening.kind) {
    case Kind::hit:
      return idle() + ": " + answer();
    case Kind::miss:
      return "no entry, computed: " + answer();
    case Kind::expired:
      return "entry past its time, computed: " + answer();
    case Kind::bypassed:
      return "past the cache, computed: " + answer();
    case Kind::refused:
      return "the stage failed; nothing is kept";
    case Kind::eviction:
      return std::string(in_words(EvictionReason::least_recently_used)) + ", " + idle();
    case Kind::mismatch:
      return "checked: the entry said " + std::to_string(happening.other) + ", the stage now says " +
             std::to_string(happening.served);
    case Kind::bypass:
      return counted(params_.bypass_after, "mismatch", "mismatches") + ": the stage is no longer cached";
  }
  return "";
}

std::string SafetyRun::now() const {
  if (served_ == 0) return "No request yet";
  std::size_t ago = 0;
  while (log_.newest(ago).kind > Kind::refused) ++ago;
  const Happening& request = log_.newest(ago);
  constexpr std::array<std::string_view, 5> kinds{"hit", "miss", "miss", "bypassed", "refused"};
  std::string sentence = "Request " + grouped(served_) + ": U" + std::to_string(request.user) + ", ";
  sentence.append(kinds[static_cast<std::size_t>(request.kind)]).append(", ").append(why(request));
  while (ago > 0) {
    const Happening& then = log_.newest(--ago);
    sentence += "; ";
    if (then.kind == Kind::eviction) sentence += "U" + std::to_string(then.user) + " evicted: ";
    if (then.kind == Kind::bypass) sentence += "bypassed, ";
    sentence += why(then);
  }
  return sentence;
}

void SafetyRun::write_frame(JsonWriter& json) const {
  json.field("now", now());
  const Cached& cached = guarded_.cached();
  const bool hit = served_ > 0 && log_.newest(0).kind == Kind::hit;
  write_slots(json, cached.cache(), "most recently used first", [&](std::uint32_t user, const Cached::Entry& entry) {
    return Cell{"U" + std::to_string(user), cached.calls() - entry.used, hit};
  });
  write_events(json, log_, [&](const Happening& event) -> EventRow {
    constexpr std::array<std::string_view, 8> kinds{"hit",     "miss",     "expired", "miss",
                                                    "dropped", "eviction", "note",    "note"};
    return {event.at, kinds[static_cast<std::size_t>(event.kind)], "U" + std::to_string(event.user), why(event)};
  });
  json.key("tables").object().key("safety").object().key("columns").array();
  for (const std::string_view label : {"Check", "Holds", "Cases", "Violations", "What must hold"}) {
    json.object().field("label", label).field("unit", std::string_view()).end();
  }
  json.end().key("rows").array();
  for (const auto& [check, property, verdict] : audits_) {
    const std::string_view holds = verdict.cases == 0 ? "nothing to try" : verdict.holds() ? "yes" : "no";
    json.array().text(check).text(holds).integer(static_cast<std::int64_t>(verdict.cases));
    json.integer(static_cast<std::int64_t>(verdict.violations)).text(property).end();
  }
  json.end().end().end();
}

std::vector<Site> SafetyRun::memory() const {
  return {
      site_of(cache_account_, guarded_.cached().cache().used_bytes()),
      site_of(twin_account_, unbounded_twin_.used_bytes()),
      site_of(workload_account_, workload_account_.current()),
      site_of(instrument_account_, instrument_account_.current()),
  };
}

std::vector<Fact> SafetyRun::facts() const {
  const SafetyGuard& guard = guarded_.guard();
  const double wrong_share = ratio(wrong_hits_, counts().hits);
  const bool expectable = params_.sample && wrong_hits_ > 0;
  return {
      {"wrong hits, of all hits", wrong_share, "ratio"},
      {"hits until the first mismatch", guard.hits_until_first() ? as_number(*guard.hits_until_first()) : no_figure,
       ""},
      {"hits expected until the bypass at that share",
       expectable ? SafetyGuard::expected_hits(*params_.sample, params_.bypass_after, wrong_share) : no_figure, ""},
      // The mismatches themselves are not served.
      {"wrong answers expected until the bypass, if fresh ones are right",
       params_.sample ? SafetyGuard::expected_hits(*params_.sample, params_.bypass_after, 1) - params_.bypass_after
                      : no_figure,
       ""},
      {"checks, of all hits", ratio(guard.checked(), counts().hits), "ratio"},
  };
}

std::vector<Check> SafetyRun::checks() const {
  const SafetyGuard& guard = guarded_.guard();
  std::vector<Check> checks{
      check_equal("every-request-counted", "hits, misses and requests past the cache are the requests", served_,
                  counts().hits + counts().misses + counts().bypassed),
      check_equal("runs-counted", "the stage ran for misses, checks and past the cache",
                  counts().misses + guard.checked() + counts().bypassed, counts().recomputations),
      check_equal("bypassed-in-time", "the cache is bypassed exactly when the guard has tripped",
                  guard.mismatches() >= params_.bypass_after ? 1 : 0, guarded_.cached().bypassed() ? 1 : 0),
  };
  if (params_.defect == Defect::none) {
    checks.push_back(check_equal("no-false-alarm", "mismatches and wrong answers of a sound stage", 0,
                                 guard.mismatches() + wrong_before_ + wrong_after_));
    checks.push_back(check_equal("sound", "checks broken by a sound stage", 0, checks_broken()));
  }
  if (params_.defect != Defect::ignores_ttl) {
    checks.push_back(check_equal("none-late", "answers served past their time", 0, late_));
  }
  if (setup_.capacity().is_bounded()) {
    checks.push_back(check_at_most("bounded", "most entries ever held", *setup_.capacity().bound(), largest_size_));
    checks.push_back(check_at_most("memory-bounded", "high-water mark of the cache in bytes", *cache_account_.bound(),
                                   cache_account_.peak()));
  }
  return checks;
}

std::vector<Goal> SafetyRun::goals() const {
  const std::uint64_t checked = guarded_.guard().checked();
  const std::string wrong = counted(wrong_before_, "wrong answer", "wrong answers");
  if (bypassed_at_ == 0) {
    const std::string why = params_.defect == Defect::none ? "no defect to catch"
                            : wrong_before_ == 0           ? "no answer differs: only the checks tell"
                                                           : "not caught, " + wrong;
    return {{"caught", 0, why}, {"cheaply", 0, "first catch the stage"}};
  }
  if (wrong_before_ > wrong_allowed) {
    return {{"caught", ratio(wrong_allowed, wrong_before_), wrong + " before the bypass"},
            {"cheaply", 0, "first catch it in time"}};
  }
  const bool cheap = checked * hits_a_check <= counts().hits;
  return {{"caught", 1, wrong + " before the bypass"},
          {"cheaply", cheap ? 1 : ratio(counts().hits, hits_a_check * checked),
           grouped(checked) + " of " + grouped(counts().hits) + " hits checked, " + percent(checked, counts().hits)}};
}

}  // namespace cachebound::exercises::cache_safety
