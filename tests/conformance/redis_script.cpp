#include "conformance/redis_script.hpp"

#include "base/random.hpp"

namespace cachebound {

namespace {

template <class T>
json told(const Result<T>& reply) {
  if (!reply) return {{"fault", name_of(reply.fault().code)}};
  if constexpr (std::is_same_v<T, TimeToLive>) {
    if (!reply->exists) return -2;
    return reply->left ? json(std::chrono::duration_cast<std::chrono::milliseconds>(*reply->left).count()) : json(-1);
  } else if constexpr (std::is_same_v<T, std::optional<std::string>>) {
    return *reply ? json(**reply) : json(nullptr);
  } else {
    return *reply;
  }
}

Nanoseconds milliseconds(const json& number) { return std::chrono::milliseconds{number.get<std::int64_t>()}; }

}  // namespace

json random_commands(std::uint32_t count, std::uint64_t seed) {
  Random random(seed);
  const auto pick = [&](std::uint64_t of) { return static_cast<std::int64_t>(random.randrange(of)); };
  const auto key = [&] { return "k" + std::to_string(pick(12)); };
  const auto value = [&]() -> std::string {
    switch (pick(5)) {
      case 0:
        return std::to_string(pick(2000) - 1000);
      case 1:
        return "9223372036854775800";  // a few before the last
      case 2:
        return "";
      default:
        return "v" + std::to_string(pick(3));
    }
  };
  // Mostly shorter than what passes soon, sometimes far away.
  const auto lifetime = [&] { return (pick(10) == 0 ? 36'000'000 : 0) + 2 * pick(60) + 1; };

  json script = json::array();
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::int64_t drawn = pick(100);
    if (drawn < 15) {
      script.push_back({"pass", pick(200) == 0 ? 36'000'000 : 2 * pick(20)});
    } else if (drawn < 35) {
      script.push_back({"get", key()});
    } else if (drawn < 60) {
      const json expiry = pick(2) == 0 ? json(lifetime()) : json(nullptr);
      const bool keeps = expiry.is_null() && pick(3) == 0;
      script.push_back({"set", key(), value(), expiry, pick(4) == 0, keeps});
    } else if (drawn < 66) {
      script.push_back({"erase", key()});
    } else if (drawn < 72) {
      script.push_back({"erase_if", key(), value()});
    } else if (drawn < 80) {
      script.push_back({"expire", key(), pick(8) == 0 ? -pick(2) : lifetime()});
    } else if (drawn < 92) {
      script.push_back({"ttl", key()});
    } else {
      script.push_back({"incr", key(), pick(21) - 10});
    }
  }
  return script;
}

Task<json> carry_out(Store& store, json command) {
  const auto name = command[0].get<std::string>(), key = command[1].get<std::string>();
  if (name == "get") co_return told(co_await store.get(key));
  if (name == "set") {
    SetOptions options;
    if (!command[3].is_null()) options.expiry = milliseconds(command[3]);
    options.if_absent = command[4].get<bool>();
    options.keep_ttl = command[5].get<bool>();
    co_return told(co_await store.set(key, command[2].get<std::string>(), options));
  }
  if (name == "erase") co_return told(co_await store.erase(key));
  if (name == "erase_if") co_return told(co_await store.erase_if(key, command[2].get<std::string>()));
  if (name == "expire") co_return told(co_await store.expire(key, milliseconds(command[2])));
  if (name == "ttl") co_return told(co_await store.ttl(key));
  co_return told(co_await store.incr(key, command[2].get<std::int64_t>()));
}

}  // namespace cachebound
