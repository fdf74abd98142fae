#include <cstdint>
#include <vector>

#include "contract/policy_comparison.hpp"
#include "fuzz/bodies.hpp"

namespace cachebound::fuzzing {

namespace {

std::uint32_t number(char byte) { return static_cast<unsigned char>(byte); }

}  // namespace

/// One byte chooses the policy, one the capacity, from 1 to 64; then each byte is a request. Ghosts of the policies go
/// up to twice the capacity: 256 keys are enough to fill all queues.
std::string policies(std::string_view bytes) {
  constexpr std::size_t most_requests = 4096;
  if (bytes.size() < 2) return {};
  const auto list = eviction::policies();
  const eviction::PolicyInfo& policy = list[number(bytes[0]) % list.size()];
  const std::uint32_t capacity = 1 + number(bytes[1]) % 64;
  std::vector<std::uint64_t> keys;
  for (const char byte : bytes.substr(2, most_requests)) keys.push_back(number(byte));
  return eviction::disagreement(policy, capacity, eviction::PolicyTrace(keys));
}

}  // namespace cachebound::fuzzing
