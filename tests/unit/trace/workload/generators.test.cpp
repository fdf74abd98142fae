#include "trace/workload/generators.hpp"

#include <vector>

#include "catch.hpp"

using namespace cachebound;

namespace {

std::vector<std::uint64_t> counts_of(Order order, std::uint32_t keys, double skew, int requests) {
  Account account("stream", RequestStream::worst_case_bytes(order, keys));
  RequestStream stream(order, keys, skew, 38, account);
  std::vector<std::uint64_t> counts(keys);
  for (int i = 0; i < requests; ++i) ++counts.at(stream.next());
  return counts;
}

}  // namespace

TEST_CASE("round-robin is i modulo n", "[generators]") {
  RoundRobin stream(3);
  for (std::uint32_t i = 0; i < 10; ++i) CHECK(stream.next() == i % 3);
}

TEST_CASE("uniform draws every key about equally often", "[generators]") {
  // 100,000 draws over 10 keys: standard deviation sqrt(100000 * 0.1 * 0.9) = 95; five of them are 474.
  for (const std::uint64_t count : counts_of(Order::uniform, 10, 0, 100'000))
    CHECK(std::abs(static_cast<double>(count) - 10'000) < 474);
}

TEST_CASE("zipf draws key r in proportion to 1/(r + 1)^skew", "[generators]") {
  // Weights 1, 1/2, 1/3, 1/4 sum to 25/12: shares 0.48, 0.24, 0.16, 0.12; five standard deviations are below 800.
  const auto counts = counts_of(Order::zipf, 4, 1, 100'000);
  const std::vector<double> expected{48'000, 24'000, 16'000, 12'000};
  for (std::size_t i = 0; i < 4; ++i) CHECK(std::abs(static_cast<double>(counts[i]) - expected[i]) < 800);
}

TEST_CASE("zipf without skew is uniform, with one key constant", "[generators]") {
  for (const std::uint64_t count : counts_of(Order::zipf, 10, 0, 100'000))
    CHECK(std::abs(static_cast<double>(count) - 10'000) < 474);
  CHECK(counts_of(Order::zipf, 1, 3, 100)[0] == 100);
}

TEST_CASE("a stream holds the bytes it announced", "[generators]") {
  Account account("stream", RequestStream::worst_case_bytes(Order::zipf, 1000));
  const RequestStream stream(Order::zipf, 1000, 1, 1, account);
  CHECK(account.current() == 8000);
  CHECK(RequestStream::worst_case_bytes(Order::uniform, 1000) == 0);
}
