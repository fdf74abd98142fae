#include "store/sql_cache_table.hpp"

#include <array>

#include "store/sql_schema.hpp"

namespace cachebound {

namespace {

const SqlSchema& cache_schema() {
  static const SqlSchema versions{
      0x43424361,  // "CBCa"
      {{
          R"(CREATE TABLE entries (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, tag BLOB, stored INTEGER NOT NULL,
             expires INTEGER, accessed INTEGER NOT NULL, accesses INTEGER NOT NULL, bytes INTEGER NOT NULL,
             value BLOB NOT NULL))",
          "CREATE INDEX entries_by_expires ON entries (expires) WHERE expires IS NOT NULL",
          "CREATE INDEX entries_by_tag ON entries (tag) WHERE tag IS NOT NULL",
          "CREATE TABLE totals (entries INTEGER NOT NULL, bytes INTEGER NOT NULL)",
          "INSERT INTO totals VALUES (0, 0)",
          R"(CREATE TRIGGER count_insert AFTER INSERT ON entries BEGIN
             UPDATE totals SET entries = entries + 1, bytes = bytes + new.bytes; END)",
          R"(CREATE TRIGGER count_update AFTER UPDATE OF bytes ON entries BEGIN
             UPDATE totals SET bytes = bytes + new.bytes - old.bytes; END)",
          R"(CREATE TRIGGER count_delete AFTER DELETE ON entries BEGIN
             UPDATE totals SET entries = entries - 1, bytes = bytes - old.bytes; END)",
      }}};
  return versions;
}

std::string select(const std::string& what, std::string_view rest) {
  std::string sql = "SELECT " + what + " FROM entries ";
  return sql.append(rest);
}

const std::string columns = "id, key, tag, stored, expires, accessed, accesses, bytes";

template <class T, class As>
SqlValue nullable(const std::optional<T>& value, As as) {
  return value ? SqlValue(as(*value)) : SqlValue();
}

SqlValue tag_of(const CacheEntry& entry) {
  return nullable(entry.tag, [](const std::string& tag) { return tag; });
}

SqlValue expiry_of(const CacheEntry& entry) {
  return nullable(entry.expires, [](Nanoseconds time) { return std::int64_t{time.count()}; });
}

CacheEntry entry_of(const SqlRow& row) {
  CacheEntry entry;
  entry.id = integer(row[0]);
  entry.key = bytes(row[1]);
  if (const auto* tag = std::get_if<std::string>(&row[2])) entry.tag = *tag;
  entry.stored = Nanoseconds(integer(row[3]));
  if (const auto* expires = std::get_if<std::int64_t>(&row[4])) entry.expires = Nanoseconds(*expires);
  entry.accessed = Nanoseconds(integer(row[5]));
  entry.accesses = integer(row[6]);
  entry.bytes = integer(row[7]);
  return entry;
}

}  // namespace

Result<std::unique_ptr<CacheTable>> SqlCacheTable::open(std::unique_ptr<SqlDatabase> database) {
  if (const auto ready = bring_up_to_date(*database, cache_schema()); !ready) return ready.fault();
  return std::unique_ptr<CacheTable>(new SqlCacheTable(std::move(database)));
}

Result<void> SqlCacheTable::change(std::string_view sql, std::initializer_list<SqlValue> values) {
  if (const auto done = database_->run(sql, values); !done) return done.fault();
  return {};
}

Result<std::vector<CacheEntry>> SqlCacheTable::entries(std::string_view sql, std::initializer_list<SqlValue> values) {
  const auto rows = database_->run(sql, values);
  if (!rows) return rows.fault();
  std::vector<CacheEntry> found;
  found.reserve(rows->size());
  for (const SqlRow& row : *rows) found.push_back(entry_of(row));
  return found;
}

Result<void> SqlCacheTable::begin() { return change("BEGIN IMMEDIATE"); }
Result<void> SqlCacheTable::commit() { return change("COMMIT"); }
Result<void> SqlCacheTable::roll_back() { return change("ROLLBACK"); }

Result<std::optional<CacheRow>> SqlCacheTable::find(const std::string& key) {
  const auto rows = database_->run(select(columns + ", value", "WHERE key = ?1"), {key});
  if (!rows) return rows.fault();
  if (rows->empty()) return std::optional<CacheRow>();
  const SqlRow& row = rows->front();
  return std::optional(CacheRow{entry_of(row), bytes(row[8])});
}

Result<void> SqlCacheTable::insert(const CacheRow& row) {
  const CacheEntry& entry = row.entry;
  return change(
      "INSERT INTO entries (key, tag, stored, expires, accessed, accesses, bytes, value)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      {entry.key, tag_of(entry), entry.stored.count(), expiry_of(entry), entry.accessed.count(), entry.accesses,
       entry.bytes, row.value});
}

Result<void> SqlCacheTable::update(const CacheRow& row) {
  const CacheEntry& entry = row.entry;
  return change(
      "UPDATE entries SET tag = ?2, stored = ?3, expires = ?4, accessed = ?5, accesses = ?6, bytes = ?7, value = ?8"
      " WHERE id = ?1",
      {entry.id, tag_of(entry), entry.stored.count(), expiry_of(entry), entry.accessed.count(), entry.accesses,
       entry.bytes, row.value});
}

Result<void> SqlCacheTable::touch(const CacheEntry& entry) {
  return change("UPDATE entries SET expires = ?2, accessed = ?3, accesses = ?4 WHERE id = ?1",
                {entry.id, expiry_of(entry), entry.accessed.count(), entry.accesses});
}

Result<void> SqlCacheTable::erase(std::int64_t id) { return change("DELETE FROM entries WHERE id = ?1", {id}); }

Result<void> SqlCacheTable::index(CacheOrder order) {
  switch (order) {
    case CacheOrder::id:
      return {};
    case CacheOrder::stored:
      return change("CREATE INDEX IF NOT EXISTS entries_by_stored ON entries (stored)");
    case CacheOrder::accessed:
      return change("CREATE INDEX IF NOT EXISTS entries_by_accessed ON entries (accessed)");
    case CacheOrder::accesses:
      return change("CREATE INDEX IF NOT EXISTS entries_by_accesses ON entries (accesses)");
  }
  return {};
}

Result<std::vector<CacheEntry>> SqlCacheTable::first(CacheOrder order, std::uint32_t limit) {
  constexpr std::array<std::string_view, 4> orders{"id", "stored, id", "accessed, id", "accesses, id"};
  const std::string by(orders[static_cast<std::size_t>(order)]);
  return entries(select(columns, "ORDER BY " + by + " LIMIT ?1"), {std::int64_t{limit}});
}

Result<std::vector<CacheEntry>> SqlCacheTable::expired(Nanoseconds time, std::uint32_t limit) {
  return entries(select(columns, "WHERE expires IS NOT NULL AND expires < ?1 ORDER BY expires, id LIMIT ?2"),
                 {time.count(), std::int64_t{limit}});
}

Result<std::vector<CacheEntry>> SqlCacheTable::tagged(const std::string& tag, std::uint32_t limit) {
  return entries(select(columns, "WHERE tag = ?1 ORDER BY id LIMIT ?2"), {tag, std::int64_t{limit}});
}

Result<CacheTotals> SqlCacheTable::totals() {
  const auto rows = database_->run("SELECT entries, bytes FROM totals");
  if (!rows) return rows.fault();
  const SqlRow& row = rows->at(0);
  return CacheTotals{integer(row[0]), integer(row[1])};
}

}  // namespace cachebound
