#include "pattern/write_journal.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <optional>

namespace cachebound {

namespace {

/// "LENGTH KEY VALUE" without the second blank: keys and values are bytes and may hold anything.
std::string encode(const std::string& key, const std::string& value) {
  return std::to_string(key.size()) + " " + key + value;
}

std::optional<WriteJournal::Write> decode(std::uint64_t ticket, const std::string& text) {
  std::size_t length = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, length);
  if (error != std::errc() || rest == end || *rest != ' ') return std::nullopt;
  const auto begin = static_cast<std::size_t>(rest + 1 - text.data());
  if (length > text.size() - begin) return std::nullopt;
  return WriteJournal::Write{ticket, text.substr(begin, length), text.substr(begin + length)};
}

}  // namespace

Task<Result<std::uint64_t>> WriteJournal::append(std::string key, std::string value) {
  const auto coming = coming_.insert(last_ + 1);
  const auto number = co_await store_.incr(name_ + ":last");
  coming_.erase(coming);
  if (!number) co_return number.fault();
  const auto ticket = static_cast<std::uint64_t>(*number);
  last_ = std::max(last_, ticket);
  open_.insert(ticket);
  const SetOptions options;
  const auto kept = co_await store_.set(place(ticket), encode(key, value), options);
  if (!kept) {
    open_.erase(ticket);
    co_return kept.fault();
  }
  co_return ticket;
}

Task<Result<void>> WriteJournal::forget(std::uint64_t ticket) {
  const auto erased = co_await store_.erase(place(ticket));
  if (!erased) co_return erased.fault();
  open_.erase(ticket);
  co_return Result<void>();
}

Task<Result<void>> WriteJournal::checkpoint() {
  std::uint64_t first = open_.empty() ? last_ + 1 : *open_.begin();
  if (!coming_.empty()) first = std::min(first, *coming_.begin());
  if (first == first_noted_) co_return Result<void>();
  const SetOptions options;
  const auto noted = co_await store_.set(name_ + ":first", std::to_string(first), options);
  if (!noted) co_return noted.fault();
  first_noted_ = first;
  co_return Result<void>();
}

Task<Result<std::vector<WriteJournal::Write>>> WriteJournal::recover() {
  const auto first = co_await number_at(name_ + ":first", 1);
  if (!first) co_return first.fault();
  const auto last = co_await number_at(name_ + ":last", 0);
  if (!last) co_return last.fault();
  first_noted_ = *first;
  last_ = *last;
  std::vector<Write> writes;
  for (std::uint64_t ticket = *first; ticket <= *last; ++ticket) {
    const auto text = co_await store_.get(place(ticket));
    if (!text) co_return text.fault();
    if (!*text) continue;
    auto write = decode(ticket, **text);
    if (!write) continue;
    open_.insert(ticket);
    writes.push_back(*std::move(write));
  }
  co_return writes;
}

Task<Result<std::uint64_t>> WriteJournal::number_at(std::string place, std::uint64_t otherwise) {
  const auto text = co_await store_.get(std::move(place));
  if (!text) co_return text.fault();
  if (!*text) co_return otherwise;
  std::uint64_t number = otherwise;
  std::from_chars((*text)->data(), (*text)->data() + (*text)->size(), number);
  co_return number;
}

}  // namespace cachebound
