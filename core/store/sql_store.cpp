#include "store/sql_store.hpp"

#include <utility>

#include "store/command_rules.hpp"
#include "store/sql_schema.hpp"
#include "store/sql_transaction.hpp"

namespace cachebound {

namespace {

const SqlSchema& store_schema() {
  static const SqlSchema versions{
      0x43425374,  // "CBSt"
      {{
          "CREATE TABLE entries (key BLOB PRIMARY KEY, value BLOB NOT NULL, expires INTEGER) WITHOUT ROWID",
          "CREATE INDEX entries_by_expires ON entries (expires) WHERE expires IS NOT NULL",
      }}};
  return versions;
}

/// Dead entries that a write removes at most: more than it adds, so that they cannot pile up.
constexpr std::int64_t swept = 10;

SqlValue stored_time(std::optional<Nanoseconds> time) {
  return time ? SqlValue(std::int64_t{time->count()}) : SqlValue();
}

}  // namespace

Result<std::unique_ptr<SqlStore>> SqlStore::open(std::unique_ptr<SqlDatabase> database, Scheduler& scheduler,
                                                 const Clock& clock, Account& account, SqlStoreOptions options) {
  if (const auto ready = bring_up_to_date(*database, store_schema()); !ready) return ready.fault();
  return std::unique_ptr<SqlStore>(new SqlStore(std::move(database), scheduler, clock, account, options));
}

SqlStore::SqlStore(std::unique_ptr<SqlDatabase> database, Scheduler& scheduler, const Clock& clock, Account& account,
                   SqlStoreOptions options)
    : database_(std::move(database)),
      scheduler_(scheduler),
      clock_(clock),
      channels_(scheduler, account, options.most_waiting) {}

Result<std::optional<SqlStore::Entry>> SqlStore::find(const std::string& key) {
  const auto rows =
      database_->run("SELECT value, expires FROM entries WHERE key = ?1 AND (expires IS NULL OR expires > ?2)",
                     {key, clock_.now().count()});
  if (!rows) return rows.fault();
  if (rows->empty()) return std::optional<Entry>();
  const SqlRow& row = rows->front();
  Entry entry{bytes(row[0]), std::nullopt};
  if (const auto* expires = std::get_if<std::int64_t>(&row[1])) entry.expires = Nanoseconds(*expires);
  return std::optional(std::move(entry));
}

Result<void> SqlStore::put(const std::string& key, const Entry& entry) {
  const auto swept_away = database_->run(
      "DELETE FROM entries WHERE key IN (SELECT key FROM entries WHERE expires IS NOT NULL AND expires <= ?1"
      " ORDER BY expires LIMIT ?2)",
      {clock_.now().count(), swept});
  if (!swept_away) return swept_away.fault();
  const auto put = database_->run("INSERT OR REPLACE INTO entries (key, value, expires) VALUES (?1, ?2, ?3)",
                                  {key, entry.value, stored_time(entry.expires)});
  if (!put) return put.fault();
  return {};
}

Result<void> SqlStore::remove(const std::string& key) {
  if (const auto removed = database_->run("DELETE FROM entries WHERE key = ?1", {key}); !removed) {
    return removed.fault();
  }
  return {};
}

template <class Work>
auto SqlStore::change(const std::string& key, Work&& work) -> decltype(work(std::optional<Entry>())) {
  SqlTransaction transaction(*database_);
  if (!transaction.begun()) return transaction.begun().fault();
  auto entry = find(key);
  if (!entry) return entry.fault();
  auto done = work(*std::move(entry));
  if (!done) return done;
  if (const auto committed = transaction.commit(); !committed) return committed.fault();
  return done;
}

Task<Result<std::optional<std::string>>> SqlStore::get(std::string key) {
  auto entry = find(key);
  if (!entry) co_return entry.fault();
  if (!*entry) co_return std::optional<std::string>();
  co_return std::optional(std::move((*entry)->value));
}

Task<Result<bool>> SqlStore::set(std::string key, std::string value, SetOptions options) {
  if (const auto allowed = check(options); !allowed) co_return allowed.fault();
  co_return change(key, [&](std::optional<Entry> before) -> Result<bool> {
    if (before && options.if_absent) return false;
    Entry entry{std::move(value), std::nullopt};
    if (options.expiry) entry.expires = clock_.now() + *options.expiry;
    if (options.keep_ttl && before) entry.expires = before->expires;
    if (const auto written = put(key, entry); !written) return written.fault();
    return true;
  });
}

Task<Result<bool>> SqlStore::erase(std::string key) {
  co_return change(key, [&](const std::optional<Entry>& before) -> Result<bool> {
    if (!before) return false;
    if (const auto removed = remove(key); !removed) return removed.fault();
    return true;
  });
}

Task<Result<bool>> SqlStore::erase_if(std::string key, std::string value) {
  co_return change(key, [&](const std::optional<Entry>& before) -> Result<bool> {
    if (!before || before->value != value) return false;
    if (const auto removed = remove(key); !removed) return removed.fault();
    return true;
  });
}

Task<Result<bool>> SqlStore::expire(std::string key, Nanoseconds time) {
  if (const auto allowed = check_expiry(time); !allowed) co_return allowed.fault();
  co_return change(key, [&](std::optional<Entry> entry) -> Result<bool> {
    if (!entry) return false;
    entry->expires = clock_.now() + time;
    const auto done = time <= Nanoseconds::zero() ? remove(key) : put(key, *entry);
    if (!done) return done.fault();
    return true;
  });
}

Task<Result<TimeToLive>> SqlStore::ttl(std::string key) {
  const auto entry = find(key);
  if (!entry) co_return entry.fault();
  if (!*entry) co_return TimeToLive{};
  const auto expires = (*entry)->expires;
  co_return TimeToLive{true, expires ? std::optional(*expires - clock_.now()) : std::nullopt};
}

Task<Result<std::int64_t>> SqlStore::incr(std::string key, std::int64_t by) {
  co_return change(key, [&](std::optional<Entry> entry) -> Result<std::int64_t> {
    auto sum = incremented(entry ? &entry->value : nullptr, by);
    if (!sum) return sum;
    Entry after{std::to_string(*sum), entry ? entry->expires : std::nullopt};
    if (const auto written = put(key, after); !written) return written.fault();
    return sum;
  });
}

Task<Result<std::uint32_t>> SqlStore::publish(std::string channel, std::string message) {
  co_return channels_.publish(channel, message, [this] { return scheduler_.now(); });
}

Task<Result<std::unique_ptr<Subscription>>> SqlStore::subscribe(std::string channel) {
  co_return channels_.subscribe(std::move(channel));
}

Result<std::uint64_t> SqlStore::size() {
  const auto rows = database_->run("SELECT count(*) FROM entries");
  if (!rows) return rows.fault();
  return static_cast<std::uint64_t>(integer(rows->at(0).at(0)));
}

Result<void> SqlStore::clear() {
  if (const auto cleared = database_->run("DELETE FROM entries"); !cleared) return cleared.fault();
  return {};
}

}  // namespace cachebound
