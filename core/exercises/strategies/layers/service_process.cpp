#include "exercises/strategies/layers/service_process.hpp"

namespace cachebound::exercises::layers {

namespace {

constexpr std::string_view unreachable = "out of reach";

SpanRole role_of(bool succeeded, SpanRole role) { return succeeded ? role : SpanRole::failed; }

}  // namespace

Task<Result<std::optional<std::string>>> ProcessStore::get(std::string key) {
  const Nanoseconds begin = process_.now();
  auto found = co_await ForwardingStore::get(key);
  const bool hit = found && *found;
  drawn_.draw("get", begin, process_.now(), role_of(static_cast<bool>(found), hit ? SpanRole::hit : SpanRole::miss),
              !found ? unreachable
              : hit  ? "there"
                     : "not there",
              key);
  co_return found;
}

Task<Result<bool>> ProcessStore::set(std::string key, std::string value, SetOptions options) {
  const Nanoseconds begin = process_.now();
  auto stored = co_await ForwardingStore::set(key, std::move(value), options);
  const bool done = static_cast<bool>(stored);
  drawn_.draw("set", begin, process_.now(), role_of(done, SpanRole::write), done ? "" : unreachable, key);
  co_return stored;
}

Task<Result<bool>> ProcessStore::erase(std::string key) {
  const Nanoseconds begin = process_.now();
  auto erased = co_await ForwardingStore::erase(key);
  const bool done = static_cast<bool>(erased);
  drawn_.draw("erase", begin, process_.now(), role_of(done, SpanRole::write), done ? "" : unreachable, key);
  co_return erased;
}

Task<Result<std::string>> ProcessDatabase::load(std::string key) {
  const Nanoseconds begin = process_.now();
  auto loaded = co_await process_.living(database_.load(key));
  const bool done = static_cast<bool>(loaded);
  drawn_.draw("load", begin, process_.now(), role_of(done, SpanRole::load), done ? "" : unreachable, key);
  co_return loaded;
}

Task<Result<void>> ProcessDatabase::save(std::string key, std::string value) {
  const Nanoseconds begin = process_.now();
  auto saved = co_await process_.living(database_.save(key, std::move(value)));
  const bool done = static_cast<bool>(saved);
  drawn_.draw("save", begin, process_.now(), role_of(done, SpanRole::write), done ? "" : unreachable, key);
  co_return saved;
}

}  // namespace cachebound::exercises::layers
