#include "engine/schema.hpp"

namespace cachebound {

namespace {

Result<const Field*> find_field(std::span<const Field> fields, const Query& query, std::size_t at) {
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

}  // namespace

Result<void> lay_over(void* params, std::span<const Field> fields, const Query& query) {
  for (std::size_t i = 0; i < query.size(); ++i) {
    const auto field = find_field(fields, query, i);
    if (!field) return field.fault();
    const auto value = parse_value(**field, query[i].second);
    if (!value) return value.fault();
    set_value(**field, params, *value);
  }
  return {};
}

std::vector<NamedValue> values_of(std::span<const Field> fields, const void* params) {
  std::vector<NamedValue> values;
  values.reserve(fields.size());
  for (const Field& field : fields) values.push_back({field.name, value_of(field, params)});
  return values;
}

}  // namespace cachebound
