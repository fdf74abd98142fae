#include "store/native/sqlite_database.hpp"

#include <cassert>
#include <functional>
#include <map>
#include <sqlite3.h>
#include <string>

namespace cachebound {

namespace {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

/// Ends what a statement holds however it was left: read locks, and the pointers bound to it.
class Use {
 public:
  explicit Use(sqlite3_stmt* statement) noexcept : statement_(statement) {}
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;
  ~Use() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }

 private:
  sqlite3_stmt* statement_;
};

/// The bytes are not copied: they must outlive the statement's use.
int bind(sqlite3_stmt* statement, int place, const SqlValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return sqlite3_bind_int64(statement, place, *number);
  if (const auto* text = std::get_if<std::string>(&value)) {
    return sqlite3_bind_blob64(statement, place, text->data(), text->size(), SQLITE_STATIC);
  }
  return sqlite3_bind_null(statement, place);
}

SqlValue column(sqlite3_stmt* statement, int place) {
  switch (sqlite3_column_type(statement, place)) {
    case SQLITE_NULL:
      return {};
    case SQLITE_INTEGER:
      return std::int64_t{sqlite3_column_int64(statement, place)};
    default: {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, place));
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, place));
      return bytes != nullptr ? std::string(bytes, size) : std::string();
    }
  }
}

FaultCode code_of(int outcome) {
  switch (outcome & 0xff) {  // the extended codes refine the lowest byte
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return FaultCode::store_timeout;
    case SQLITE_FULL:
      return FaultCode::store_full;
    default:
      return FaultCode::store_unreachable;
  }
}

}  // namespace

/// The statements are gone before the connection closes, which rolls back what is open.
struct SqliteDatabase::Connection {
  struct Close {
    void operator()(sqlite3* handle) const noexcept { sqlite3_close(handle); }
  };

  std::string file;
  std::unique_ptr<sqlite3, Close> handle;
  std::map<std::string, Statement, std::less<>> prepared;  ///< as many as there are texts in the program

  [[nodiscard]] Fault fault(int outcome) const {
    const char* words = handle ? sqlite3_errmsg(handle.get()) : sqlite3_errstr(outcome);
    return {code_of(outcome), "store", "store: got \"" + std::string(words) + "\" from SQLite for " + file + "."};
  }
};

SqliteDatabase::SqliteDatabase(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
SqliteDatabase::~SqliteDatabase() = default;

Result<std::unique_ptr<SqlDatabase>> SqliteDatabase::open(const std::filesystem::path& file, SqliteOptions options) {
  auto connection = std::make_unique<Connection>();
  connection->file = file.string();
  sqlite3* handle = nullptr;
  constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  const int opened = sqlite3_open_v2(connection->file.c_str(), &handle, flags, nullptr);
  connection->handle.reset(handle);
  if (opened != SQLITE_OK) return connection->fault(opened);
  sqlite3_busy_timeout(handle, static_cast<int>(options.busy_timeout.count()));

  std::unique_ptr<SqlDatabase> database(new SqliteDatabase(std::move(connection)));
  for (const char* pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL"}) {
    if (const auto done = database->run(pragma); !done) return done.fault();
  }
  return database;
}

Result<std::vector<SqlRow>> SqliteDatabase::run(std::string_view sql, std::span<const SqlValue> values) {
  auto place = connection_->prepared.find(sql);
  if (place == connection_->prepared.end()) {
    sqlite3_stmt* statement = nullptr;
    const int made = sqlite3_prepare_v3(connection_->handle.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (made != SQLITE_OK) return connection_->fault(made);
    place = connection_->prepared.emplace(std::string(sql), Statement(statement)).first;
  }
  sqlite3_stmt* statement = place->second.get();
  const Use use(statement);
  assert(sqlite3_bind_parameter_count(statement) == static_cast<int>(values.size()));
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (const int bound = bind(statement, static_cast<int>(i) + 1, values[i]); bound != SQLITE_OK) {
      return connection_->fault(bound);
    }
  }
  std::vector<SqlRow> rows;
  for (;;) {
    const int stepped = sqlite3_step(statement);
    if (stepped == SQLITE_DONE) return rows;
    if (stepped != SQLITE_ROW) return connection_->fault(stepped);
    SqlRow& row = rows.emplace_back();
    const int columns = sqlite3_column_count(statement);
    row.reserve(static_cast<std::size_t>(columns));
    for (int i = 0; i < columns; ++i) row.push_back(column(statement, i));
  }
}

Result<SqliteFolder> SqliteFolder::at(std::filesystem::path directory, SqliteOptions options) {
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  if (error || !std::filesystem::is_directory(directory)) {
    return Fault{FaultCode::store_unreachable, "store",
                 "store: got \"" + error.message() + "\" for the directory " + directory.string() + "."};
  }
  return SqliteFolder(std::move(directory), options);
}

Result<std::unique_ptr<SqlDatabase>> SqliteFolder::open(std::string_view name) {
  return SqliteDatabase::open(directory_ / (std::string(name) + ".db"), options_);
}

}  // namespace cachebound
