// The trace of the miss-ratio-curve exercise: favourites, all alike or in turn, and a share that goes round a loop.
#pragma once

#include <cstdint>
#include <string>

#include "base/random.hpp"
#include "trace/compiled_trace.hpp"
#include "trace/workload/generators.hpp"

namespace cachebound::exercises::miss_ratio_curve {

/// 0 is none, i the policy i - 1 of the registry.
enum class RacedPolicy : std::uint32_t { none };

/// The parameters of the exercise, those that make the trace first.
struct CurveParams {
  std::uint32_t objects = 10'000, requests = 100'000, loop_objects = 3000;
  Order order = Order::zipf;
  double skew = 1, loop_share = 0;  ///< the share of requests that ask for the loop's next object
  std::uint32_t seed = 38;
  std::uint32_t maxsize = 1000, sample_size = 512;
  double target_ratio = 0.25;
  RacedPolicy rival = RacedPolicy::none;
};

/// Made whole at the start and compiled, since a policy that is raced runs over compiled traces.
class CurveWorkload {
 public:
  CurveWorkload(const CurveParams& params, Account& account);

  [[nodiscard]] static std::uint64_t worst_case_bytes(const CurveParams& params) noexcept;

  [[nodiscard]] std::span<const std::uint32_t> ids() const noexcept { return trace_.ids(); }
  [[nodiscard]] std::uint32_t objects() const noexcept { return trace_.objects(); }
  /// By id, its key.
  [[nodiscard]] std::span<const Key> keys() const noexcept { return trace_.keys(); }
  /// "K17", and "L5" for an object of the loop.
  [[nodiscard]] std::string label(std::uint32_t id) const;

 private:
  [[nodiscard]] static CompiledTrace compile(const CurveParams& params, Account& account);

  std::uint32_t first_of_loop_;  ///< keys from here on are the loop's
  CompiledTrace trace_;
};

}  // namespace cachebound::exercises::miss_ratio_curve
