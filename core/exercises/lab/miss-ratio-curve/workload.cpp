#include "exercises/lab/miss-ratio-curve/workload.hpp"

#include <array>

namespace cachebound::exercises::miss_ratio_curve {

namespace {

CompileLimits limits_of(const CurveParams& params) { return {params.requests, params.objects + params.loop_objects}; }

}  // namespace

std::uint64_t CurveWorkload::worst_case_bytes(const CurveParams& params) noexcept {
  return RequestStream::worst_case_bytes(params.order, params.objects) +
         TraceCompiler::worst_case_bytes(limits_of(params));
}

CurveWorkload::CurveWorkload(const CurveParams& params, Account& account)
    : first_of_loop_(params.objects), trace_(compile(params, account)) {}

CompiledTrace CurveWorkload::compile(const CurveParams& params, Account& account) {
  RequestStream favourites(params.order, params.objects, params.skew, params.seed, account);
  RoundRobin loop(params.loop_objects);
  Random chooser(std::uint64_t{params.seed} + 1);
  TraceCompiler compiler(limits_of(params), account, params.requests);
  for (std::uint32_t i = 0; i < params.requests; ++i) {
    // Without a loop the chooser is not asked: the favourites alone are the same stream as ever.
    const bool looping = params.loop_share > 0 && chooser.random() < params.loop_share;
    const std::array<Key, 1> key{looping ? Key{params.objects} + loop.next() : Key{favourites.next()}};
    [[maybe_unused]] const bool taken = compiler.add(key);
    assert(taken);
  }
  return std::move(compiler).finish();
}

std::string CurveWorkload::label(std::uint32_t id) const {
  const Key key = trace_.keys()[id];
  return key < first_of_loop_ ? "K" + std::to_string(key) : "L" + std::to_string(key - first_of_loop_);
}

}  // namespace cachebound::exercises::miss_ratio_curve
