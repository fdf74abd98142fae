// The program's --store: which store, and where.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"

namespace cachebound {

/// Where a Redis server listens: on a TCP port, or on a socket in the file system.
struct RedisEndpoint {
  std::string host;
  std::uint16_t port = 0;
  std::string socket;  ///< not empty: this, and neither host nor port

  bool operator==(const RedisEndpoint&) const = default;
};

/// "host:port" or the path of the socket.
[[nodiscard]] std::string in_words(const RedisEndpoint& endpoint);

/// Host and port out of "HOST:PORT" or "[IPV6]:PORT", the port from 1 to 65535.
[[nodiscard]] Result<RedisEndpoint> parse_endpoint(std::string_view text);

struct MemoryAddress {};
struct SimulatedAddress {};
/// One server, or several of a cluster: any that answers leads to the others.
struct RedisAddress {
  std::vector<RedisEndpoint> servers;
};
struct SqliteAddress {
  std::filesystem::path file;
};
using StoreAddress = std::variant<MemoryAddress, SimulatedAddress, RedisAddress, SqliteAddress>;

/// `memory`, `simulated`, `redis://HOST:PORT`, `redis://HOST:PORT,HOST:PORT…`, `unix:PATH` or `sqlite:PATH`; anything
/// else is a fault in one sentence, with the field "store".
[[nodiscard]] Result<StoreAddress> parse_store_address(std::string_view text);

}  // namespace cachebound
