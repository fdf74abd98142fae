// oracleGeneral, libCacheSim's binary format: 24 bytes a request, which says when its object is requested next.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "trace/readers/carry.hpp"
#include "trace/readers/record_reader.hpp"

namespace cachebound {

/// One record, little-endian and without padding: time u32, object id u64, size u32, next i64.
struct OracleRecord {
  static constexpr std::size_t bytes = 24;

  std::uint32_t time;
  std::uint64_t id;
  std::uint32_t size;
  std::int64_t next;  ///< the number of the object's next request, counted from 1; -1 or the largest number: none

  /// From 24 bytes.
  [[nodiscard]] static OracleRecord at(const char* from) noexcept;
  /// To 24 bytes.
  void write(char* to) const noexcept;
  /// What `next` can be in a record that is preceded by `before` others; noise rarely is.
  [[nodiscard]] bool is_plausible(std::uint64_t before) const noexcept;
};

/// A record is bad when its `next` lies in the past or beyond every trace; so is a torn one at the end.
class OracleReader final : public RecordReader {
 public:
  bool push(std::string_view bytes, Findings& findings) override;
  bool finish(Findings& findings) override;

 private:
  std::optional<std::size_t> parse(std::string_view window, Findings& findings);

  Carry carry_;
  std::uint64_t before_ = 0;
};

}  // namespace cachebound
