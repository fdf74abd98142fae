// A stage behind a cache over Cachebound's core: what the stage depends on is the key.
#include <cstdio>
#include <optional>

#include "cache/cached_stage.hpp"
#include "exercises/stage-5/cached-stage/ranking_stage.hpp"
#include "trace/workload/generators.hpp"

using namespace cachebound;
using namespace cachebound::exercises::cached_stage;

int main() {
  const std::optional<std::int64_t> maxsize = {{maxsize}};
  Account stage_memory("stage"), cache_memory("cache"), stream_memory("stream");
  const RankingStage stage(1, {{candidates}}, stage_memory);
  std::vector<std::uint64_t> scratch({{candidates}});

  struct Request {
    std::uint32_t user, at;
  };
  const auto by_user = [](const Request& request) { return request.user; };
  const auto rank = [&](const Request& request) { return stage.rank(request.user, scratch); };
  CachedStage<const Request, decltype(by_user), decltype(rank)> ranking(
      {Capacity::functools(maxsize), cache_memory}, by_user, rank);

  Zipf users({{users}}, {{skew}}, {{seed}}, stream_memory);
  for (std::uint32_t at = 0; at < {{requests}}; ++at) ranking.run({users.next(), at});

  const StageCounts& counts = ranking.counts();
  std::printf("hits %llu, misses %llu, recomputations %llu, currsize %u\n",
              static_cast<unsigned long long>(counts.hits), static_cast<unsigned long long>(counts.misses),
              static_cast<unsigned long long>(counts.recomputations), ranking.cache().size());
}
