#include "eviction/queues.hpp"

#include <vector>

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::eviction;

namespace {

/// Walked from both ends, which must agree.
std::vector<Slot> slots_of(const Queues& queues, QueueNumber queue) {
  std::vector<Slot> forth, back;
  for (Slot slot = queues.oldest(queue); slot != queues.end(queue); slot = queues.newer(slot)) forth.push_back(slot);
  for (Slot slot = queues.newest(queue); slot != queues.end(queue); slot = queues.older(slot)) back.push_back(slot);
  CHECK(std::vector<Slot>(back.rbegin(), back.rend()) == forth);
  CHECK(forth.size() == queues.size(queue));
  return forth;
}

}  // namespace

TEST_CASE("slots come in at the newest end and go from anywhere", "[eviction]") {
  Account account("queues", Queues::bytes(4, 2));
  Queues queues(4, 2, account);
  CHECK(account.current() == Queues::bytes(4, 2));
  queues.fill(1);
  CHECK(slots_of(queues, 1) == std::vector<Slot>{0, 1, 2, 3});
  queues.move(2, 0);
  queues.move(0, 0);
  queues.push(0, queues.pop(1));
  CHECK(slots_of(queues, 0) == std::vector<Slot>{2, 0, 1});
  CHECK(slots_of(queues, 1) == std::vector<Slot>{3});
  CHECK(queues.queue_of(1) == 0);
  queues.renew(2);
  CHECK(slots_of(queues, 0) == std::vector<Slot>{0, 1, 2});
  queues.remove(3);
  CHECK(queues.empty(1));
  CHECK(queues.oldest(1) == queues.end(1));
}
