#include "exercises/strategies/shared/write_ledger.hpp"

#include <map>
#include <string>

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::exercises;
using namespace std::chrono_literals;

namespace {

struct Book {
  Account account{"ledger"};
  WriteLedger ledger{2, 20, account};

  /// Begun and acknowledged at once.
  WriteLedger::Number written(std::uint32_t key, Nanoseconds now = 0s) {
    const auto write = ledger.begin(key);
    ledger.acknowledge(write, now);
    return write;
  }
};

}  // namespace

TEST_CASE("what the database holds at the beginning is stored and counts nowhere", "[write-ledger]") {
  Book book;
  CHECK(book.ledger.is_stored(book.ledger.initial(1)));
  CHECK(book.ledger.acknowledged() == 0);
  CHECK(book.ledger.stored() == 0);
  CHECK(book.account.current() == WriteLedger::worst_case_bytes(2, 20));
}

TEST_CASE("a write counts as stored once it is both acknowledged and saved, in either order", "[write-ledger]") {
  Book book;
  const auto saved_first = book.ledger.begin(0), acknowledged_first = book.written(1);
  book.ledger.stored(saved_first);
  CHECK(book.ledger.stored() == 0);
  book.ledger.acknowledge(saved_first, 0s);
  CHECK(book.ledger.stored() == 1);
  book.ledger.stored(acknowledged_first);
  book.ledger.stored(acknowledged_first);
  CHECK(book.ledger.stored() == 2);
}

TEST_CASE("with a save all is settled that it replaced, of its key alone", "[write-ledger]") {
  Book book;
  std::map<WriteLedger::Number, WriteLedger::Fate> settled;
  book.ledger.on_settled = [&](auto write, auto fate) { settled.emplace(write, fate); };
  const auto first = book.written(0), other = book.written(1), unanswered = book.ledger.begin(0),
             last = book.written(0);
  book.ledger.stored(last);
  CHECK(book.ledger.stored() == 2);
  CHECK(book.ledger.is_stored(first));
  CHECK_FALSE(book.ledger.is_stored(other));
  CHECK_FALSE(book.ledger.is_stored(unanswered));
  CHECK(settled == std::map<WriteLedger::Number, WriteLedger::Fate>{{first, WriteLedger::Fate::stored},
                                                                    {last, WriteLedger::Fate::stored}});
}

TEST_CASE("an entry that is lost takes along the writes that it stands for, and no other", "[write-ledger]") {
  Book book;
  const auto older = book.written(0);
  book.written(0);
  const auto last = book.written(0);
  CHECK(book.ledger.lose(last, 2) == 2);
  CHECK(book.ledger.lost() == 2);
  book.ledger.stored(older);
  CHECK(book.ledger.stored() == 1);
  CHECK(book.ledger.acknowledged() - book.ledger.stored() == book.ledger.lost());
}

TEST_CASE("what a journal counts as one write is lost with it in whole", "[write-ledger]") {
  Book book;
  book.written(0);
  book.written(0);
  const auto last = book.written(0);
  book.ledger.fold(last, 3);
  CHECK(book.ledger.lose(last, 1) == 3);
}

TEST_CASE("a lost write that turns up again is stored, not lost", "[write-ledger]") {
  Book book;
  const auto write = book.written(0);
  CHECK(book.ledger.lose(write, 1) == 1);
  book.ledger.stored(write);
  CHECK(book.ledger.lost() == 0);
  CHECK(book.ledger.stored() == 1);
}

TEST_CASE("a value is outdated for who asks after a later write was acknowledged", "[write-ledger]") {
  Book book;
  const auto initial = book.ledger.initial(0);
  const auto before = book.ledger.ask();
  const auto write = book.written(0, 3s);
  const auto after = book.ledger.ask();
  CHECK_FALSE(book.ledger.outdated(initial, before));
  REQUIRE(book.ledger.outdated(initial, after));
  CHECK(book.ledger.outdated(initial, after)->since == 3s);
  CHECK(book.ledger.outdated(initial, after)->by == write);
  CHECK_FALSE(book.ledger.outdated(write, after));
  CHECK_FALSE(book.ledger.outdated(book.ledger.initial(1), after));
}

TEST_CASE("of two writes that overlap neither outdates the other", "[write-ledger]") {
  Book book;
  const auto one = book.ledger.begin(0), other = book.ledger.begin(0);
  book.ledger.acknowledge(other, 1s);
  book.ledger.acknowledge(one, 2s);
  const auto asked = book.ledger.ask();
  CHECK_FALSE(book.ledger.outdated(one, asked));
  CHECK_FALSE(book.ledger.outdated(other, asked));
  REQUIRE(book.ledger.outdated(book.ledger.initial(0), asked));
  CHECK(book.ledger.outdated(book.ledger.initial(0), asked)->since == 1s);
  book.written(0, 4s);
  const auto later = book.ledger.ask();
  CHECK(book.ledger.outdated(one, later));
  CHECK(book.ledger.outdated(other, later));
}

TEST_CASE("a value carries its number, however short or long it is", "[write-ledger]") {
  CHECK(WriteLedger::value(42, 8) == "42......");
  CHECK(WriteLedger::value(123'456, 4) == "123456");
  for (const std::uint32_t number : {0U, 7U, 4'000'000'000U}) {
    CHECK(WriteLedger::number_of(WriteLedger::value(number, 12)) == number);
  }
}
