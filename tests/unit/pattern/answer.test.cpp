#include "pattern/answer.hpp"

#include <set>

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("every origin has words of its own", "[answer]") {
  std::set<std::string_view> words;
  for (std::size_t origin = 0; origin < origins; ++origin) {
    const auto text = in_words(static_cast<Origin>(origin));
    CHECK_FALSE(text.empty());
    CHECK(words.insert(text).second);
  }
}
