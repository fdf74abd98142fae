// What a run of eviction-race says and draws.
#include <array>

#include "base/text.hpp"
#include "engine/frames/event_frame.hpp"
#include "engine/frames/policy_frame.hpp"
#include "engine/frames/race_frame.hpp"
#include "exercises/lab/eviction-race/run.hpp"

namespace cachebound::exercises::eviction_race {

namespace {

std::string ago(std::uint32_t requests) { return counted(requests, "request", "requests") + " ago"; }

}  // namespace

std::string RaceRun::why(const Event& event) const {
  switch (event.kind) {
    case EventKind::hit:
      return "last asked for " + ago(event.at - event.asked);
    case EventKind::miss:
      if (event.asked == 0) return "first request";
      if (event.left == 0) return "asked for " + ago(event.at - event.asked) + ", and not kept";
      return "left " + ago(event.at - event.left) + ", last asked for " + ago(event.at - event.asked);
    case EventKind::eviction: {
      const std::string next =
          event.next == 0 ? "never again" : "again in " + grouped(std::uint64_t{event.next - event.at});
      return std::string(eviction::in_words(event.reason)) + " (asked for " + ago(event.at - event.asked) + ", " +
             next + ")";
    }
  }
  return "";
}

std::string RaceRun::now() const {
  if (requests_ == 0) return "No request yet";
  const Event& newest = log_.newest(0);
  const bool evicted = newest.kind == EventKind::eviction;
  const Event& asked = evicted ? log_.newest(1) : newest;
  const auto label = [this](const Event& event) { return RaceWorkload::label(workload_.keys()[event.id]); };
  std::string sentence = "Request " + grouped(std::uint64_t{requests_}) + ": " + label(asked) +
                         (asked.kind == EventKind::hit ? ", hit, " : ", miss, ") + why(asked);
  if (evicted) sentence += "; " + label(newest) + " evicted: " + why(newest);
  return sentence;
}

std::string RaceRun::standing() const {
  if (requests_ == 0) return "No request yet.";
  const auto& list = eviction::policies();
  const std::size_t leader = best();
  std::uint64_t rank = 1, runners = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (knows_the_future(list[i])) continue;
    ++runners;
    rank += simulations_[i].misses() < misses() ? 1U : 0U;
  }
  std::string note = "Fewest misses without knowing the future: " + std::string(list[leader].title) + ", " +
                     rounded_percent(ratio(simulations_[leader].misses(), requests_)) + ".";
  if (knows_the_future(watched_info()) || leader == watched_) return note;
  return note + " " + std::string(watched_info().title) + ": place " + grouped(rank) + " of " + grouped(runners) + ".";
}

void RaceRun::write_frame(JsonWriter& json) const {
  json.field("now", now());
  RaceFrame race{{}, standing()};
  if (requests_ > 0) {
    for (const Simulation& simulation : simulations_) race.hit.push_back(simulation.hit());
  }
  json.key("races").object();
  write_race(json, "policies", race);
  json.end().key("policies").object();
  write_policy(json, "watched", watched_info(), watched(), RaceWorkload::label);
  json.end();
  write_events(json, log_, [&](const Event& event) -> EventRow {
    constexpr std::array<std::string_view, 3> kinds{"hit", "miss", "eviction"};
    return {event.at, kinds[static_cast<std::size_t>(event.kind)], RaceWorkload::label(workload_.keys()[event.id]),
            why(event)};
  });
}

}  // namespace cachebound::exercises::eviction_race
