#include "exercises/lecture-38/ttl-expiry/report.hpp"

#include "base/text.hpp"

namespace cachebound::exercises::ttl_expiry {

namespace {

std::string ago(Nanoseconds until) {
  return until >= Nanoseconds::zero() ? "in " + seconds(until) : seconds(-until) + " ago";
}

std::string why_missed(const TtlRun& run, const TtlEvent& event) {
  std::string cause;
  switch (event.fate) {
    case Fate::never_stored:
      cause = "never stored";
      break;
    case Fate::held:
    case Fate::expired:
      cause = "its time was over " + ago(event.time);
      break;
    case Fate::evicted:
      cause = "evicted before";
      break;
    case Fate::invalidated:
      cause = "invalidated by hand";
      break;
  }
  if (event.mark != 0) return cause + "; a probe only looks";
  return cause + ": read from the source, stored for " + grouped(run.params().ttl_s) + " s";
}

std::string why_evicted(const TtlRun& run, const TtlEvent& event) {
  const bool recency = run.params().mode == TtlMode::cachetools;
  const auto reason = event.fate == Fate::expired ? EvictionReason::expired
                      : recency                   ? EvictionReason::least_recently_used
                                                  : EvictionReason::soonest_to_expire;
  std::string words(in_words(reason));
  words += event.fate == Fate::expired ? " " + ago(event.time) : ", " + seconds(event.time) + " left";
  if (event.mark != 0) words += "; a stranger: the key being stored was there, no place was needed";
  return words;
}

std::string_view verb(TtlEventKind kind) {
  switch (kind) {
    case TtlEventKind::hit:
      return ", hit, ";
    case TtlEventKind::miss:
      return ", miss, ";
    case TtlEventKind::eviction:
      return " evicted: ";
    case TtlEventKind::expired:
      return " expired: ";
    case TtlEventKind::overwritten:
      return " overwritten: ";
    case TtlEventKind::waited:
    case TtlEventKind::invalidated:
      break;
  }
  return "";
}

bool names_sensor(TtlEventKind kind) { return kind != TtlEventKind::waited && kind != TtlEventKind::invalidated; }

}  // namespace

std::string seconds(Nanoseconds time) {
  const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(time).count();
  return grouped(static_cast<double>(milliseconds) / 1e3) + " s";
}

std::string sensor_label(std::uint32_t sensor) { return "S" + std::to_string(sensor); }

std::string why(const TtlRun& run, const TtlEvent& event) {
  switch (event.kind) {
    case TtlEventKind::hit:
      return "stored " + seconds(event.time) + " ago, " +
             (event.mark != 0 ? "stale: the source has changed since" : "as the source still says");
    case TtlEventKind::miss:
      return why_missed(run, event);
    case TtlEventKind::eviction:
      return why_evicted(run, event);
    case TtlEventKind::expired:
      return "its time was over " + ago(event.time) + ", removed now";
    case TtlEventKind::overwritten:
      return "a new reading under its own key";
    case TtlEventKind::waited:
      return seconds(event.time) + " pass without a lookup";
    case TtlEventKind::invalidated:
      return counted(event.mark, "entry", "entries") + " invalidated by hand";
  }
  return "";
}

std::string what_happened(const TtlRun& run) {
  const auto& log = run.log();
  if (log.size() == 0) return "No lookup yet";
  // The events of the last step, oldest first; a step that removes many shows the first few.
  std::size_t first = 0;
  while (first + 1 < log.size() && log.newest(first + 1).at == log.newest(0).at) ++first;
  constexpr std::size_t shown = 3;
  std::string sentence = "Step " + grouped(run.steps()) + ": ";
  for (std::size_t ago = first + 1, told = 0; ago-- > 0 && told <= shown; ++told) {
    if (told > 0) sentence += "; ";
    if (told == shown && ago > 0) return sentence + grouped(std::uint64_t{ago + 1}) + " more";
    const TtlEvent& event = log.newest(ago);
    if (names_sensor(event.kind)) sentence.append(sensor_label(event.sensor)).append(verb(event.kind));
    sentence += why(run, event);
  }
  return sentence;
}

}  // namespace cachebound::exercises::ttl_expiry
