#include "base/hash.hpp"

#include <set>
#include <string>

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("a text of up to eight bytes is one word, whatever path reads it", "[hash]") {
  const std::string text = "abcdefgh";
  for (std::size_t length = 0; length <= 8; ++length) {
    std::uint64_t word = 0;
    for (std::size_t i = length; i-- > 0;) word = word << 8 | static_cast<unsigned char>(text[i]);
    CHECK(hashing::short_word(text.data(), length) == word);
  }
}

TEST_CASE("neighbouring numbers, prefixes and zero bytes get keys of their own", "[hash]") {
  std::set<std::uint64_t> keys;
  std::size_t texts = 0;
  const auto enter = [&](const std::string& text) {
    ++texts;
    keys.insert(hash_key(text));
  };
  for (int i = 0; i < 20'000; ++i) enter(std::to_string(i));
  for (int i = 0; i < 20'000; ++i) enter("/lectures/38/object/" + std::to_string(i) + ".bin");
  for (std::size_t length = 0; length < 100; ++length) enter(std::string(length, '\0'));
  for (std::size_t length = 1; length < 100; ++length) enter(std::string(length, 'x'));
  CHECK(keys.size() == texts);
}

TEST_CASE("every byte of a long text counts", "[hash]") {
  const std::string text = "the key of an object, longer than a word";
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string other = text;
    other[i] = static_cast<char>(other[i] ^ 1);
    CHECK(hash_key(other) != hash_key(text));
  }
}

TEST_CASE("a key is the same on every platform", "[hash]") {
  STATIC_REQUIRE(hash_key("42932745") == mix((0x9e3779b97f4a7c15U * 9) ^ 0x3534373233393234U));
}
