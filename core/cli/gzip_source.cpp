#include "cli/gzip_source.hpp"

#include <algorithm>
#include <new>
#include <string>
#include <zlib.h>

namespace cachebound::cli {

namespace {

constexpr std::size_t input_bytes = 65'536;
/// The largest window, in a gzip wrapping.
constexpr int gzip_window = 15 + 16;

Fault damaged(const char* what) {
  return {FaultCode::malformed_trace, "trace", "The gzip data " + std::string(what) + "."};
}

}  // namespace

GzipSource::GzipSource(std::unique_ptr<ByteSource> packed)
    : packed_(std::move(packed)), input_(input_bytes), stream_(std::make_unique<z_stream_s>()) {
  if (inflateInit2(stream_.get(), gzip_window) != Z_OK) throw std::bad_alloc();
}

GzipSource::~GzipSource() { inflateEnd(stream_.get()); }

Result<std::size_t> GzipSource::read(std::span<char> into) {
  stream_->next_out = reinterpret_cast<Bytef*>(into.data());
  stream_->avail_out = static_cast<uInt>(std::min<std::size_t>(into.size(), 1U << 30));
  const std::size_t room = stream_->avail_out;
  while (stream_->avail_out == room) {
    if (stream_->avail_in == 0) {
      const auto count = packed_->read(input_);
      if (!count) return count.fault();
      if (*count == 0 && inside_member_) return damaged("ends in the middle: the file is torn");
      if (*count == 0) break;
      stream_->next_in = reinterpret_cast<Bytef*>(input_.data());
      stream_->avail_in = static_cast<uInt>(*count);
    }
    if (!inside_member_) {
      inflateReset(stream_.get());
      inside_member_ = true;
    }
    const int status = inflate(stream_.get(), Z_NO_FLUSH);
    if (status == Z_STREAM_END) {
      inside_member_ = false;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      return damaged(stream_->msg != nullptr ? (std::string("is damaged: ") + stream_->msg).c_str() : "is damaged");
    }
  }
  return room - stream_->avail_out;
}

}  // namespace cachebound::cli
