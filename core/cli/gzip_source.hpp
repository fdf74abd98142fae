// Unpacks a gzip stream (RFC 1952) of any number of members as it is read.
#pragma once

#include <memory>
#include <vector>

#include "cli/byte_source.hpp"

struct z_stream_s;

namespace cachebound::cli {

/// Memory does not depend on the stream. A torn or damaged stream is a `malformed_trace` fault.
class GzipSource final : public ByteSource {
 public:
  explicit GzipSource(std::unique_ptr<ByteSource> packed);
  ~GzipSource() override;

  Result<std::size_t> read(std::span<char> into) override;
  std::uint64_t position() const override { return packed_->position(); }
  std::optional<std::uint64_t> length() const override { return packed_->length(); }

 private:
  std::unique_ptr<ByteSource> packed_;
  std::vector<char> input_;
  std::unique_ptr<z_stream_s> stream_;
  bool inside_member_ = true;
};

}  // namespace cachebound::cli
