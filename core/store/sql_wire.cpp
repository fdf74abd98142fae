#include "store/sql_wire.hpp"

#include <cstdint>
#include <optional>

namespace cachebound {

namespace {

constexpr std::size_t length_bytes = 4, integer_bytes = 8;

void put(std::string& out, std::uint64_t number, std::size_t bytes) {
  for (; bytes > 0; --bytes, number >>= 8) out += static_cast<char>(number & 0xffU);
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::optional<std::string_view> take(std::size_t count) {
    if (bytes_.size() < count) return std::nullopt;
    const std::string_view taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
  }

  std::optional<std::uint64_t> number(std::size_t count) {
    const auto taken = take(count);
    if (!taken) return std::nullopt;
    std::uint64_t value = 0;
    for (std::size_t i = count; i-- > 0;) value = value << 8 | static_cast<unsigned char>((*taken)[i]);
    return value;
  }

  std::optional<SqlValue> value() {
    const auto kind = number(1);
    if (kind == 0U) return SqlValue();
    if (kind == 1U) {
      const auto integer = number(integer_bytes);
      return integer ? std::optional<SqlValue>(static_cast<std::int64_t>(*integer)) : std::nullopt;
    }
    if (kind != 2U) return std::nullopt;
    const auto length = number(length_bytes);
    const auto blob = length ? take(*length) : std::nullopt;
    return blob ? std::optional<SqlValue>(std::string(*blob)) : std::nullopt;
  }

  [[nodiscard]] std::string_view rest() const { return bytes_; }

 private:
  std::string_view bytes_;
};

Fault fault(FaultCode code, std::string_view words) {
  return {code, "store", "store: got \"" + std::string(words) + "\" from SQLite."};
}

Fault unreadable() { return fault(FaultCode::store_unreachable, "an answer that cannot be read"); }

}  // namespace

std::string encode(std::span<const SqlValue> values) {
  std::string out;
  for (const SqlValue& value : values) {
    put(out, value.index(), 1);
    if (const auto* number = std::get_if<std::int64_t>(&value)) put(out, static_cast<std::uint64_t>(*number), 8);
    if (const auto* blob = std::get_if<std::string>(&value)) {
      put(out, blob->size(), length_bytes);
      out += *blob;
    }
  }
  return out;
}

Result<std::vector<SqlRow>> decode_reply(std::string_view reply) {
  Reader reader(reply);
  const auto outcome = reader.number(1);
  if (!outcome || *outcome > 3) return unreadable();
  if (*outcome == 1) return fault(FaultCode::store_unreachable, reader.rest());
  if (*outcome == 2) return fault(FaultCode::store_timeout, reader.rest());
  if (*outcome == 3) return fault(FaultCode::store_full, reader.rest());
  const auto columns = reader.number(length_bytes), count = reader.number(length_bytes);
  if (!columns || !count) return unreadable();
  std::vector<SqlRow> rows;
  for (std::uint64_t row = 0; row < *count; ++row) {
    SqlRow& values = rows.emplace_back();
    for (std::uint64_t column = 0; column < *columns; ++column) {
      auto value = reader.value();
      if (!value) return unreadable();
      values.push_back(*std::move(value));
    }
    if (values.empty()) return unreadable();
  }
  if (!reader.rest().empty()) return unreadable();
  return rows;
}

}  // namespace cachebound
