#include "store/sql_schema.hpp"

#include "store/sql_transaction.hpp"

namespace cachebound {

namespace {

Result<std::int64_t> number(SqlDatabase& database, std::string_view sql) {
  const auto rows = database.run(sql);
  if (!rows) return rows.fault();
  return integer(rows->at(0).at(0));
}

Fault foreign(const std::string& what) { return {FaultCode::store_unreachable, "store", "store: got " + what}; }

}  // namespace

Result<void> bring_up_to_date(SqlDatabase& database, const SqlSchema& schema) {
  SqlTransaction transaction(database);
  if (!transaction.begun()) return transaction.begun();
  const auto application = number(database, "PRAGMA application_id");
  if (!application) return application.fault();
  const auto version = number(database, "PRAGMA user_version");
  if (!version) return version.fault();
  const auto tables = number(database, "SELECT count(*) FROM sqlite_master");
  if (!tables) return tables.fault();

  const bool is_new = *application == 0 && *version == 0 && *tables == 0;
  if (!is_new && *application != schema.application) {
    return foreign("a database of another application; allowed: a new file or one of this cache.");
  }
  const auto newest = static_cast<std::int64_t>(schema.versions.size());
  if (*version > newest) {
    return foreign("a database of version " + std::to_string(*version) + "; allowed: up to " + std::to_string(newest) +
                   ", a newer program has written it.");
  }
  if (*version == newest) return {};
  for (auto step = static_cast<std::size_t>(*version); step < schema.versions.size(); ++step) {
    for (const std::string_view statement : schema.versions[step]) {
      if (const auto done = database.run(statement); !done) return done.fault();
    }
  }
  for (const std::string& pragma : {"PRAGMA application_id = " + std::to_string(schema.application),
                                    "PRAGMA user_version = " + std::to_string(newest)}) {
    if (const auto done = database.run(pragma); !done) return done.fault();
  }
  return transaction.commit();
}

}  // namespace cachebound
