#include "pattern/write_buffer.hpp"

#include <algorithm>
#include <deque>
#include <string>

#include "base/random.hpp"
#include "catch.hpp"

using namespace cachebound;

namespace {

using Numbers = std::vector<WriteBuffer::Number>;

constexpr std::uint64_t overhead = WriteBuffer::entry_overhead_bytes;

}  // namespace

TEST_CASE("entries leave oldest first, in batches of different keys", "[write-buffer]") {
  Account account("buffer");
  WriteBuffer buffer(10, false, account);
  for (const char* key : {"a", "b", "c", "b", "d"}) buffer.push(key, "v", 0);
  CHECK(buffer.take(2, buffer.next()) == Numbers{0, 1});
  CHECK(buffer[1].key == "b");
  buffer.saved(0);
  buffer.saved(1);
  CHECK(buffer.take(9, 3) == Numbers{2});  // none from 3 on
  buffer.saved(2);
  CHECK(buffer.take(9, buffer.next()) == Numbers{3, 4});
}

TEST_CASE("an entry whose key is being saved waits for that", "[write-buffer]") {
  Account account("buffer");
  WriteBuffer buffer(10, false, account);
  for (const char* key : {"a", "a", "b"}) buffer.push(key, "v", 0);
  CHECK(buffer.take(9, buffer.next()) == Numbers{0});
}

TEST_CASE("merging, a write takes the place of one that waits, not of one being saved", "[write-buffer]") {
  Account account("buffer");
  WriteBuffer buffer(2, true, account);
  CHECK(buffer.push("a", "1", 7) == 0);
  CHECK(buffer.would_merge("a"));
  CHECK(buffer.push("a", "22", 8) == 7);
  CHECK(buffer.size() == 1);
  CHECK(buffer[0].writes == 2);
  CHECK(account.current() == overhead + 3);
  CHECK(buffer.take(1, buffer.next()) == Numbers{0});
  CHECK_FALSE(buffer.would_merge("a"));
  CHECK(buffer.push("a", "3", 9) == 0);
  CHECK(buffer.full());
  CHECK(*buffer.find("a") == "3");
  buffer.saved(0);
  CHECK(*buffer.find("a") == "3");
  CHECK(account.count() == 1);
}

TEST_CASE("what could not be saved waits again, before what came later", "[write-buffer]") {
  Account account("buffer");
  WriteBuffer buffer(9, true, account);
  buffer.push("a", "1", 0);
  CHECK(buffer.take(9, buffer.next()) == Numbers{0});
  buffer.push("a", "2", 0);
  buffer.push("b", "3", 0);
  buffer.failed(0);
  CHECK(*buffer.find("a") == "2");
  CHECK(buffer.take(9, buffer.next()) == Numbers{0});
  buffer.saved(0);
  CHECK(buffer.take(9, buffer.next()) == Numbers{1, 2});
}

TEST_CASE("dropping spares what is being saved", "[write-buffer]") {
  Account account("buffer");
  WriteBuffer buffer(2, false, account);
  buffer.push("a", "1", 0);
  CHECK(buffer.take(1, buffer.next()).size() == 1);
  CHECK_FALSE(buffer.drop_oldest());
  buffer.push("a", "2", 5);
  const auto dropped = buffer.drop_oldest();
  REQUIRE(dropped);
  CHECK(dropped->value == "2");
  CHECK(dropped->ticket == 5);
  CHECK(*buffer.find("a") == "1");  // what is left of the key
  buffer.saved(0);
  CHECK(buffer.find("a") == nullptr);
  CHECK(account.current() == 0);
}

TEST_CASE("it does what a plain list does, within its bound", "[write-buffer]") {
  Random random(38);
  for (const bool merge : {false, true}) {
    constexpr std::uint32_t capacity = 8;
    Account account("buffer", WriteBuffer::worst_case_bytes(capacity, 4));
    WriteBuffer buffer(capacity, merge, account);
    std::deque<std::pair<std::string, std::string>> naive;
    for (int step = 0; step < 5000; ++step) {
      const std::string key(1, static_cast<char>('a' + random.randrange(6))), value = std::to_string(step % 1000);
      const auto same = std::find_if(naive.begin(), naive.end(), [&](const auto& entry) { return entry.first == key; });
      if (merge && same != naive.end()) {
        same->second = value;
      } else {
        if (naive.size() == capacity) {
          CHECK(buffer.drop_oldest()->value == naive.front().second);
          naive.pop_front();
        }
        naive.emplace_back(key, value);
      }
      buffer.push(key, value, 0);
      if (random.random() < 0.3) {
        for (const auto number : buffer.take(1, buffer.next())) buffer.saved(number);
        naive.pop_front();
      }
      std::deque<std::pair<std::string, std::string>> held;
      buffer.for_each([&](const WriteBuffer::Entry& entry) { held.emplace_back(entry.key, entry.value); });
      REQUIRE(held == naive);
    }
  }
}
