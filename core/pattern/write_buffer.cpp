#include "pattern/write_buffer.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace cachebound {

WriteBuffer::~WriteBuffer() {
  for (const auto& [number, entry] : entries_) account_.release(bytes_of(entry));
}

bool WriteBuffer::would_merge(const std::string& key) const {
  if (!merge_) return false;
  const auto newest = newest_.find(key);
  return newest != newest_.end() && !entries_.at(newest->second).being_saved;
}

std::uint64_t WriteBuffer::push(std::string key, std::string value, std::uint64_t ticket) {
  if (would_merge(key)) {
    Entry& entry = entries_.at(newest_.at(key));
    account_.release(bytes_of(entry));
    entry.value = std::move(value);
    account_.charge(bytes_of(entry));
    ++entry.writes;
    return std::exchange(entry.ticket, ticket);
  }
  assert(!full());
  Entry entry{std::move(key), std::move(value), ticket};
  newest_[entry.key] = next_;
  account_.charge(bytes_of(entry));
  entries_.emplace_hint(entries_.end(), next_++, std::move(entry));
  return 0;
}

std::optional<WriteBuffer::Entry> WriteBuffer::drop_oldest() {
  const auto oldest =
      std::find_if(entries_.begin(), entries_.end(), [](const auto& entry) { return !entry.second.being_saved; });
  if (oldest == entries_.end()) return std::nullopt;
  return take_out(oldest);
}

std::vector<WriteBuffer::Number> WriteBuffer::take(std::uint32_t most, Number before) {
  std::vector<Number> taken;
  const auto has_key = [&](const std::string& key) {
    return std::any_of(taken.begin(), taken.end(), [&](Number number) { return entries_.at(number).key == key; });
  };
  for (auto& [number, entry] : entries_) {
    if (taken.size() == most || number >= before || has_key(entry.key)) break;
    entry.being_saved = true;
    taken.push_back(number);
  }
  return taken;
}

void WriteBuffer::saved(Number number) { static_cast<void>(take_out(entries_.find(number))); }

const std::string* WriteBuffer::find(const std::string& key) const {
  const auto newest = newest_.find(key);
  return newest == newest_.end() ? nullptr : &entries_.at(newest->second).value;
}

WriteBuffer::Entry WriteBuffer::take_out(Entries::iterator entry) {
  assert(entry != entries_.end());
  Entry out = std::move(entry->second);
  account_.release(bytes_of(out));
  if (const auto newest = newest_.find(out.key); newest->second == entry->first) {
    // An older one of the same key may be left only where the newest was dropped while that is being saved.
    const auto older = std::find_if(std::make_reverse_iterator(entry), entries_.rend(),
                                    [&](const auto& other) { return other.second.key == out.key; });
    if (older != entries_.rend()) {
      newest->second = older->first;
    } else {
      newest_.erase(newest);
    }
  }
  entries_.erase(entry);
  return out;
}

}  // namespace cachebound
