#include "pattern/write_behind.hpp"

#include <map>
#include <memory>
#include <set>

#include "base/random.hpp"
#include "pattern/pattern_bench.hpp"

using namespace cachebound;
using namespace std::chrono_literals;

namespace {

/// A database that takes 5 ms for a save, and a process that writes behind; the process may die.
class Behind {
 public:
  explicit Behind(WriteBehindOptions options = {}, PatternBench::Options database = PatternBench::database_of(2ms))
      : bench(database), options_(std::move(options)) {
    start();
  }

  void start() { process_.emplace(*this); }
  void pull_plug() {
    bench.scheduler.drop_tasks();
    process_.reset();
  }
  WriteBehind& operator*() { return process_->behind; }
  WriteBehind* operator->() { return &process_->behind; }
  void write(const std::string& key, const std::string& value) {
    CHECK(bench.wait_for(process_->behind.write(key, value)));
  }
  std::string read(const std::string& key) { return bench.answer_of(process_->behind.read(key)).value; }

  Account account{"buffer"};
  PatternBench bench;

 private:
  struct Process {
    explicit Process(Behind& of)
        : locks(of.bench.scheduler, 8),
          behind(of.bench.scheduler, of.bench.store, of.bench.database, locks, of.options_, of.account) {}
    StripedLock locks;
    WriteBehind behind;
  };

  WriteBehindOptions options_;
  std::optional<Process> process_;
};

WriteBehindOptions bounded(std::uint32_t capacity, WhenFull when_full, bool merge = false) {
  WriteBehindOptions options;
  options.capacity = capacity;
  options.when_full = when_full;
  options.merge = merge;
  return options;
}

}  // namespace

TEST_CASE("a write is acknowledged at once and saved after the interval", "[write-behind]") {
  Behind behind;
  const Nanoseconds start = behind.bench.clock.now();
  behind.write("k", "v");
  CHECK(behind.bench.clock.now() == start);
  CHECK(behind.read("k") == "v");
  behind.bench.pass(100ms);
  CHECK(behind.bench.database.value("k").empty());  // on its way
  behind.bench.pass(5ms);
  CHECK(behind.bench.database.value("k") == "v");
  CHECK(behind->buffer().empty());
}

TEST_CASE("of writes that wait for the same key only the last is saved", "[write-behind]") {
  Behind merging, plain(bounded(256, WhenFull::block));
  for (const char* value : {"1", "2", "3"}) {
    merging.write("k", value);
    plain.write("k", value);
  }
  merging.bench.pass(1s);
  plain.bench.pass(1s);
  CHECK(merging.bench.database.saves() == 1);
  CHECK(merging->merged() == 2);
  CHECK(plain.bench.database.saves() == 3);
  CHECK(plain->merged() == 0);
  CHECK(merging.bench.database.value("k") == "3");
  CHECK(plain.bench.database.value("k") == "3");
}

TEST_CASE("a flush saves batch by batch", "[write-behind]") {
  WriteBehindOptions options;
  options.batch = 4;
  Behind behind(options);
  for (int i = 0; i < 10; ++i) behind.write("k" + std::to_string(i), "v");
  behind.bench.pass(100ms);  // three batches of 5 ms follow
  behind.bench.pass(6ms);
  CHECK(behind.bench.database.saves() == 4);
  behind.bench.pass(5ms);
  CHECK(behind.bench.database.saves() == 8);
  behind.bench.pass(5ms);
  CHECK(behind.bench.database.saves() == 10);
  CHECK(behind.bench.database.most_at_once() == 4);
}

TEST_CASE("a reader who misses sees what waits, a naive one what is saved", "[write-behind]") {
  WriteBehindOptions naive_options;
  naive_options.read_buffer = false;
  Behind behind, naive(naive_options);
  for (Behind* each : {&behind, &naive}) {
    each->bench.database.write("k", "old");
    each->write("k", "new");
    CHECK(*each->bench.wait_for(each->bench.store.erase("k")));  // as an eviction would
  }
  CHECK(behind.read("k") == "new");
  CHECK(behind.bench.database.loads() == 0);
  CHECK(naive.read("k") == "old");
}

TEST_CASE("blocked, a write waits for the next flush; flushing, it starts one", "[write-behind]") {
  Behind blocked(bounded(2, WhenFull::block)), flushing(bounded(2, WhenFull::flush));
  for (Behind* behind : {&blocked, &flushing}) {
    behind->write("a", "v");
    behind->write("b", "v");
    const Nanoseconds start = behind->bench.clock.now();
    behind->write("c", "v");
    CHECK(behind->bench.clock.now() - start == (behind == &blocked ? 105ms : 5ms));
    CHECK((*behind)->overflowed() == 0);
    CHECK((*behind)->most_waiting() == 2);
  }
}

TEST_CASE("who still waits for room has the next flush begin at once", "[write-behind]") {
  Behind flushing(bounded(1, WhenFull::flush));
  flushing.write("a", "v");
  const Nanoseconds start = flushing.bench.clock.now();
  int done = 0;
  const auto write = [&](std::string key) -> Task<> {
    const auto written = co_await flushing->write(key, "v");
    CHECK(written);
    ++done;
  };
  for (const char* key : {"b", "c", "d"}) flushing.bench.scheduler.spawn(write(key));
  while (done < 3) REQUIRE(flushing.bench.scheduler.run_one());
  CHECK(flushing.bench.clock.now() - start == 15ms);  // a save each, and no interval in between
}

TEST_CASE("dropping the oldest loses exactly what overflowed", "[write-behind]") {
  WriteBehindOptions options = bounded(10, WhenFull::drop_oldest);
  std::set<std::string> lost;
  options.on_drop = [&](const WriteBuffer::Entry& entry) { lost.insert(entry.key); };
  Behind behind(options);
  for (int i = 0; i < 25; ++i) behind.write(std::to_string(i), "v");
  behind.bench.pass(1s);
  CHECK(behind->overflowed() == 15);
  CHECK(lost.size() == 15);
  for (int i = 0; i < 25; ++i) {
    const std::string key = std::to_string(i);
    CHECK(behind.bench.database.value(key).empty() == (i < 15));
    CHECK(lost.count(key) == (i < 15 ? 1 : 0));
  }
}

TEST_CASE("the buffer keeps its bound, an unbounded one grows with an outage", "[write-behind]") {
  auto database = PatternBench::database_of(2ms);
  database.outages = {{0s, 1h}};
  Behind bounded_one(bounded(8, WhenFull::drop_oldest), database);
  WriteBehindOptions unbounded;
  unbounded.capacity = std::nullopt;
  Behind naive(unbounded, database);
  for (int i = 0; i < 500; ++i) {
    for (Behind* behind : {&bounded_one, &naive}) {
      behind->write(std::to_string(i), "v");
      behind->bench.pass(10ms);
    }
  }
  CHECK(bounded_one->most_waiting() == 8);
  CHECK(bounded_one.account.peak() <= WriteBuffer::worst_case_bytes(8, 4));
  CHECK(naive->most_waiting() == 500);
}

TEST_CASE("a save that fails is tried again, and order is kept", "[write-behind]") {
  auto database = PatternBench::database_of(2ms);
  database.outages = {{50ms, 1s}};
  Behind behind({}, database);
  behind.write("k", "1");
  behind.bench.pass(150ms);  // the first try is under way
  behind.write("k", "2");
  behind.bench.pass(2s);
  CHECK(behind.bench.database.value("k") == "2");
  CHECK(behind.bench.database.refused() > 0);
  CHECK(behind->buffer().empty());
}

TEST_CASE("draining saves everything at once", "[write-behind]") {
  Behind behind;
  for (int i = 0; i < 40; ++i) behind.write(std::to_string(i), "v");
  const Nanoseconds start = behind.bench.clock.now();
  bool drained = false;
  const auto drain = [&]() -> Task<> {
    co_await behind->drain();
    drained = true;
  };
  behind.bench.scheduler.spawn(drain());
  behind.bench.pass(15ms);  // three batches of at most 16
  CHECK(drained);
  CHECK(behind.bench.clock.now() - start == 15ms);
  CHECK(behind.bench.database.saves() == 40);
}

TEST_CASE("after a crash acknowledged minus stored writes are the lost ones", "[write-behind]") {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Random random(seed);
    auto database = PatternBench::database_of(2ms);
    database.save = {1ms, 20ms};
    database.seed = seed;
    Behind behind(bounded(16, random.random() < 0.5 ? WhenFull::block : WhenFull::flush), database);
    std::uint64_t acknowledged = 0;
    const std::uint64_t writes = 1 + random.randrange(200);
    for (; acknowledged < writes; ++acknowledged) {
      behind.write(std::to_string(acknowledged), "v");  // every write its own key: what is stored can be counted
      behind.bench.pass(Nanoseconds{static_cast<std::int64_t>(random.randrange(10'000'000))});
    }
    std::uint64_t lost = 0;
    behind->buffer().for_each([&](const WriteBuffer::Entry& entry) {
      lost += behind.bench.database.value(entry.key) == entry.value ? 0U : entry.writes;
    });
    behind.pull_plug();
    behind.bench.pass(1s);
    CHECK(acknowledged - behind.bench.database.rows() == lost);
    CHECK(behind.account.current() == 0);
  }
}

TEST_CASE("with a journal a crash loses nothing, and no old value comes back", "[write-behind]") {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Random random(seed);
    auto database = PatternBench::database_of(2ms);
    database.save = {1ms, 20ms};
    database.seed = seed;
    Account memory("journal");
    VirtualClock unused;
    Scheduler idle(unused, 1);
    MemoryStore disk(idle, memory);  // answers at once and survives the process
    std::optional<WriteJournal> journal(std::in_place, disk, "journal");
    WriteBehindOptions options = bounded(16, WhenFull::block, true);
    options.journal = &*journal;
    Behind behind(options, database);
    std::map<std::string, std::string> acknowledged;
    const auto write_some = [&] {
      for (std::uint64_t i = 1 + random.randrange(100); i > 0; --i) {
        const std::string key(1, static_cast<char>('a' + random.randrange(5))), value = std::to_string(random.random());
        behind.write(key, value);
        acknowledged[key] = value;
        behind.bench.pass(Nanoseconds{static_cast<std::int64_t>(random.randrange(10'000'000))});
      }
    };
    write_some();
    behind.pull_plug();
    journal.emplace(disk, "journal");
    behind.start();
    CHECK(behind.bench.wait_for(behind->recover()));
    write_some();
    behind.bench.pass(2s);
    for (const auto& [key, value] : acknowledged) CHECK(behind.bench.database.value(key) == value);
    CHECK(journal->open() == 0);
  }
}
