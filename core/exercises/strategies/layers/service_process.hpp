// A process that can be killed in the middle of its work, and its way to the store and the database, drawn as it goes.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "engine/frames/timeline_frame.hpp"
#include "pattern/database.hpp"
#include "sim/wait_list.hpp"
#include "store/forwarding_store.hpp"

namespace cachebound::exercises::layers {

/// What a killed process has sent is carried out; no reply wakes it any more. Its tasks wait until they are dropped.
class ServiceProcess {
 public:
  explicit ServiceProcess(Scheduler& scheduler) : scheduler_(scheduler), dead_(scheduler) {}

  void kill() noexcept { alive_ = false; }
  [[nodiscard]] bool is_alive() const noexcept { return alive_; }
  [[nodiscard]] Nanoseconds now() const noexcept { return scheduler_.now(); }

  /// What the command comes to, sent and received by a living process.
  template <class T>
  [[nodiscard]] Task<T> living(Task<T> command) {
    if (!alive_) co_await dead_.wait();
    T reply = co_await std::move(command);
    if (!alive_) co_await dead_.wait();
    co_return reply;
  }

 private:
  Scheduler& scheduler_;
  WaitList dead_;
  bool alive_ = true;
};

/// Where spans go; nothing is drawn without a timeline.
struct DrawnLane {
  Timeline* timeline = nullptr;
  std::uint32_t lane = 0;
  std::function<std::uint32_t(const std::string& key)> key_number{};

  void draw(std::string_view what, Nanoseconds begin, Nanoseconds end, SpanRole role, std::string_view why,
            const std::string& key) const {
    if (timeline != nullptr) timeline->span({lane, what, begin, role, why, key_number(key)}, end);
  }
};

/// Commands of a living process.
struct Living {
  ServiceProcess& process;

  template <class Reply>
  [[nodiscard]] Task<Reply> operator()(Task<Reply> command) const {
    return process.living(std::move(command));
  }
};

/// A process's way to a store. Drawn are get, set and erase.
class ProcessStore final : public ForwardingStore<Living> {
 public:
  ProcessStore(ServiceProcess& process, Store& store, DrawnLane drawn)
      : ForwardingStore(store, {process}), process_(process), drawn_(std::move(drawn)) {}

  [[nodiscard]] Task<Result<std::optional<std::string>>> get(std::string key) override;
  [[nodiscard]] Task<Result<bool>> set(std::string key, std::string value, SetOptions options = {}) override;
  [[nodiscard]] Task<Result<bool>> erase(std::string key) override;

 private:
  ServiceProcess& process_;
  DrawnLane drawn_;
};

/// A process's way to a database.
class ProcessDatabase final : public Database {
 public:
  ProcessDatabase(ServiceProcess& process, Database& database, DrawnLane drawn)
      : process_(process), database_(database), drawn_(std::move(drawn)) {}

  [[nodiscard]] Task<Result<std::string>> load(std::string key) override;
  [[nodiscard]] Task<Result<void>> save(std::string key, std::string value) override;

 private:
  ServiceProcess& process_;
  Database& database_;
  DrawnLane drawn_;
};

}  // namespace cachebound::exercises::layers
