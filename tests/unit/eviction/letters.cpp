#include "eviction/letters.hpp"

#include <cassert>
#include <vector>

#include "eviction/registry.hpp"

namespace cachebound::eviction {

namespace {

constexpr std::uint64_t seed = 38;

std::string letter(std::uint64_t key) { return {static_cast<char>('A' + key)}; }

std::vector<std::uint32_t> ids_of(std::string_view letters) {
  std::vector<std::uint32_t> ids;
  for (const char c : letters) ids.push_back(static_cast<std::uint32_t>(c - 'A'));
  return ids;
}

std::string word(std::uint64_t key, const Access& access) {
  return letter(key) + (access.hit ? "+" : "") + (access.evicted ? "-" + letter(access.victim) : "");
}

std::uint64_t next_use(std::string_view letters, std::size_t position) {
  const std::size_t next = letters.find(letters[position], position + 1);
  return next == std::string_view::npos ? ForesightPolicy::never : next;
}

}  // namespace

std::string told(std::string_view policy, std::uint32_t capacity, std::string_view letters) {
  const PolicyInfo& info = *find_policy(policy);
  const std::vector<std::uint32_t> ids = ids_of(letters);
  Account account("cache");
  const auto compiled = info.compiled({ids, 26, {}, {}}, capacity, seed, account);
  const auto streaming = info.make_streaming == nullptr ? nullptr : info.make_streaming(capacity, seed, account);
  const auto foresight = info.foresight == nullptr ? nullptr : info.foresight(capacity, account);
  std::string text;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Access access = compiled->access(ids[i]);
    const Access streamed = streaming ? streaming->access(ids[i]) : foresight->access(ids[i], next_use(letters, i));
    text += (i == 0 ? "" : " ") + word(ids[i], access);
    if (!(streamed == access)) text += " but streamed " + word(ids[i], streamed);
  }
  return text;
}

std::string frame_after(std::string_view policy, std::uint32_t capacity, std::string_view letters) {
  const std::vector<std::uint32_t> ids = ids_of(letters);
  Account account("cache");
  const auto compiled = find_policy(policy)->compiled({ids, 26, {}, {}}, capacity, seed, account);
  compiled->replay(ids);
  JsonWriter json;
  json.object();
  compiled->write_frame(json, letter);
  json.end();
  return json.take();
}

}  // namespace cachebound::eviction
