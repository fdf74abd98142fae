#include "trace/readers/carry.hpp"

#include <vector>

#include "base/random.hpp"
#include "catch.hpp"

using namespace cachebound;

namespace {

/// Records end with a semicolon.
struct Parser {
  std::vector<std::string> records;

  std::optional<std::size_t> operator()(std::string_view window) {
    std::size_t start = 0;
    for (std::size_t end = 0; (end = window.find(';', start)) != std::string_view::npos; start = end + 1) {
      records.emplace_back(window.substr(start, end - start));
      if (records.back() == "stop") return std::nullopt;
    }
    return start;
  }
};

}  // namespace

TEST_CASE("records come whole, however the stream is cut", "[carry]") {
  Random random(38);
  for (int round = 0; round < 50; ++round) {
    std::vector<std::string> expected;
    std::string stream;
    for (int i = 0; i < 20; ++i) {
      expected.emplace_back(random.randrange(i % 5 == 0 ? 2000 : 10), static_cast<char>('a' + i));
      stream += expected.back() + ';';
    }
    stream += "rest";
    Carry carry;
    Parser parser;
    for (std::string_view left = stream; !left.empty();) {
      const std::string_view chunk = left.substr(0, random.randrange(round % 2 == 0 ? 5 : 1500));
      CHECK(carry.feed(chunk, parser));
      left.remove_prefix(chunk.size());
    }
    CHECK(parser.records == expected);
    CHECK(carry.rest() == "rest");
  }
}

TEST_CASE("a parser that has had enough stops the stream", "[carry]") {
  Carry carry;
  Parser parser;
  CHECK(carry.feed("a;st", parser));
  CHECK_FALSE(carry.feed("op;b;", parser));
  CHECK(parser.records == std::vector<std::string>{"a", "stop"});
}
