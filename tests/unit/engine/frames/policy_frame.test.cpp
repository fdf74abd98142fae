#include "engine/frames/policy_frame.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("a policy's inside comes with its name and its idea", "[policy_frame]") {
  const eviction::PolicyInfo& fifo = *eviction::find_policy("fifo");
  Account account("cache");
  const auto cache = fifo.make_streaming(2, 38, account);
  for (const std::uint64_t key : {7U, 8U}) cache->access(key);
  JsonWriter json;
  json.object();
  write_policy(json, "watched", fifo, *cache, [](std::uint64_t key) { return "K" + std::to_string(key); });
  CHECK(json.end().take() ==
        R"({"watched":{"title":"FIFO","idea":"Whoever came first leaves first.","size":2,"capacity":2,)"
        R"("next":{"key":"K7","why":"oldest entry"},"queues":[{"name":"queue","size":2,"limit":2,"ghost":false,)"
        R"("mark":"","cells":[{"key":"K8"},{"key":"K7"}],"oldest":[]}]}})");
}
