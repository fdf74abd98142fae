#include "buffer/ring_buffer.hpp"

#include <deque>
#include <memory>
#include <vector>

#include "base/random.hpp"
#include "catch.hpp"

using namespace cachebound;

namespace {

/// deque(maxlen) as its documentation reads.
class NaiveRing {
 public:
  explicit NaiveRing(Capacity capacity) : capacity_(capacity) {}
  std::optional<int> append(int item) {
    items_.push_back(item);
    return too_many() ? pop_left() : std::nullopt;
  }
  std::optional<int> append_left(int item) {
    items_.push_front(item);
    return too_many() ? pop() : std::nullopt;
  }
  std::optional<int> pop() {
    if (items_.empty()) return std::nullopt;
    const int item = items_.back();
    items_.pop_back();
    return item;
  }
  std::optional<int> pop_left() {
    if (items_.empty()) return std::nullopt;
    const int item = items_.front();
    items_.pop_front();
    return item;
  }
  void clear() { items_.clear(); }
  [[nodiscard]] std::vector<int> items() const { return {items_.begin(), items_.end()}; }

 private:
  [[nodiscard]] bool too_many() const { return items_.size() > capacity_.bound().value_or(1'000'000); }
  Capacity capacity_;
  std::deque<int> items_;
};

std::vector<int> items_of(const RingBuffer<int>& ring) {
  std::vector<int> items;
  for (std::uint32_t i = 0; i < ring.size(); ++i) items.push_back(ring[i]);
  return items;
}

void mirror(Capacity capacity, std::uint64_t seed) {
  Account account("ring", RingBuffer<int>::worst_case_bytes(capacity));
  RingBuffer<int> ring(capacity, account);
  NaiveRing naive(capacity);
  const std::uint64_t allocations = account.allocations();
  Random random(seed);
  for (int i = 0; i < 2000; ++i) {
    switch (random.randrange(std::uint64_t{i % 400 == 399 ? 7U : 6U})) {
      case 0:
      case 1:
        REQUIRE(ring.append(i) == naive.append(i));
        break;
      case 2:
      case 3:
        REQUIRE(ring.append_left(i) == naive.append_left(i));
        break;
      case 4:
        REQUIRE(ring.pop() == naive.pop());
        break;
      case 5:
        REQUIRE(ring.pop_left() == naive.pop_left());
        break;
      default:
        ring.clear();
        naive.clear();
    }
    REQUIRE(items_of(ring) == naive.items());
    REQUIRE(ring.used_bytes() == ring.size() * sizeof(int));
  }
  if (capacity.is_bounded()) CHECK(account.allocations() == allocations);
}

}  // namespace

TEST_CASE("a ring buffer does what a naive deque does", "[ring_buffer]") {
  for (const std::uint32_t capacity : {0U, 1U, 2U, 3U, 8U, 100U}) {
    CAPTURE(capacity);
    for (std::uint64_t seed = 0; seed < 4; ++seed) mirror(Capacity::bounded(capacity), seed);
  }
  for (std::uint64_t seed = 0; seed < 4; ++seed) mirror(Capacity::unbounded(), seed);
}

TEST_CASE("what is appended to a full ring pushes the left end out", "[ring_buffer]") {
  Account account("ring");
  RingBuffer<int> ring(Capacity::bounded(3), account);
  for (int i = 1; i <= 3; ++i) CHECK_FALSE(ring.append(i));
  CHECK(ring.is_full());
  CHECK(ring.append(4) == 1);
  CHECK(items_of(ring) == std::vector{2, 3, 4});
}

TEST_CASE("a ring with room for nothing loses what it is given", "[ring_buffer]") {
  Account account("ring", 0);
  RingBuffer<int> ring(Capacity::bounded(0), account);
  CHECK(ring.append(7) == 7);
  CHECK(ring.size() == 0);
  CHECK(account.allocations() == 0);
}

TEST_CASE("a bounded ring takes its worst case at once, and no byte more later", "[ring_buffer]") {
  const auto capacity = Capacity::bounded(1000);
  Account account("ring", RingBuffer<double>::worst_case_bytes(capacity));
  RingBuffer<double> ring(capacity, account);
  CHECK(account.current() == 8000);
  for (int i = 0; i < 5000; ++i) ring.append(i);
  CHECK(account.peak() == 8000);
  CHECK(account.allocations() == 1);
}

TEST_CASE("items that own memory move in and out, and are destroyed once", "[ring_buffer]") {
  Account account("ring");
  const auto counted = std::make_shared<int>(0);
  {
    RingBuffer<std::shared_ptr<int>> ring(Capacity::unbounded(), account);
    for (int i = 0; i < 100; ++i) ring.append(counted);
    CHECK(counted.use_count() == 101);
    for (int i = 0; i < 40; ++i) CHECK(ring.pop_left() == counted);
    CHECK(counted.use_count() == 61);
  }
  CHECK(counted.use_count() == 1);
  CHECK(account.current() == 0);

  RingBuffer<std::unique_ptr<int>> unique(Capacity::bounded(1), account);
  unique.append(std::make_unique<int>(1));
  CHECK(**unique.append(std::make_unique<int>(2)) == 1);
}
