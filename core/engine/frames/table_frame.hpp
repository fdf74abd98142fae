// What a table view needs: columns with units, and rows of text and numbers.
#pragma once

#include <cassert>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

#include "base/json_writer.hpp"

namespace cachebound {

struct TableColumn {
  std::string_view label;
  std::string_view unit = "";
};

/// Text, or a number in its column's unit; NaN is none.
using TableCell = std::variant<std::string, double>;

/// Writes one member of the frame's `tables`, of the id that its view names. The caller opens and ends the object
/// `tables` around it.
class TableFrame {
 public:
  TableFrame(JsonWriter& json, std::string_view id, std::initializer_list<TableColumn> columns)
      : json_(json), columns_(columns.size()) {
    json_.key(id).object().key("columns").array();
    for (const TableColumn& column : columns) {
      json_.object().field("label", column.label).field("unit", column.unit).end();
    }
    json_.end().key("rows").array();
  }
  ~TableFrame() { json_.end().end(); }
  TableFrame(const TableFrame&) = delete;
  TableFrame& operator=(const TableFrame&) = delete;

  /// A cell a column.
  void row(std::initializer_list<TableCell> cells) {
    assert(cells.size() == columns_);
    json_.array();
    for (const TableCell& cell : cells) {
      if (const auto* number = std::get_if<double>(&cell)) {
        json_.number(*number);
      } else {
        json_.text(std::get<std::string>(cell));
      }
    }
    json_.end();
  }

 private:
  JsonWriter& json_;
  std::size_t columns_;
};

}  // namespace cachebound
