#include "cli/store_choice.hpp"

#include "engine/query.hpp"
#include "store/native/native_stores.hpp"

namespace cachebound::cli {

namespace {

Fault no_use(const ExerciseSpec& exercise, std::string_view address, std::string_view why, std::string_view allowed) {
  return {FaultCode::unknown_choice, "store",
          "store: got " + in_quotes(address) + " for " + std::string(exercise.id) + ", which keeps " +
              std::string(why) + "; allowed: " + std::string(allowed) + "."};
}

}  // namespace

Result<void> StoreChoice::choose(const ExerciseSpec& exercise, std::string_view address, Environment& environment) {
  if (exercise.keeps_stores) return choose_stores(address, environment);
  if (exercise.databases > 0) return choose_databases(exercise, address, environment);
  return no_use(exercise, address, "nothing in a store", "no store");
}

Result<void> StoreChoice::choose_stores(std::string_view address, Environment& environment) {
  auto opened = open_stores(address);
  if (!opened) return opened.fault();
  stores_ = *std::move(opened);
  environment.stores = stores_.get();
  if (stores_->is_real()) environment.stores = &measured_.emplace(*stores_, *environment.clock);
  return {};
}

Result<void> StoreChoice::choose_databases(const ExerciseSpec& exercise, std::string_view address,
                                           Environment& environment) {
  const auto parsed = parse_store_address(address);
  if (!parsed) return parsed.fault();
  if (std::holds_alternative<MemoryAddress>(*parsed)) return {};
  const auto* const sqlite = std::get_if<SqliteAddress>(&*parsed);
  if (sqlite == nullptr) return no_use(exercise, address, "its results in databases", "memory or sqlite:DIRECTORY");
  auto folder = SqliteFolder::at(sqlite->file);
  if (!folder) return folder.fault();
  environment.databases = &databases_.emplace(*std::move(folder));
  return {};
}

}  // namespace cachebound::cli
