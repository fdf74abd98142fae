// Write-behind (write-back): a write is acknowledged as soon as it is in the cache and in a buffer, and saved later,
// with others.
#pragma once

#include <functional>
#include <optional>

#include "pattern/cached_database.hpp"
#include "pattern/database.hpp"
#include "pattern/striped_lock.hpp"
#include "pattern/write_buffer.hpp"
#include "pattern/write_journal.hpp"
#include "store/store.hpp"

namespace cachebound {

/// What becomes of a write that finds the buffer full.
enum class WhenFull {
  block,        ///< it waits for the next flush to make room
  drop_oldest,  ///< the write that has waited longest is lost, though it was acknowledged
  flush,        ///< it starts a flush, and waits for that to make room
};

struct WriteBehindOptions {
  std::optional<Nanoseconds> ttl;                         ///< of an entry in the cache
  Nanoseconds interval = std::chrono::milliseconds{100};  ///< from the first write that waits to the flush
  std::uint32_t batch = 16;                               ///< saves of one flush under way at once, at least 1
  std::optional<std::uint32_t> capacity = 256;            ///< of the buffer; none is the naive way
  WhenFull when_full = WhenFull::block;
  bool merge = true;                ///< of two writes to a key that wait only the later one is saved
  bool read_buffer = true;          ///< a reader who misses looks into the buffer first; not to is the naive way
  WriteJournal* journal = nullptr;  ///< where writes are kept until they are saved, beyond the process; outlives it
  /// Told what is lost for want of room.
  std::function<void(const WriteBuffer::Entry&)> on_drop;
};

/// The fastest writes, and fewer saves than writes. What it costs: until it is saved a write exists in this process
/// alone, and is lost with it, unless a journal keeps it elsewhere; the database is behind its cache; and what it
/// refuses comes back too late for the writer to know. A save that fails is tried again at the next flush; writes of a
/// key are saved in the order in which they were acknowledged, each at least once.
///
/// Starts a task for flushing, and one for each save. Its tasks, and those that call it, must be over or dropped before
/// it or anything it is made of is destroyed.
class WriteBehind final : public CachedDatabase {
 public:
  WriteBehind(Scheduler& scheduler, Store& store, Database& database, StripedLock& locks, WriteBehindOptions options,
              Account& account);
  WriteBehind(const WriteBehind&) = delete;
  WriteBehind& operator=(const WriteBehind&) = delete;

  /// As ReadThrough, with the buffer between store and database: what waits there is newer than what is saved.
  [[nodiscard]] Task<Result<Answer>> read(std::string key) override;
  /// A fault is the journal's: the write is not acknowledged then. That the store fails is of no account.
  [[nodiscard]] Task<Result<void>> write(std::string key, std::string value) override;

  /// Takes up what the journal holds of a process before this one, and tells. To be awaited before anybody writes.
  [[nodiscard]] Task<Result<std::vector<WriteJournal::Write>>> recover();
  /// Flushes now and returns when nothing waits any more.
  [[nodiscard]] Task<> drain();

  [[nodiscard]] const WriteBuffer& buffer() const noexcept { return buffer_; }
  /// Writes acknowledged that gave way to others; those merged into them included.
  [[nodiscard]] std::uint64_t overflowed() const noexcept { return overflowed_; }
  /// Writes that needed no save of their own.
  [[nodiscard]] std::uint64_t merged() const noexcept { return merged_; }
  /// The most entries that ever waited.
  [[nodiscard]] std::uint32_t most_waiting() const noexcept { return most_waiting_; }

 private:
  /// Returns when the buffer has room; what is dropped for it counts as overflowed.
  [[nodiscard]] Task<> make_room();
  Task<> push(std::string key, std::string value, std::uint64_t ticket);
  Task<> forget(std::uint64_t ticket);
  Task<> flush_for_ever();
  Task<> flush();
  Task<> save(WriteBuffer::Number number);
  void hurry();

  Scheduler& scheduler_;
  Store& store_;
  Database& database_;
  StripedLock& locks_;
  WriteBehindOptions options_;
  WriteBuffer buffer_;
  WaitList work_, hurried_, room_, saved_, emptied_;
  bool hurry_ = false, failed_ = false;
  std::uint32_t being_saved_ = 0, most_waiting_ = 0;
  std::uint64_t overflowed_ = 0, merged_ = 0;
};

}  // namespace cachebound
