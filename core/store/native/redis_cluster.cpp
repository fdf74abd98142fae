#include "store/native/redis_cluster.hpp"

#include <array>
#include <cassert>

#include "store/command_rules.hpp"
#include "store/native/key_slot.hpp"

namespace cachebound {

namespace {

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

Fault fault_of(std::string_view error, const RedisEndpoint& from) {
  if (starts_with(error, "OOM")) {
    return {FaultCode::store_full, "value",
            "store: got an entry for which " + in_words(from) + " has no room; allowed: what fits its maxmemory."};
  }
  if (starts_with(error, "ERR value is not an integer") || error.find("would overflow") != std::string_view::npos) {
    return {FaultCode::not_an_integer, "value", "value: got what is no integer; allowed: a whole number of 64 bits."};
  }
  return redis_unreachable(in_words(from), "it answers \"" + std::string(error) + "\"");
}

}  // namespace

RedisCluster::RedisCluster(std::vector<RedisEndpoint> seeds, RedisTimeouts timeouts, RedisBackoff backoff)
    : timeouts_(timeouts), backoff_(backoff), seeds_(static_cast<NodeNumber>(seeds.size())) {
  assert(!seeds.empty() && seeds.size() <= most_nodes);
  for (RedisEndpoint& seed : seeds) nodes_.emplace_back(std::move(seed), timeouts_, backoff_);
}

Result<RedisReply> RedisCluster::call(std::string_view key, RedisConnection::Arguments arguments, Nanoseconds now) {
  constexpr int most_redirections = 5;
  NodeNumber node = node_of(key);
  auto reply = node == unknown ? call_seed(arguments, now, node) : nodes_[node].call(arguments, now);
  for (int i = 0; reply && reply->kind() == RedisReply::Kind::error; ++i) {
    const auto to = i < most_redirections ? redirection(*reply, nodes_[node].endpoint()) : std::nullopt;
    if (!to) return fault_of(reply->text(), nodes_[node].endpoint());
    ++redirections_;
    node = to->node;
    if (to->is_asking) {
      const std::array<std::string, 1> asking{"ASKING"};
      if (const auto ready = nodes_[node].call(asking, now); !ready) return ready.fault();
    } else {
      if (node_of_slot_.empty()) node_of_slot_.assign(key_slots, unknown);
      node_of_slot_[to->slot] = node;
    }
    reply = nodes_[node].call(arguments, now);
  }
  // Its slots may have gone over to another server: the seeds will know.
  if (!reply) forget(node);
  return reply;
}

Result<RedisReply> RedisCluster::call_seed(RedisConnection::Arguments arguments, Nanoseconds now,
                                           NodeNumber& answered) {
  for (NodeNumber tried = 1;; ++tried) {
    answered = seed_;
    auto reply = nodes_[seed_].call(arguments, now);
    // After a timeout the command may have been carried out: another server must not carry it out again.
    if (reply || reply.fault().code == FaultCode::store_timeout || tried == seeds_) return reply;
    seed_ = static_cast<NodeNumber>((seed_ + 1) % seeds_);
  }
}

// "MOVED 3999 127.0.0.1:6381"; without a host it is the one that answered.
std::optional<RedisCluster::Redirection> RedisCluster::redirection(const RedisReply& reply, const RedisEndpoint& from) {
  std::string_view text = reply.text();
  const bool is_asking = starts_with(text, "ASK ");
  if (!is_asking && !starts_with(text, "MOVED ")) return std::nullopt;
  text.remove_prefix(text.find(' ') + 1);
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto slot = parse_integer(text.substr(0, space));
  std::string address(text.substr(space + 1));
  if (starts_with(address, ":")) address.insert(0, from.socket.empty() ? from.host : "127.0.0.1");
  // IPv6 comes without brackets here.
  if (const auto colon = address.rfind(':'); address.find(':') != colon && address.front() != '[') {
    address = "[" + address.substr(0, colon) + "]" + address.substr(colon);
  }
  const auto endpoint = parse_endpoint(address);
  if (!slot || *slot < 0 || *slot >= key_slots || !endpoint) return std::nullopt;
  const auto node = node_at(*endpoint);
  if (!node) return std::nullopt;
  return Redirection{static_cast<std::uint16_t>(*slot), *node, is_asking};
}

std::optional<RedisCluster::NodeNumber> RedisCluster::node_at(const RedisEndpoint& endpoint) {
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (nodes_[i].endpoint() == endpoint) return static_cast<NodeNumber>(i);
  }
  if (nodes_.size() == most_nodes) return std::nullopt;
  nodes_.emplace_back(endpoint, timeouts_, backoff_);
  return static_cast<NodeNumber>(nodes_.size() - 1);
}

RedisCluster::NodeNumber RedisCluster::node_of(std::string_view key) const {
  return key.empty() || node_of_slot_.empty() ? unknown : node_of_slot_[key_slot(key)];
}

void RedisCluster::forget(NodeNumber node) {
  for (NodeNumber& other : node_of_slot_) {
    if (other == node) other = unknown;
  }
}

}  // namespace cachebound
