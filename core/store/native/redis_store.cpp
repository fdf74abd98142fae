#include "store/native/redis_store.hpp"

#include <array>
#include <cassert>

#include "store/command_rules.hpp"

namespace cachebound {

namespace {

/// Of whole milliseconds, so that no entry lives shorter than asked.
std::string whole_milliseconds(Nanoseconds time) {
  return std::to_string(std::chrono::ceil<std::chrono::milliseconds>(time).count());
}

/// GCC 12 cannot keep an initializer list in a coroutine's frame (GCC bug 98056).
template <class... Words>
std::vector<std::string> words(Words&&... words) {
  return {std::string(std::forward<Words>(words))...};
}

/// As SCAN matches it literally.
std::string escaped(std::string_view prefix) {
  std::string pattern;
  for (const char letter : prefix) {
    if (std::string_view("*?[]\\").find(letter) != std::string_view::npos) pattern += '\\';
    pattern += letter;
  }
  return pattern;
}

}  // namespace

RedisStore::RedisStore(Scheduler& scheduler, std::vector<RedisEndpoint> servers, RedisStoreOptions options)
    : scheduler_(scheduler),
      options_(std::move(options)),
      servers_(std::move(servers), options_.timeouts, options_.backoff) {
  assert(!options_.is_temporary || !options_.prefix.empty());
}

RedisStore::~RedisStore() {
  if (options_.is_temporary) erase_all();
}

Result<void> RedisStore::ping() {
  const std::array<std::string, 1> arguments{"PING"};
  const auto reply = servers_.call("", arguments, scheduler_.now());
  if (!reply) return reply.fault();
  return {};
}

std::uint64_t RedisStore::erase_all() {
  assert(!options_.prefix.empty());
  std::uint64_t erased = 0;
  for (RedisNode& node : servers_.nodes()) erased += erase_all(node);
  return erased;
}

std::uint64_t RedisStore::erase_all(RedisNode& node) {
  std::uint64_t erased = 0;
  std::string cursor = "0";
  do {
    const std::vector<std::string> scan{"SCAN", cursor, "MATCH", escaped(options_.prefix) + "*", "COUNT", "1000"};
    const auto page = node.call(scan, scheduler_.now());
    if (!page || page->size() != 2) return erased;
    cursor = page->text(0);
    for (std::string& key : page->texts(1)) {
      // One by one: in a cluster one command may not name keys of different slots.
      const std::array<std::string, 2> unlink{"UNLINK", std::move(key)};
      const auto reply = node.call(unlink, scheduler_.now());
      if (!reply) return erased;
      erased += static_cast<std::uint64_t>(reply->number());
    }
  } while (cursor != "0");
  return erased;
}

Task<Result<RedisReply>> RedisStore::command(std::vector<std::string> arguments, std::size_t key) {
  auto reply = servers_.call(key == 0 ? std::string_view() : arguments[key], arguments, scheduler_.now());
  co_await scheduler_.yield();
  co_return reply;
}

Task<Result<bool>> RedisStore::asked(std::vector<std::string> arguments, std::size_t key) {
  const auto reply = co_await command(std::move(arguments), key);
  if (!reply) co_return reply.fault();
  co_return reply->number() == 1;
}

Task<Result<std::optional<std::string>>> RedisStore::get(std::string key) {
  const auto reply = co_await command(words("GET", options_.prefix + key));
  if (!reply) co_return reply.fault();
  if (reply->kind() == RedisReply::Kind::nothing) co_return std::optional<std::string>();
  co_return std::optional(std::string(reply->text()));
}

Task<Result<bool>> RedisStore::set(std::string key, std::string value, SetOptions options) {
  if (const auto good = check(options); !good) co_return good.fault();
  std::vector<std::string> arguments{"SET", options_.prefix + key, std::move(value)};
  if (options.expiry) {
    arguments.emplace_back("PX");
    arguments.push_back(whole_milliseconds(*options.expiry));
  }
  if (options.keep_ttl) arguments.emplace_back("KEEPTTL");
  if (options.if_absent) arguments.emplace_back("NX");
  const auto reply = co_await command(std::move(arguments));
  if (!reply) co_return reply.fault();
  co_return reply->kind() == RedisReply::Kind::text;  // "OK", or nothing when NX found an entry
}

Task<Result<bool>> RedisStore::erase(std::string key) { return asked(words("DEL", options_.prefix + key)); }

Task<Result<bool>> RedisStore::erase_if(std::string key, std::string value) {
  // https://redis.io/docs/latest/develop/use/patterns/distributed-locks, "Correct implementation with a single
  // instance"
  static const std::string script =
      "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) else return 0 end";
  return asked(words("EVAL", script, "1", options_.prefix + key, std::move(value)), 3);
}

Task<Result<bool>> RedisStore::expire(std::string key, Nanoseconds time) {
  if (const auto good = check_expiry(time); !good) co_return good.fault();
  co_return co_await asked(words("PEXPIRE", options_.prefix + key, whole_milliseconds(time)));
}

Task<Result<TimeToLive>> RedisStore::ttl(std::string key) {
  const auto reply = co_await command(words("PTTL", options_.prefix + key));
  if (!reply) co_return reply.fault();
  if (reply->number() == -2) co_return TimeToLive{};
  if (reply->number() == -1) co_return TimeToLive{true, std::nullopt};
  co_return TimeToLive{true, std::chrono::milliseconds{reply->number()}};
}

Task<Result<std::int64_t>> RedisStore::incr(std::string key, std::int64_t by) {
  const auto reply = co_await command(words("INCRBY", options_.prefix + key, std::to_string(by)));
  if (!reply) co_return reply.fault();
  co_return reply->number();
}

Task<Result<std::uint32_t>> RedisStore::publish(std::string channel, std::string message) {
  const auto reply = co_await command(words("PUBLISH", options_.prefix + channel, std::move(message)), 0);
  if (!reply) co_return reply.fault();
  co_return static_cast<std::uint32_t>(reply->number());
}

Task<Result<std::unique_ptr<Subscription>>> RedisStore::subscribe(std::string channel) {
  // Asked first, so that the subscription goes where messages are published.
  if (const auto there = ping(); !there) co_return there.fault();
  auto subscription =
      RedisSubscription::open(scheduler_, servers_.seed().endpoint(), options_.prefix + channel,
                              {options_.timeouts, options_.backoff, options_.poll_interval, options_.most_waiting});
  co_await scheduler_.yield();
  co_return subscription;
}

}  // namespace cachebound
