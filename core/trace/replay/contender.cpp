#include "trace/replay/contender.hpp"

#include <string>

#include "base/text.hpp"

namespace cachebound {

namespace {

std::vector<std::string_view> split(std::string_view list) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t comma = list.find(',');
    parts.push_back(list.substr(0, comma));
    if (comma == std::string_view::npos) return parts;
    list.remove_prefix(comma + 1);
  }
}

Fault unknown_policy(std::string_view name) {
  std::string names;
  for (const eviction::PolicyInfo& policy : eviction::policies()) names += std::string(policy.name) + ", ";
  return {FaultCode::unknown_choice, "policy", "policy: got " + in_quotes(name) + "; allowed: " + names + "all."};
}

}  // namespace

Result<std::vector<Contender>> parse_contenders(std::string_view policies, std::string_view sizes) {
  std::vector<const eviction::PolicyInfo*> chosen;
  for (const std::string_view name : split(policies)) {
    if (name == "all") {
      for (const eviction::PolicyInfo& policy : eviction::policies()) chosen.push_back(&policy);
    } else if (const eviction::PolicyInfo* policy = eviction::find_policy(name)) {
      chosen.push_back(policy);
    } else {
      return unknown_policy(name);
    }
  }
  std::vector<Contender> contenders;
  for (const std::string_view text : split(sizes)) {
    const auto size = parse_cache_size(text);
    if (!size) return size.fault();
    for (const eviction::PolicyInfo* policy : chosen) contenders.push_back({policy, *size});
  }
  return contenders;
}

}  // namespace cachebound
