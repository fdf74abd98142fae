// Miss-ratio curve over Cachebound's core: every LRU size in one pass, exact and from a sample.
#include <cstdio>
#include <string_view>
#include <vector>

#include "trace/curve/curve_error.hpp"
#include "trace/workload/generators.hpp"
#include "trace/curve/knee.hpp"
#include "trace/curve/lru_curve.hpp"
#include "trace/curve/shards.hpp"

using namespace cachebound;

int main() {
  const std::string_view order = {{order}};
  const double loop_share = {{loop_share}};
  Account memory("curves");
  RequestStream favourites(order == "zipf"      ? Order::zipf
                           : order == "uniform" ? Order::uniform
                                                : Order::round_robin,
                           {{objects}}, {{skew}}, {{seed}}, memory);
  RoundRobin loop({{loop_objects}});
  Random chooser({{seed}} + 1ULL);

  LruCurve exact({{objects}} + {{loop_objects}}, memory);
  Shards sample({{sample_size}}, {{seed}}, memory);
  for (int i = 0; i < {{requests}}; ++i) {
    const bool looping = loop_share > 0 && chooser.random() < loop_share;
    const std::vector<std::uint32_t> request{looping ? {{objects}} + loop.next() : favourites.next()};
    exact.record(request);
    sample.record(request);
  }

  const MissRatioCurve curve = exact.curve();
  const CurvePoint* needed = curve.first_at_most({{target_ratio}});
  std::printf("miss ratio %g with %u entries, %lld needed, error of the sample %g\n", curve.miss_ratio({{maxsize}}),
              static_cast<unsigned>({{maxsize}}), needed ? static_cast<long long>(needed->size) : -1LL,
              error_between(sample.curve(), curve, exact.objects_seen()).mean_absolute);
  std::printf("%s\n", find_knee(curve).in_words().c_str());
}
