#include "cli/machine.hpp"

#include <cstring>
#include <vector>

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("the machine's clock does not go back", "[machine]") {
  const Environment environment = cli::machine();
  const auto before = environment.clock->now();
  CHECK(environment.clock->now() >= before);
}

TEST_CASE("touched memory shows in the resident set", "[machine]") {
  const Environment environment = cli::machine();
  const std::uint64_t before = environment.process_bytes();
  std::vector<char> block(std::size_t{64} << 20);
  std::memset(block.data(), 1, block.size());
  CHECK(environment.process_bytes() >= before + (std::uint64_t{48} << 20));
  CHECK(block.back() == 1);
}
