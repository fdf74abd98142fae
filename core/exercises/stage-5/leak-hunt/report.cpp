// What a run of leak-hunt says of itself: words, frames, facts, checks, goals.
#include <cmath>

#include "base/text.hpp"
#include "engine/frames/diff_frame.hpp"
#include "engine/frames/event_frame.hpp"
#include "engine/frames/table_frame.hpp"
#include "exercises/stage-5/leak-hunt/run.hpp"

namespace cachebound::exercises::leak_hunt {

namespace {

constexpr double goal_way = 0.1;

std::string clock_time(std::uint32_t step) {
  const std::uint32_t minutes = step / 2;
  const auto two = [](std::uint32_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return two(minutes / 60) + ":" + two(minutes % 60) + (step % 2 == 0 ? ":00" : ":30");
}
std::string in_mb(std::uint64_t bytes) {
  return grouped(bytes / 1'000'000) + "." + std::to_string(bytes % 1'000'000 / 100'000) + " MB";
}

std::string_view in_words(Trend trend) {
  switch (trend) {
    case Trend::too_early:
      return "window not full yet";
    case Trend::not_rising:
      return "does not rise";
    case Trend::unsteady:
      return "rises in a part of the window only";
    case Trend::in_teeth:
      return "rises by less than its teeth";
    case Trend::too_slow:
      return "rises, but would take over a week";
    case Trend::leak:
      return "leaks";
  }
  return "";
}

}  // namespace

std::string LeakHunt::why(const Event& event) const {
  const SiteHabit& site = process_sites[event.site];
  const auto bytes = static_cast<std::uint64_t>(event.figure);
  switch (event.kind) {
    case EventKind::snapshot:
      return std::string(event.site == 0 ? "first" : "second") + " snapshot: " + in_mb(bytes) + " booked";
    case EventKind::deploy:
      return "deploy: " + in_mb(bytes) + " of plugins come at once and stay";
    case EventKind::alarm:
      return "alarm: the floor rises steadily, by " +
             grouped(static_cast<std::uint64_t>(std::floor(event.figure + 0.5))) + " bytes a second";
    case EventKind::repair:
      return bytes > 0 ? "repaired: strays bounded at " + grouped(LeakyProcess::stray_bound) + " objects, " +
                             in_mb(bytes) + " dropped"
                       : "bounded, but it had no strays: nothing dropped";
    case EventKind::killed:
      return "killed: its next object of " + grouped(std::uint64_t{site.object_bytes}) +
             " bytes does not fit the limit of " + in_mb(limit_) + (leaking() ? "" : ", and nothing leaks");
    case EventKind::unrepaired_killed:
      return "without the repair the process would have been killed now";
  }
  return "";
}

std::string LeakHunt::now() const {
  if (now_ == 0) return "The process has just started";
  if (died_at_) {
    return "Killed at " + clock_time(*died_at_) + " with " + in_mb(total()) + " booked; the figures stay as they were";
  }
  std::string sentence = clock_time(now_) + ": " + in_mb(total()) + " of " + in_mb(limit_) + " booked";
  for (std::size_t ago = 0; ago < log_.size() && log_.newest(ago).at == now_; ++ago) {
    const Event& event = log_.newest(ago);
    if (event.kind == EventKind::snapshot || event.kind == EventKind::unrepaired_killed) {
      sentence += "; " + why(event);
    } else {
      sentence += "; " + std::string(process_sites[event.site].name) + ", " + why(event);
    }
  }
  if (process_.written_out() > 0)
    sentence += "; batch_buffer wrote out " + grouped(std::uint64_t{process_.written_out()}) + " records";
  return sentence;
}

void LeakHunt::write_frame(JsonWriter& json) const {
  json.field("now", now());
  write_events(json, log_, [&](const Event& event) -> EventRow {
    const bool whole = event.kind == EventKind::snapshot || event.kind == EventKind::unrepaired_killed;
    const bool loss = event.kind == EventKind::killed || event.kind == EventKind::unrepaired_killed;
    return {std::uint64_t{event.at}, loss ? "dropped" : "note",
            std::string(whole ? "process" : process_sites[event.site].name), clock_time(event.at) + ", " + why(event)};
  });

  if (taken(second_at_)) {
    write_diff(json, clock_time(first_at_) + ", at " + clock_time(second_at_), second_, first_);
  } else if (taken(first_at_)) {
    write_diff(json, clock_time(first_at_), process_.accounts().snapshot(), first_);
  } else {
    write_diff(json, "the start", process_.accounts().snapshot(), Snapshot());
  }

  json.key("tables").object();
  {
    TableFrame table(
        json, "sites",
        {{"no."}, {"site"}, {"healthy, it"}, {"now", "B"}, {"slope", "B/s"}, {"to the limit", "h"}, {"verdict"}});
    for (std::size_t i = 0; i < process_sites.size(); ++i) {
      const auto [trend, slope] = watch_.trend(i);
      const auto left = seconds_to_fill(limit_ - total(), slope);
      const bool known = trend != Trend::too_early;
      table.row({static_cast<double>(i + 1), std::string(process_sites[i].name), std::string(process_sites[i].healthy),
                 static_cast<double>(process_.account(i).current()), known ? slope : no_figure,
                 known && left && trend == Trend::leak ? *left / 3600 : no_figure, std::string(in_words(trend))});
    }
  }
  json.end();
}

std::vector<Site> LeakHunt::memory() const {
  std::vector<Site> sites;
  const auto add = [&](const Account& account, std::string_view name) {
    sites.push_back({name, account.current(), account.peak(), account.count(), account.current(), account.bound()});
  };
  add(process_.accounts().total(), "process");
  add(unrepaired_.accounts().total(), "without_repair");
  for (std::size_t i = 0; i < process_sites.size(); ++i) add(process_.account(i), process_sites[i].name);
  add(instrument_account_, "instrument");
  return sites;
}

std::vector<Fact> LeakHunt::facts() const {
  const bool over = now_ == day_steps || process_.killed();
  return {
      {"bytes booked on the accounts, not held", static_cast<double>(total()), "B"},
      {"bytes held for the detector and the log", static_cast<double>(instrument_account_.current()), "B"},
      {"bytes of the real process", process_bytes_ ? static_cast<double>(process_bytes_()) : no_figure, "B", true},
      {"number of the leaking site, told at the end",
       over && leaking() ? static_cast<double>(*leaking() + 1) : no_figure, ""},
      {"objects that the leak keeps, told at the end", over ? static_cast<double>(process_.strays()) : no_figure, ""},
  };
}

std::vector<Check> LeakHunt::checks() const {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < process_sites.size(); ++i) sum += process_.account(i).current();
  std::vector<Check> checks{
      check_at_most("within-limit", "most bytes ever booked", limit_, process_.accounts().traced().peak),
      check_equal("total-is-the-sum", "the total is the sum of the sites", sum, total()),
      check_equal("detector-bounded", "bytes of the detector and the log",
                  LeakWatch::worst_case_bytes() + EventLog<Event>::worst_case_bytes(log_capacity),
                  instrument_account_.peak()),
  };
  const LeakHuntParams standard;
  if (params_.window_min >= standard.window_min) {
    checks.push_back(check_equal("no-false-alarm", "healthy sites named", 0, watch_.false_alarms(leaking())));
  }
  const bool as_standard = params_.leak_kb_s == standard.leak_kb_s && params_.limit_mb == standard.limit_mb &&
                           params_.window_min == standard.window_min;
  if (as_standard && killed_at_) {
    const auto alarm = watch_.alarm(*leaking());
    // A repair that ends the leak before the window is full leaves nothing to name.
    const bool repaired_first =
        params_.repair == Repair::bounded && suspected() == leaking() && second_at_ < 2 * steps_an_hour;
    if (!repaired_first) {
      checks.push_back(check_at_most("named-early", "steps until the leak was named, to a tenth of the way",
                                     *killed_at_ / 10, alarm.value_or(day_steps)));
    }
  }
  return checks;
}

std::vector<Goal> LeakHunt::goals() const {
  const std::uint32_t alive = died_at_.value_or(now_);
  Goal survive{"survive", 0.9 * alive / day_steps, clock_time(alive) + " alive"};
  if (alive == day_steps && killed_at_) survive.score = 1;
  if (alive == day_steps && !killed_at_) {
    survive = {"survive", 0.5, "alive, and without a repair it would be too"};
  }
  if (!taken(second_at_)) {
    const std::string wait = died_at_ ? "killed before both snapshots were taken" : "take both snapshots first";
    return {{"name-leak", 0, wait}, {"early", 0, wait}, survive};
  }
  if (suspected() != leaking()) {
    return {{"name-leak", 0, suspected() ? "this site does not leak" : "name a suspect"},
            {"early", 0, "name the leak first"},
            survive};
  }
  if (!leaking()) return {{"name-leak", 0.5, "right: nothing leaks here"}, {"early", 0, "nothing to find"}, survive};
  const Goal name{"name-leak", 1, "right"};
  if (!evidence_right()) return {name, {"early", 0, "the snapshots show another site first"}, survive};
  if (!killed_at_) return {name, {"early", 0.5, "how early is known when the limit is reached"}, survive};
  const double way = way_at(second_at_);
  return {name,
          {"early", way <= goal_way ? 1 : std::max(0.0, (1 - way) / (1 - goal_way)),
           percent(second_at_, *killed_at_) + " of the way to the limit"},
          survive};
}

}  // namespace cachebound::exercises::leak_hunt
