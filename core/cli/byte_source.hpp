// Where the program reads a trace from: a file, the standard input, gzip around either.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "base/result.hpp"

namespace cachebound::cli {

class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  /// Fills the start of `into` and says how much; 0 at the end. A fault when the rest is out of reach or damaged.
  [[nodiscard]] virtual Result<std::size_t> read(std::span<char> into) = 0;

  /// Bytes taken from the file so far, packed as they lie there, and in all where that is known.
  [[nodiscard]] virtual std::uint64_t position() const = 0;
  [[nodiscard]] virtual std::optional<std::uint64_t> length() const = 0;
};

/// A path, or "-" for the standard input. An `unreadable` fault when there is no such file.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> open_file(const std::string& path);

/// The same, unpacked where its first bytes are those of gzip.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> open_trace(const std::string& path);

}  // namespace cachebound::cli
