#include "sim/timer_queue.hpp"

#include <list>
#include <memory>
#include <vector>

#include "base/random.hpp"
#include "catch.hpp"

using namespace cachebound;

namespace {

struct Alarm : TimerNode {};

/// In order of arrival; the earliest is searched.
class NaiveTimers {
 public:
  void insert(Alarm* alarm, Nanoseconds due) { alarms_.emplace_back(alarm, due); }
  void erase(Alarm* alarm) {
    alarms_.remove_if([&](const auto& entry) { return entry.first == alarm; });
  }
  [[nodiscard]] Alarm* earliest() const {
    auto first = alarms_.begin();
    for (auto it = alarms_.begin(); it != alarms_.end(); ++it) {
      if (it->second < first->second) first = it;
    }
    return first == alarms_.end() ? nullptr : first->first;
  }

 private:
  std::list<std::pair<Alarm*, Nanoseconds>> alarms_;
};

}  // namespace

TEST_CASE("timers leave as a search of a list finds them, ties by arrival", "[timer_queue]") {
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    Random random(seed);
    std::vector<Alarm> alarms(60);
    TimerQueue queue;
    NaiveTimers naive;
    for (int i = 0; i < 5000; ++i) {
      Alarm& alarm = random.choice(std::span(alarms));
      if (alarm.is_queued()) {
        queue.erase(alarm);
        naive.erase(&alarm);
      } else {
        const Nanoseconds due{random.randrange(std::uint64_t{20})};
        queue.insert(alarm, due);
        naive.insert(&alarm, due);
      }
      if (i % 3 == 0 && !queue.empty()) {
        Alarm* const first = naive.earliest();
        queue.erase(*first);
        naive.erase(first);
      }
      REQUIRE(queue.empty() == (naive.earliest() == nullptr));
      if (!queue.empty()) REQUIRE(&queue.earliest() == naive.earliest());
    }
  }
}

TEST_CASE("a timer that dies is no longer due, a queue that dies lets its timers go", "[timer_queue]") {
  Alarm late;
  {
    TimerQueue queue;
    queue.insert(late, Nanoseconds{2});
    {
      Alarm early;
      queue.insert(early, Nanoseconds{1});
      CHECK(queue.earliest().due() == Nanoseconds{1});
    }
    CHECK(&queue.earliest() == &late);
  }
  CHECK_FALSE(late.is_queued());
}

TEST_CASE("a hundred thousand timers set backwards leave in order", "[timer_queue]") {
  std::vector<Alarm> alarms(100'000);
  TimerQueue queue;
  for (std::size_t i = alarms.size(); i-- > 0;) queue.insert(alarms[i], Nanoseconds{i});
  bool in_order = true;
  for (Alarm& alarm : alarms) {
    in_order = in_order && &queue.earliest() == &alarm;
    queue.erase(queue.earliest());
  }
  CHECK(in_order);
}
