#include "trace/key_table.hpp"

#include <map>
#include <vector>

#include "base/random.hpp"
#include "catch.hpp"

using namespace cachebound;

TEST_CASE("a key's number is that of its first occurrence, as a map counts them", "[key-table]") {
  Account account("table", KeyTable::worst_case_bytes(20'000));
  KeyTable table(20'000, account);
  std::map<Key, std::uint32_t> model;
  Random random(38);
  for (int round = 0; round < 200; ++round) {
    // Batches of every length, keys small, far apart and of equal low bits.
    std::vector<Key> keys(random.randrange(200));
    for (Key& key : keys) key = random.randrange(10'000) << (8 * random.randrange(7));
    std::vector<std::uint32_t> numbers(keys.size());
    REQUIRE(table.number(keys, numbers.data()) == keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const auto number = static_cast<std::uint32_t>(model.size());
      REQUIRE(numbers[i] == model.try_emplace(keys[i], number).first->second);
    }
  }
  CHECK(table.size() == model.size());
}

TEST_CASE("beyond its bound a table numbers only the keys it knows", "[key-table]") {
  Account account("table", KeyTable::worst_case_bytes(3));
  KeyTable table(3, account);
  const std::vector<Key> keys{5, 0, 5, 9, 0, 7, 5};
  std::vector<std::uint32_t> numbers(keys.size());
  CHECK(table.number(keys, numbers.data()) == 5);
  CHECK(std::vector(numbers.begin(), numbers.begin() + 5) == std::vector<std::uint32_t>{0, 1, 0, 2, 1});
  CHECK(table.size() == 3);
}

TEST_CASE("a full table holds the bytes it announced", "[key-table]") {
  constexpr std::uint32_t most = 10'000;
  Account account("table", KeyTable::worst_case_bytes(most));
  KeyTable table(most, account);
  std::vector<Key> keys(most);
  for (std::uint32_t i = 0; i < most; ++i) keys[i] = Key{i} << 32;
  std::vector<std::uint32_t> numbers(most);
  CHECK(table.number(keys, numbers.data()) == most);
  CHECK(account.peak() == KeyTable::worst_case_bytes(most));
}
