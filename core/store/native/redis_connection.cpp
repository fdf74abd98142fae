#include "store/native/redis_connection.hpp"

#include <cerrno>
#include <csignal>
#include <hiredis/hiredis.h>
#include <poll.h>

namespace cachebound {

namespace {

timeval in_timeval(Nanoseconds time) {
  const auto microseconds = std::chrono::ceil<std::chrono::microseconds>(time).count();
  return {static_cast<time_t>(microseconds / 1'000'000), static_cast<suseconds_t>(microseconds % 1'000'000)};
}

/// Writing to a connection that the server has closed raises SIGPIPE, which ends a process. hiredis leaves that to its
/// users; this keeps it from the calling thread alone, and leaves a SIGPIPE that was pending before.
class SigpipeBlock {
 public:
  SigpipeBlock() noexcept {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    was_pending_ = pending();
    pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  SigpipeBlock(const SigpipeBlock&) = delete;
  SigpipeBlock& operator=(const SigpipeBlock&) = delete;
  ~SigpipeBlock() {
    if (!was_pending_ && pending()) {
      int taken = 0;
      sigwait(&pipe_, &taken);
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  [[nodiscard]] static bool pending() noexcept {
    sigset_t set;
    sigpending(&set);
    return sigismember(&set, SIGPIPE) == 1;
  }

  sigset_t pipe_{}, before_{};
  bool was_pending_ = false;
};

}  // namespace

Fault redis_unreachable(const std::string& server, std::string_view why) {
  return {FaultCode::store_unreachable, "store", "store: " + server + " is out of reach: " + std::string(why) + "."};
}

void RedisReply::Free::operator()(redisReply* reply) const noexcept { freeReplyObject(reply); }
RedisReply::~RedisReply() = default;

RedisReply::Kind RedisReply::kind() const noexcept {
  switch (reply_->type) {
    case REDIS_REPLY_STRING:
    case REDIS_REPLY_STATUS:
      return Kind::text;
    case REDIS_REPLY_INTEGER:
      return Kind::number;
    case REDIS_REPLY_ARRAY:
      return Kind::list;
    case REDIS_REPLY_ERROR:
      return Kind::error;
    default:
      return Kind::nothing;
  }
}

std::string_view RedisReply::text() const noexcept {
  const Kind is = kind();
  return is == Kind::text || is == Kind::error ? std::string_view(reply_->str, reply_->len) : std::string_view();
}

std::int64_t RedisReply::number() const noexcept { return kind() == Kind::number ? reply_->integer : 0; }

std::size_t RedisReply::size() const noexcept { return kind() == Kind::list ? reply_->elements : 0; }

std::string_view RedisReply::text(std::size_t index) const noexcept {
  const redisReply& element = *reply_->element[index];
  return element.str != nullptr ? std::string_view(element.str, element.len) : std::string_view();
}

std::vector<std::string> RedisReply::texts(std::size_t index) const {
  const redisReply& list = *reply_->element[index];
  std::vector<std::string> texts;
  if (list.type != REDIS_REPLY_ARRAY) return texts;
  for (std::size_t i = 0; i < list.elements; ++i) texts.emplace_back(list.element[i]->str, list.element[i]->len);
  return texts;
}

void RedisConnection::Free::operator()(redisContext* context) const noexcept { redisFree(context); }
RedisConnection::~RedisConnection() = default;

Result<RedisConnection> RedisConnection::open(const RedisEndpoint& endpoint, const RedisTimeouts& timeouts) {
  const SigpipeBlock no_signal;
  const timeval limit = in_timeval(timeouts.connect);
  redisContext* const context = endpoint.socket.empty()
                                    ? redisConnectWithTimeout(endpoint.host.c_str(), endpoint.port, limit)
                                    : redisConnectUnixWithTimeout(endpoint.socket.c_str(), limit);
  if (context == nullptr) return redis_unreachable(in_words(endpoint), "no memory for a connection");
  RedisConnection connection(context, in_words(endpoint));
  if (context->err != 0) return redis_unreachable(connection.name_, context->errstr);
  if (redisSetTimeout(context, in_timeval(timeouts.command)) != REDIS_OK) {
    return redis_unreachable(connection.name_, context->errstr);
  }
  return connection;
}

Result<RedisReply> RedisConnection::call(Arguments arguments) {
  const SigpipeBlock no_signal;
  std::vector<const char*> texts;
  std::vector<std::size_t> lengths;
  for (const std::string& argument : arguments) {
    texts.push_back(argument.data());
    lengths.push_back(argument.size());
  }
  errno = 0;
  void* const reply = redisCommandArgv(context_.get(), static_cast<int>(texts.size()), texts.data(), lengths.data());
  if (reply == nullptr) return failure();
  return RedisReply(static_cast<redisReply*>(reply));
}

Result<RedisReply> RedisConnection::next() {
  const SigpipeBlock no_signal;
  errno = 0;
  void* reply = nullptr;
  if (redisGetReply(context_.get(), &reply) != REDIS_OK) return failure();
  return RedisReply(static_cast<redisReply*>(reply));
}

Result<std::optional<RedisReply>> RedisConnection::poll() {
  for (;;) {
    void* reply = nullptr;
    if (redisGetReplyFromReader(context_.get(), &reply) != REDIS_OK) return failure();
    if (reply != nullptr) return std::optional(RedisReply(static_cast<redisReply*>(reply)));
    if (!is_readable()) return std::optional<RedisReply>();
    errno = 0;
    if (redisBufferRead(context_.get()) != REDIS_OK) return failure();
  }
}

// Between commands a server sends nothing; what can be read then is the end.
bool RedisConnection::is_alive() const noexcept { return context_->err == 0 && !is_readable(); }

bool RedisConnection::is_readable() const noexcept {
  pollfd socket{context_->fd, POLLIN, 0};
  return ::poll(&socket, 1, 0) > 0;
}

Fault RedisConnection::failure() const {
  bool late = context_->err == REDIS_ERR_IO && (errno == EAGAIN || errno == EWOULDBLOCK);
#ifdef REDIS_ERR_TIMEOUT
  late = late || context_->err == REDIS_ERR_TIMEOUT;
#endif
  if (!late) return redis_unreachable(name_, context_->errstr);
  return {FaultCode::store_timeout, "store",
          "store: got no reply from " + name_ + " in time; whether the command was carried out is unknown."};
}

}  // namespace cachebound
