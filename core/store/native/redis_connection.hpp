// One connection to one Redis server, over hiredis.
#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/native/store_address.hpp"

struct redisContext;
struct redisReply;

namespace cachebound {

/// What a server answers. Of `text` and `number` one counts, depending on the kind.
class RedisReply {
 public:
  enum class Kind { nothing, text, number, list, error };

  RedisReply(RedisReply&&) noexcept = default;
  RedisReply& operator=(RedisReply&&) noexcept = default;
  ~RedisReply();

  [[nodiscard]] Kind kind() const noexcept;
  /// Of a string, a status or an error; bytes. Empty for other kinds.
  [[nodiscard]] std::string_view text() const noexcept;
  /// 0 for other kinds.
  [[nodiscard]] std::int64_t number() const noexcept;
  /// Of a list; 0 for other kinds.
  [[nodiscard]] std::size_t size() const noexcept;
  /// The element's text; `index` below size().
  [[nodiscard]] std::string_view text(std::size_t index) const noexcept;
  /// Likewise of a list in the list, each element's text.
  [[nodiscard]] std::vector<std::string> texts(std::size_t index) const;

 private:
  friend class RedisConnection;
  struct Free {
    void operator()(redisReply* reply) const noexcept;
  };
  explicit RedisReply(redisReply* reply) noexcept : reply_(reply) {}

  std::unique_ptr<redisReply, Free> reply_;
};

struct RedisTimeouts {
  Nanoseconds connect = std::chrono::milliseconds{500};
  Nanoseconds command = std::chrono::milliseconds{500};
};

/// Commands block until the reply is there or the time is over. After a fault the connection is of no use any more: a
/// late reply would be taken for that of the next command. Ends no process by SIGPIPE.
class RedisConnection {
 public:
  using Arguments = std::span<const std::string>;

  /// `store_unreachable` when nobody answers there within `timeouts.connect`.
  [[nodiscard]] static Result<RedisConnection> open(const RedisEndpoint& endpoint, const RedisTimeouts& timeouts);

  RedisConnection(RedisConnection&&) noexcept = default;
  RedisConnection& operator=(RedisConnection&&) noexcept = default;
  ~RedisConnection();

  /// The server's reply, an error of its own included. `store_timeout`: no reply in time; `store_unreachable`: the
  /// connection was lost, before or after the server carried the command out.
  [[nodiscard]] Result<RedisReply> call(Arguments arguments);
  /// The next reply to come, waited for as long as for that of a command. Faults as `call`'s.
  [[nodiscard]] Result<RedisReply> next();
  /// A reply that comes without having been asked for (a published message) and is here already; nothing: none is.
  [[nodiscard]] Result<std::optional<RedisReply>> poll();
  /// False when the server has hung up since the last command. One system call, no round trip.
  [[nodiscard]] bool is_alive() const noexcept;

 private:
  struct Free {
    void operator()(redisContext* context) const noexcept;
  };
  RedisConnection(redisContext* context, std::string name) : context_(context), name_(std::move(name)) {}
  [[nodiscard]] bool is_readable() const noexcept;
  [[nodiscard]] Fault failure() const;

  std::unique_ptr<redisContext, Free> context_;
  std::string name_;  ///< of the server, for faults
};

/// The fault of a server that is not there, and why.
[[nodiscard]] Fault redis_unreachable(const std::string& server, std::string_view why);

}  // namespace cachebound
