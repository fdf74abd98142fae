// Key identity over Cachebound's core: calls keyed as functools.lru_cache keys them.
#include <algorithm>
#include <cstdio>
#include <iterator>
#include <string_view>

#include "cache/memoize_call.hpp"
#include "exercises/lecture-38/key-identity/call_lists.hpp"
#include "exercises/lecture-38/key-identity/call_text.hpp"

using namespace cachebound;
using namespace cachebound::exercises::key_identity;

int main() {
  const std::string_view chosen = {{calls}};
  const std::optional<std::int64_t> maxsize = {{maxsize}};
  const auto list = std::find(std::begin(call_list_names), std::end(call_list_names), chosen);

  const auto spelling = [](const PyCall& call) -> Result<std::string> {
    if (raises(call)) return Fault{FaultCode::computation_failed, "", "f raised"};
    return to_text(call);
  };
  Account cache_memory("cache");
  MemoizedCall<std::string, decltype(spelling)> f(Capacity::functools(maxsize), {{typed}}, cache_memory, spelling);

  for (int round = 0; round < {{rounds}}; ++round) {
    for (const auto& [call, clears] : calls_of(static_cast<CallList>(list - std::begin(call_list_names)))) {
      if (clears) {
        f.cache_clear();
        continue;
      }
      const auto outcome = f.call(call);
      std::printf("%s: %s, ", to_text(call).c_str(),
                  !outcome ? outcome.fault().message.c_str()
                           : (outcome->access.hit ? "hit" : "miss"));
    }
  }
  const CacheInfo info = f.cache_info();
  std::printf("hits %llu, misses %llu, currsize %u\n", static_cast<unsigned long long>(info.hits),
              static_cast<unsigned long long>(info.misses), info.currsize);
}
