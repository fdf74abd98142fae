// Traces by formula, as long as wanted: the n-th request is a function of seed and n, the same on every platform.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/result.hpp"
#include "trace/request.hpp"
#include "trace/workload/alias_table.hpp"

namespace cachebound {

enum class WorkloadKind : std::uint8_t {
  zipf,      ///< key r with weight 1/(r + 1)^skew
  uniform,   ///< every key equally likely
  scan,      ///< 0, 1, 2, …: no key ever again
  loop,      ///< 0, 1, …, objects - 1, and again
  shifting,  ///< zipf whose popular keys change: every `period` requests the ranks move on by a tenth of the objects
  mixed,     ///< of ten requests about seven are zipf, two a loop over a tenth as many other keys, one a scan
};

struct NamedWorkload {
  std::string_view name, description;
  WorkloadKind kind;
};

/// zipf uniform scan loop shifting mixed.
[[nodiscard]] std::span<const NamedWorkload> workloads() noexcept;
/// Their names, by the value of each kind.
[[nodiscard]] std::span<const std::string_view> workload_names();
[[nodiscard]] Result<WorkloadKind> parse_workload(std::string_view name);

struct WorkloadParams {
  WorkloadKind kind = WorkloadKind::zipf;
  std::uint32_t objects = 1'000'000;  ///< 1 to `most_objects`; a scan's keys have no end
  double skew = 1;                    ///< of zipf, shifting and mixed: 0 to 8
  std::uint64_t period = 100'000;     ///< of shifting: at least 1
  std::uint64_t seed = 38;
};

/// Draws are those of SplitMix64 (Steele et al., OOPSLA 2014): request n takes the bits mix(seed' + n * golden ratio),
/// so that a trace can be entered anywhere.
class Workload {
 public:
  static constexpr std::uint32_t most_objects = 1U << 24;
  /// Where the keys of a mixed trace's loop and scan begin.
  static constexpr Key loop_keys = Key{1} << 32, scan_keys = Key{1} << 33;

  Workload(const WorkloadParams& params, Account& account);

  [[nodiscard]] static std::uint64_t worst_case_bytes(const WorkloadParams& params) noexcept;

  /// The keys of the requests `first`, `first` + 1, … A few nanoseconds each.
  void fill(std::uint64_t first, std::span<Key> keys) const noexcept;

 private:
  [[nodiscard]] std::uint64_t draw(std::uint64_t request) const noexcept;
  [[nodiscard]] Key uniform(std::uint64_t bits, std::uint32_t below) const noexcept;
  [[nodiscard]] Key mixed(std::uint64_t request) const noexcept;

  WorkloadParams params_;
  std::uint64_t start_;
  std::optional<AliasTable> ranks_;
};

}  // namespace cachebound
