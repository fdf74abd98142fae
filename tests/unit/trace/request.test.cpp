#include "trace/request.hpp"

#include <vector>

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("a sink is given batches and may ask for no more", "[trace]") {
  std::vector<Key> taken;
  const RequestSink sink = [&taken](const RequestBatch& batch) {
    taken.insert(taken.end(), batch.keys.begin(), batch.keys.end());
    return taken.size() < 3;
  };
  const std::vector<Key> keys{7, 8};
  CHECK(sink({keys, {}}));
  CHECK_FALSE(sink({keys, {}}));
  CHECK(taken == std::vector<Key>{7, 8, 7, 8});
}
