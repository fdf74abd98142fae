#include "trace/workload/workload.hpp"

#include <array>
#include <cassert>
#include <string>

#include "base/digest.hpp"
#include "base/text.hpp"

namespace cachebound {

namespace {

constexpr std::uint64_t golden_ratio = 0x9e3779b97f4a7c15U;

constexpr std::array<NamedWorkload, 6> all{
    {{"zipf", "a few keys are asked for again and again, most hardly ever", WorkloadKind::zipf},
     {"uniform", "every key equally likely", WorkloadKind::uniform},
     {"scan", "every key once", WorkloadKind::scan},
     {"loop", "all keys in turn, and again", WorkloadKind::loop},
     {"shifting", "zipf whose popular keys change", WorkloadKind::shifting},
     {"mixed", "zipf with a loop and a scan in between", WorkloadKind::mixed}}};

constexpr bool has_ranks(WorkloadKind kind) noexcept {
  return kind == WorkloadKind::zipf || kind == WorkloadKind::shifting || kind == WorkloadKind::mixed;
}

}  // namespace

std::span<const NamedWorkload> workloads() noexcept { return all; }

std::span<const std::string_view> workload_names() {
  static constexpr auto names = [] {
    std::array<std::string_view, all.size()> made;
    for (const NamedWorkload& workload : all) made[static_cast<std::size_t>(workload.kind)] = workload.name;
    return made;
  }();
  return names;
}

Result<WorkloadKind> parse_workload(std::string_view name) {
  for (const NamedWorkload& workload : all) {
    if (workload.name == name) return workload.kind;
  }
  return Fault{FaultCode::unknown_choice, "workload",
               "workload: got " + in_quotes(name) + "; allowed: zipf, uniform, scan, loop, shifting, mixed."};
}

Workload::Workload(const WorkloadParams& params, Account& account) : params_(params), start_(mix(params.seed)) {
  assert(params.objects >= 1 && params.objects <= most_objects && params.period >= 1);
  if (has_ranks(params.kind)) ranks_.emplace(params.objects, params.skew, account);
}

std::uint64_t Workload::worst_case_bytes(const WorkloadParams& params) noexcept {
  return has_ranks(params.kind) ? AliasTable::worst_case_bytes(params.objects) : 0;
}

std::uint64_t Workload::draw(std::uint64_t request) const noexcept {
  return mix(start_ + (request + 1) * golden_ratio);
}

/// Lemire, ACM TOMACS 29(1), 2019: no bias; draws again with probability below / 2^32.
Key Workload::uniform(std::uint64_t bits, std::uint32_t below) const noexcept {
  for (;; bits = mix(bits + golden_ratio)) {
    const std::uint64_t product = (bits >> 32) * below;
    const auto low = static_cast<std::uint32_t>(product);
    if (low >= below || low >= (0U - below) % below) return product >> 32;
  }
}

Key Workload::mixed(std::uint64_t request) const noexcept {
  const std::uint64_t bits = draw(request);
  // The low byte chooses the part: 26 and 51 of 256 are a tenth and a fifth.
  const auto part = static_cast<std::uint32_t>(bits & 0xffU);
  if (part < 26) return scan_keys + request;
  if (part >= 26 + 51) return ranks_->rank(mix(bits));
  const std::uint32_t keys = params_.objects / 10 + 1;
  // Steps on once every five requests, as often as it is asked for.
  return loop_keys + request / 5 % keys;
}

void Workload::fill(std::uint64_t first, std::span<Key> keys) const noexcept {
  const auto each = [&](auto&& key_of) {
    for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = key_of(first + i);
  };
  const std::uint32_t objects = params_.objects;
  switch (params_.kind) {
    case WorkloadKind::zipf:
      return each([&](std::uint64_t request) { return Key{ranks_->rank(draw(request))}; });
    case WorkloadKind::uniform:
      return each([&](std::uint64_t request) { return uniform(draw(request), objects); });
    case WorkloadKind::scan:
      return each([](std::uint64_t request) { return request; });
    case WorkloadKind::loop:
      return each([&](std::uint64_t request) { return request % objects; });
    case WorkloadKind::shifting:
      return each([&](std::uint64_t request) {
        const std::uint64_t moved = request / params_.period * (objects / 10 + 1);
        return (ranks_->rank(draw(request)) + moved) % objects;
      });
    case WorkloadKind::mixed:
      return each([&](std::uint64_t request) { return mixed(request); });
  }
}

}  // namespace cachebound
