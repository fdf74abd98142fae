// One Redis server or several in a cluster: sends each command to the server that has its key.
#pragma once

#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

#include "store/native/redis_node.hpp"

namespace cachebound {

/// Where a key lies is learnt from the servers' own redirections (MOVED, ASK), as the cluster specification has it. A
/// server that stands alone never redirects, and nothing is learnt. Bounded: at most `most_nodes` servers are known.
class RedisCluster {
 public:
  static constexpr std::size_t most_nodes = 1000;  ///< what the specification allows a cluster

  /// `seeds` are asked first, in order until one answers; at least one.
  RedisCluster(std::vector<RedisEndpoint> seeds, RedisTimeouts timeouts, RedisBackoff backoff);

  /// To the server of `key`, or of no key in particular when it is empty: then the first seed that answers. Errors of
  /// the server come back as faults: `store_full` (OOM), `not_an_integer`, everything else as `store_unreachable` with
  /// the server's words, since it serves us no more than one that is not there.
  [[nodiscard]] Result<RedisReply> call(std::string_view key, RedisConnection::Arguments arguments, Nanoseconds now);

  /// Every server known: the seeds, and those that redirections have named.
  [[nodiscard]] std::deque<RedisNode>& nodes() noexcept { return nodes_; }
  [[nodiscard]] const std::deque<RedisNode>& nodes() const noexcept { return nodes_; }
  /// The one that commands without a key go to.
  [[nodiscard]] const RedisNode& seed() const noexcept { return nodes_[seed_]; }
  /// Redirections followed so far.
  [[nodiscard]] std::uint64_t redirections() const noexcept { return redirections_; }

 private:
  using NodeNumber = std::uint16_t;
  struct Redirection {
    std::uint16_t slot;
    NodeNumber node;
    bool is_asking;  ///< for this command alone
  };

  [[nodiscard]] Result<RedisReply> call_seed(RedisConnection::Arguments arguments, Nanoseconds now,
                                             NodeNumber& answered);
  [[nodiscard]] std::optional<Redirection> redirection(const RedisReply& reply, const RedisEndpoint& from);
  [[nodiscard]] std::optional<NodeNumber> node_at(const RedisEndpoint& endpoint);
  [[nodiscard]] NodeNumber node_of(std::string_view key) const;
  void forget(NodeNumber node);

  static constexpr NodeNumber unknown = 0xffff;

  RedisTimeouts timeouts_;
  RedisBackoff backoff_;
  std::deque<RedisNode> nodes_;           ///< the seeds first
  NodeNumber seeds_, seed_ = 0;           ///< `seed_` answered last
  std::vector<NodeNumber> node_of_slot_;  ///< empty until the first redirection
  std::uint64_t redirections_ = 0;
};

}  // namespace cachebound
