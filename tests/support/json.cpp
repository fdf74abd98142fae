#include "support/json.hpp"

template class nlohmann::basic_json<>;

namespace cachebound {

json parsed(std::string_view text) {
  json value = json::parse(text, nullptr, false);
  INFO(text);
  REQUIRE_FALSE(value.is_discarded());
  return value;
}

}  // namespace cachebound

std::string Catch::StringMaker<nlohmann::json>::convert(const nlohmann::json& value) { return value.dump(); }
