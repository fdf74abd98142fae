#include "pattern/write_behind.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "pattern/find_or_load.hpp"

namespace cachebound {

WriteBehind::WriteBehind(Scheduler& scheduler, Store& store, Database& database, StripedLock& locks,
                         WriteBehindOptions options, Account& account)
    : scheduler_(scheduler),
      store_(store),
      database_(database),
      locks_(locks),
      options_(std::move(options)),
      buffer_(options_.capacity, options_.merge, account),
      work_(scheduler),
      hurried_(scheduler),
      room_(scheduler),
      saved_(scheduler),
      emptied_(scheduler) {
  assert(options_.batch > 0);
  scheduler_.spawn(flush_for_ever());
}

Task<Result<Answer>> WriteBehind::read(std::string key) {
  auto kept = co_await store_.get(key);
  if (kept && *kept) co_return Answer{**std::move(kept), Origin::cache};
  const auto held = co_await locks_.lock(key);
  if (const std::string* waiting = options_.read_buffer ? buffer_.find(key) : nullptr) {
    std::string value = *waiting;
    const SetOptions options{options_.ttl};
    static_cast<void>(co_await store_.set(std::move(key), value, options));
    co_return Answer{std::move(value), Origin::local};
  }
  auto found = co_await find_or_load(store_, database_, options_.ttl, std::move(key));
  if (!found) co_return found.fault();
  co_return Answer{std::move(found->value), found->loaded ? Origin::database : Origin::joined};
}

Task<Result<void>> WriteBehind::write(std::string key, std::string value) {
  const auto held = co_await locks_.lock(key);
  std::uint64_t ticket = 0;
  if (options_.journal != nullptr) {
    const auto kept = co_await options_.journal->append(key, value);
    if (!kept) co_return kept.fault();
    ticket = *kept;
  }
  const SetOptions options{options_.ttl};
  const auto cached = co_await store_.set(key, value, options);
  if (!cached) static_cast<void>(co_await store_.erase(key));  // what it holds is old
  co_await push(std::move(key), std::move(value), ticket);
  co_return Result<void>();
}

// The last step of a write, and nothing is awaited after it: acknowledged and buffered is one and the same.
Task<> WriteBehind::push(std::string key, std::string value, std::uint64_t ticket) {
  if (!buffer_.would_merge(key)) co_await make_room();
  const bool merges = buffer_.would_merge(key);
  const std::uint64_t replaced = buffer_.push(std::move(key), std::move(value), ticket);
  if (merges) ++merged_;
  if (replaced != 0) scheduler_.spawn(forget(replaced));
  most_waiting_ = std::max(most_waiting_, buffer_.size());
  work_.wake_one();
  // Those behind it have asked for a flush, and it has taken the room that came of it.
  if (options_.when_full == WhenFull::flush && buffer_.full() && !room_.empty()) hurry();
}

Task<> WriteBehind::make_room() {
  while (buffer_.full()) {
    if (options_.when_full == WhenFull::drop_oldest) {
      if (const auto dropped = buffer_.drop_oldest()) {
        overflowed_ += dropped->writes;
        if (options_.on_drop) options_.on_drop(*dropped);
        if (dropped->ticket != 0) scheduler_.spawn(forget(dropped->ticket));
        co_return;
      }
    }
    if (options_.when_full == WhenFull::flush) hurry();
    co_await room_.wait();
  }
}

Task<> WriteBehind::forget(std::uint64_t ticket) {
  // If it fails, a recovery saves an old value first and the newer one after it.
  static_cast<void>(co_await options_.journal->forget(ticket));
}

Task<Result<std::vector<WriteJournal::Write>>> WriteBehind::recover() {
  assert(options_.journal != nullptr);
  auto writes = co_await options_.journal->recover();
  if (!writes) co_return writes.fault();
  for (const auto& [ticket, key, value] : *writes) co_await push(key, value, ticket);
  co_return writes;
}

Task<> WriteBehind::drain() {
  if (buffer_.empty()) co_return;
  hurry();
  co_await emptied_.wait();
}

void WriteBehind::hurry() {
  hurry_ = true;
  hurried_.wake_all();
}

Task<> WriteBehind::flush_for_ever() {
  while (true) {
    while (buffer_.empty()) co_await work_.wait();
    Deadline deadline(scheduler_, options_.interval);
    if (!hurry_) co_await hurried_.wait(deadline);
    hurry_ = false;
    co_await flush();
    if (buffer_.empty()) emptied_.wake_all();
  }
}

/// What waits at its beginning; what comes meanwhile is for the next one.
Task<> WriteBehind::flush() {
  failed_ = false;
  const WriteBuffer::Number before = buffer_.next();
  while (!failed_) {
    const std::vector<WriteBuffer::Number> round = buffer_.take(options_.batch, before);
    if (round.empty()) break;
    being_saved_ = static_cast<std::uint32_t>(round.size());
    for (const WriteBuffer::Number number : round) scheduler_.spawn(save(number));
    co_await saved_.wait();
  }
  if (options_.journal != nullptr) static_cast<void>(co_await options_.journal->checkpoint());
}

Task<> WriteBehind::save(WriteBuffer::Number number) {
  const WriteBuffer::Entry& entry = buffer_[number];  // stays as it is while it is being saved
  bool done = static_cast<bool>(co_await database_.save(entry.key, entry.value));
  // Only what is no longer in the journal leaves: else a recovery would save it again, over what came after it.
  if (done && entry.ticket != 0) done = static_cast<bool>(co_await options_.journal->forget(entry.ticket));
  if (done) {
    buffer_.saved(number);
    room_.wake_one();
  } else {
    buffer_.failed(number);
    failed_ = true;
  }
  if (--being_saved_ == 0) saved_.wake_all();
}

}  // namespace cachebound
