#include "store/native/store_address.hpp"

#include <optional>

#include "store/command_rules.hpp"

namespace cachebound {

namespace {

constexpr std::string_view allowed =
    "memory, simulated, redis://HOST:PORT, redis://HOST:PORT,HOST:PORT for a cluster, unix:PATH or sqlite:PATH.";

Fault fault(FaultCode code, std::string_view given, std::string_view instead) {
  const std::string got = given.empty() ? "nothing" : "\"" + std::string(given) + "\"";
  return {code, "store", "store: got " + got + "; allowed: " + std::string(instead)};
}

std::optional<std::string_view> after(std::string_view text, std::string_view start) {
  if (text.substr(0, start.size()) != start) return std::nullopt;
  return text.substr(start.size());
}

Result<StoreAddress> parse_servers(std::string_view list) {
  RedisAddress address;
  for (;;) {
    const std::size_t comma = list.find(',');
    auto server = parse_endpoint(list.substr(0, comma));
    if (!server) return server.fault();
    address.servers.push_back(*std::move(server));
    if (comma == std::string_view::npos) return StoreAddress{std::move(address)};
    list.remove_prefix(comma + 1);
  }
}

}  // namespace

std::string in_words(const RedisEndpoint& endpoint) {
  if (!endpoint.socket.empty()) return endpoint.socket;
  const bool bare = endpoint.host.find(':') == std::string::npos;
  return (bare ? endpoint.host : "[" + endpoint.host + "]") + ":" + std::to_string(endpoint.port);
}

Result<RedisEndpoint> parse_endpoint(std::string_view text) {
  constexpr std::string_view pattern = "HOST:PORT, such as localhost:6379.";
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return fault(FaultCode::unknown_choice, text, pattern);
  std::string_view host = text.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  } else if (host.find_first_of(":[]@/") != std::string_view::npos) {
    return fault(FaultCode::unknown_choice, text, pattern);
  }
  const auto port = parse_integer(text.substr(colon + 1));
  if (!port || *port < 1 || *port > 65535) {
    return fault(FaultCode::out_of_range, text, "HOST:PORT with a port from 1 to 65535.");
  }
  return RedisEndpoint{std::string(host), static_cast<std::uint16_t>(*port), ""};
}

Result<StoreAddress> parse_store_address(std::string_view text) {
  if (text == "memory") return StoreAddress{MemoryAddress{}};
  if (text == "simulated") return StoreAddress{SimulatedAddress{}};
  if (const auto servers = after(text, "redis://")) return parse_servers(*servers);
  if (const auto socket = after(text, "unix:")) {
    if (socket->empty()) return fault(FaultCode::empty_value, text, "unix:PATH, the path of the server's socket.");
    return StoreAddress{RedisAddress{{RedisEndpoint{"", 0, std::string(*socket)}}}};
  }
  if (const auto file = after(text, "sqlite:")) {
    if (file->empty()) return fault(FaultCode::empty_value, text, "sqlite:PATH, the path of the database file.");
    return StoreAddress{SqliteAddress{std::filesystem::path(*file)}};
  }
  return fault(FaultCode::unknown_choice, text, allowed);
}

}  // namespace cachebound
