// A guard over Cachebound's core: it computes some hits again, and bypasses the cache of a stage that differs.
#include <cstdio>
#include <optional>

#include "cache/safety_guard.hpp"
#include "sim/virtual_clock.hpp"
#include "trace/workload/generators.hpp"

using namespace cachebound;

int main() {
  const std::optional<std::int64_t> maxsize = {{maxsize}};
  const std::optional<std::uint32_t> one_in = {{sample}};
  const Nanoseconds ttl = from_milliseconds({{ttl_s}} * 1000.0), period = from_milliseconds({{period_s}} * 1000.0);

  Account cache_memory("cache"), stream_memory("stream");
  VirtualClock clock;
  const auto by_user = [](const std::uint32_t& user) { return user; };
  const auto reads_the_clock = [&](const std::uint32_t& user) { return user * 31 + clock.now() / period; };
  using Stage = CachedStage<const std::uint32_t, decltype(by_user), decltype(reads_the_clock)>;
  GuardedStage<Stage> stage(
      Stage({Capacity::functools(maxsize), cache_memory}, by_user, reads_the_clock, {&clock, ttl}),
      SafetyGuard(one_in, {{bypass_after}}, {{seed}}ULL + 1));

  Zipf users({{users}}, {{skew}}, {{seed}}, stream_memory);
  int wrong = 0;
  for (std::uint32_t i = 0; i < {{requests}}; ++i) {
    const std::uint32_t user = users.next();
    if (stage.run(user).cached.output != reads_the_clock(user)) ++wrong;
    clock.advance(from_milliseconds(10));
  }
  std::printf("hits checked %llu, mismatches %llu, wrong answers %d, %s\n",
              static_cast<unsigned long long>(stage.guard().checked()),
              static_cast<unsigned long long>(stage.guard().mismatches()), wrong,
              stage.cached().bypassed() ? "bypassed" : "in use");
}
