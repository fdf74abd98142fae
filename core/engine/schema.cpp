#include "engine/schema.hpp"

namespace cachebound {

Result<const Field*> find_field(const std::vector<Field>& fields, const Query& query, std::size_t at) {
  const std::string& name = query[at].first;
  for (const Field& field : fields) {
    if (field.name != name) continue;
    for (std::size_t earlier = 0; earlier < at; ++earlier) {
      if (query[earlier].first != name) continue;
      return Fault{FaultCode::duplicate_parameter, name,
                   name + ": got " + in_quotes(query[earlier].second) + " and " + in_quotes(query[at].second) +
                       "; allowed: each parameter once."};
    }
    return &field;
  }
  std::string names;
  for (const Field& field : fields) names += (names.empty() ? "" : ", ") + std::string(field.name);
  return Fault{FaultCode::unknown_parameter, name, "parameter: got " + in_quotes(name) + "; allowed: " + names + "."};
}

}  // namespace cachebound
