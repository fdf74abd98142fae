// A store, a database that takes 100 ms, and virtual time: what a pattern is tried on.
#pragma once

#include <string>
#include <vector>

#include "catch.hpp"
#include "pattern/answer.hpp"
#include "pattern/simulated_database.hpp"
#include "store/memory_store.hpp"
#include "support/awaited.hpp"

namespace cachebound {

class PatternBench {
 public:
  using Options = SimulatedDatabaseOptions;

  static Options database_of(Nanoseconds load = std::chrono::milliseconds{100}) {
    Options options;
    options.load = {load, load};
    return options;
  }

  explicit PatternBench(const Options& options = database_of(), std::uint32_t most_tasks = 5000)
      : scheduler(clock, most_tasks), store(scheduler, store_account), database(scheduler, database_account, options) {}
  PatternBench(const PatternBench&) = delete;
  PatternBench& operator=(const PatternBench&) = delete;
  ~PatternBench() { stop(); }
  /// Tasks that still wait go first, while what they wait on is there.
  void stop() { scheduler.drop_tasks(); }

  VirtualClock clock;
  Account store_account{"store"}, database_account{"database"}, account{"pattern"};
  Scheduler scheduler;
  MemoryStore store;
  SimulatedDatabase database;
  /// Of the tasks given to `ask`, in the order in which they came to an end.
  std::vector<std::pair<Nanoseconds, Result<Answer>>> answers;

  /// Runs until the task is done, and gives what it came to.
  template <class T>
  T wait_for(Task<T> task) {
    return awaited(scheduler, std::move(task));
  }
  /// Its value, which must be one.
  Answer answer_of(Task<Result<Answer>> task) {
    auto answer = wait_for(std::move(task));
    REQUIRE(answer);
    return *std::move(answer);
  }
  void ask(Task<Result<Answer>> task) { scheduler.spawn(note(std::move(task))); }
  void pass(Nanoseconds time) { scheduler.run_until(clock.now() + time); }
  /// How many answers came from there.
  [[nodiscard]] int count(Origin origin) const {
    int count = 0;
    for (const auto& [at, answer] : answers) count += answer && answer->origin == origin ? 1 : 0;
    return count;
  }

 private:
  Task<> note(Task<Result<Answer>> task) {
    auto answer = co_await std::move(task);
    answers.emplace_back(clock.now(), std::move(answer));
  }
};

/// A store that is out of reach.
class DeadStore final : public Store {
 public:
  static Fault fault() { return {FaultCode::store_unreachable, "", "nobody there"}; }
  Task<Result<std::optional<std::string>>> get(std::string) override { co_return fault(); }
  Task<Result<bool>> set(std::string, std::string, SetOptions) override { co_return fault(); }
  Task<Result<bool>> erase(std::string) override { co_return fault(); }
  Task<Result<bool>> erase_if(std::string, std::string) override { co_return fault(); }
  Task<Result<bool>> expire(std::string, Nanoseconds) override { co_return fault(); }
  Task<Result<TimeToLive>> ttl(std::string) override { co_return fault(); }
  Task<Result<std::int64_t>> incr(std::string, std::int64_t) override { co_return fault(); }
  Task<Result<std::uint32_t>> publish(std::string, std::string) override { co_return fault(); }
  Task<Result<std::unique_ptr<Subscription>>> subscribe(std::string) override { co_return fault(); }
};

}  // namespace cachebound
