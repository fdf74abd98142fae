#include "exercises/strategies/shared/write_ledger.hpp"

#include <cassert>
#include <charconv>
#include <utility>

namespace cachebound::exercises {

WriteLedger::WriteLedger(std::uint32_t keys, std::uint32_t most_writes, Account& account)
    : writes_(TrackingAllocator<Write>(account)),
      newest_(keys, none, TrackingAllocator<Number>(account)),
      valid_(keys, none, TrackingAllocator<Number>(account)) {
  writes_.reserve(std::size_t{keys} + most_writes);
  for (std::uint32_t key = 0; key < keys; ++key) {
    Write& write = writes_.emplace_back();
    write.key = key;
    write.acknowledged = 0;
    write.stored = true;
    newest_[key] = valid_[key] = key;
  }
}

WriteLedger::Number WriteLedger::begin(std::uint32_t key) {
  assert(writes_.size() < writes_.capacity());
  const auto number = static_cast<Number>(writes_.size());
  Write& write = writes_.emplace_back();
  write.begun = ++events_;
  write.key = key;
  write.previous = newest_[key];
  newest_[key] = number;
  return number;
}

void WriteLedger::acknowledge(Number number, Nanoseconds now) {
  Write& write = writes_[number];
  write.acknowledged = ++events_;
  ++acknowledged_;
  if (write.stored) ++stored_;
  Number* link = &valid_[write.key];
  while (*link != none) {
    Write& other = writes_[*link];
    if (other.acknowledged > write.begun) {
      link = &other.next_valid;
      continue;
    }
    other.outdated = write.acknowledged;
    other.outdated_at = now.count();
    other.outdated_by = number;
    *link = other.next_valid;
  }
  *link = number;
}

void WriteLedger::stored(Number number) {
  for (bool first = true; number != none; number = writes_[number].previous, first = false) {
    Write& write = writes_[number];
    if (!first && write.stored) return;
    if (!first && !is_open(write)) continue;
    if (std::exchange(write.lost, false)) --lost_;
    const bool open = is_open(write);
    write.stored = true;
    if (!open) continue;
    ++stored_;
    if (on_settled) on_settled(number, Fate::stored);
  }
}

void WriteLedger::fold(Number number, std::uint32_t writes) {
  for (--writes; writes > 0; --writes) {
    do {
      number = writes_[number].previous;
    } while (!is_open(writes_[number]));
    writes_[number].folded = true;
  }
}

std::uint32_t WriteLedger::lose(Number number, std::uint32_t writes) {
  std::uint32_t lost = 0;
  for (bool first = true; number != none; number = writes_[number].previous, first = false) {
    Write& write = writes_[number];
    if (write.stored && !first) break;
    if (first || (is_open(write) && !write.folded)) {
      if (writes == 0) break;
      --writes;
    }
    if (!is_open(write)) continue;
    write.lost = true;
    ++lost;
    ++lost_;
    if (on_settled) on_settled(number, Fate::lost);
  }
  return lost;
}

WriteLedger::Moment WriteLedger::ask() noexcept {
  Moment moment;
  moment.event_ = ++events_;
  return moment;
}

std::optional<WriteLedger::Outdated> WriteLedger::outdated(Number number, Moment asked) const {
  const Write& write = writes_[number];
  if (write.outdated > asked.event_) return std::nullopt;
  return Outdated{Nanoseconds{write.outdated_at}, write.outdated_by};
}

std::string WriteLedger::value(Number write, std::uint32_t bytes) {
  std::string text = std::to_string(write);
  if (text.size() < bytes) text.resize(bytes, '.');
  return text;
}

WriteLedger::Number WriteLedger::number_of(std::string_view value) {
  Number number = none;
  const auto parsed = std::from_chars(value.data(), value.data() + value.size(), number);
  assert(parsed.ec == std::errc());
  static_cast<void>(parsed);
  return number;
}

}  // namespace cachebound::exercises
