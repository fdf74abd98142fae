// A database under observation: how many loads there are of one key, how many at once, and a timeline of them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "engine/frames/timeline_frame.hpp"
#include "pattern/database.hpp"
#include "sim/scheduler.hpp"

namespace cachebound::exercises {

class WatchedDatabase final : public Database {
 public:
  using KeyNumber = std::function<std::uint32_t(const std::string& key)>;

  /// Watches the key `watched` closely, and draws everything on the timeline's lane, if there is one.
  WatchedDatabase(Scheduler& scheduler, Database& database, std::string watched, Timeline* timeline, std::uint32_t lane,
                  KeyNumber key_number)
      : scheduler_(scheduler),
        database_(database),
        watched_(std::move(watched)),
        timeline_(timeline),
        lane_(lane),
        key_number_(std::move(key_number)) {}

  [[nodiscard]] Task<Result<std::string>> load(std::string key) override {
    const bool is_watched = key == watched_;
    ++loads_;
    if (is_watched) {
      ++watched_loads_;
      most_at_once_ = std::max(most_at_once_, ++at_once_);
    }
    const auto span = open("load", SpanRole::load, key);
    auto loaded = co_await database_.load(std::move(key));
    if (is_watched) --at_once_;
    close(span);
    co_return loaded;
  }
  [[nodiscard]] Task<Result<void>> save(std::string key, std::string value) override {
    const auto span = open("save", SpanRole::write, key);
    auto saved = co_await database_.save(std::move(key), std::move(value));
    close(span);
    co_return saved;
  }

  /// Loads begun, of all keys.
  [[nodiscard]] std::uint64_t loads() const noexcept { return loads_; }
  /// Of the watched key: begun, under way now, and the most that were under way together.
  [[nodiscard]] std::uint64_t watched_loads() const noexcept { return watched_loads_; }
  [[nodiscard]] std::uint32_t at_once() const noexcept { return at_once_; }
  [[nodiscard]] std::uint32_t most_at_once() const noexcept { return most_at_once_; }
  /// Counts anew from here.
  void reset() noexcept {
    loads_ = watched_loads_ = 0;
    most_at_once_ = at_once_;
  }

 private:
  [[nodiscard]] std::optional<SpanId> open(std::string_view what, SpanRole role, const std::string& key) {
    if (timeline_ == nullptr) return std::nullopt;
    return timeline_->open({lane_, what, scheduler_.now(), role, "", key_number_(key)});
  }
  void close(std::optional<SpanId> span) {
    if (span) timeline_->close(*span, scheduler_.now());
  }

  Scheduler& scheduler_;
  Database& database_;
  std::string watched_;
  Timeline* timeline_;
  std::uint32_t lane_;
  KeyNumber key_number_;
  std::uint64_t loads_ = 0, watched_loads_ = 0;
  std::uint32_t at_once_ = 0, most_at_once_ = 0;
};

}  // namespace cachebound::exercises
