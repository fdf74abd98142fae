#include "trace/readers/characters.hpp"

#include <string>

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("control characters are noise, blanks and letters of any alphabet are not", "[characters]") {
  for (const char c : {'\0', '\x01', '\x1b'}) CHECK(is_noise(c));
  for (const char c : {' ', '\t', '\n', '\r', '0', 'z', '~', '\x80', '\xff'}) CHECK_FALSE(is_noise(c));
}

TEST_CASE("blanks at both ends are trimmed", "[characters]") {
  CHECK(trimmed(" \ta b\r") == "a b");
  CHECK(trimmed(" \r ").empty());
}

TEST_CASE("the next control character is found eight bytes at a time as byte by byte", "[characters]") {
  std::string text = "the page of a book, its naïve reader: \x80\xff\xe2";
  text += "\n\x01 and \x1f the end\r";
  for (std::size_t from = 0; from <= text.size(); ++from) {
    std::size_t expected = from;
    while (expected < text.size() && static_cast<unsigned char>(text[expected]) >= 0x20) ++expected;
    CHECK(find_control(text, from) == expected);
  }
}
