#include "cli/byte_source.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.hpp"
#include "cli/gzip_source.hpp"
#include "trace/readers/format.hpp"

namespace cachebound::cli {

namespace {

class FileSource final : public ByteSource {
 public:
  FileSource(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {
    struct stat status {};
    if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode))
      length_ = static_cast<std::uint64_t>(status.st_size);
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  ~FileSource() override {
    if (descriptor_ != STDIN_FILENO) close(descriptor_);
  }

  Result<std::size_t> read(std::span<char> into) override {
    for (;;) {
      const ssize_t count = ::read(descriptor_, into.data(), into.size());
      if (count >= 0) {
        position_ += static_cast<std::uint64_t>(count);
        return static_cast<std::size_t>(count);
      }
      if (errno == EINTR) continue;
      return Fault{FaultCode::unreadable, "trace", name_ + " cannot be read: " + std::strerror(errno) + "."};
    }
  }
  std::uint64_t position() const override { return position_; }
  std::optional<std::uint64_t> length() const override { return length_; }

 private:
  int descriptor_;
  std::string name_;
  std::uint64_t position_ = 0;
  std::optional<std::uint64_t> length_;
};

/// Gives back first what was read to look at it.
class PeekedSource final : public ByteSource {
 public:
  explicit PeekedSource(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  /// The first bytes, at most two.
  Result<std::string_view> peek() {
    while (held_ < opening_.size()) {
      const auto count = source_->read(std::span(opening_).subspan(held_));
      if (!count) return count.fault();
      if (*count == 0) break;
      held_ += *count;
    }
    return std::string_view(opening_.data(), held_);
  }

  Result<std::size_t> read(std::span<char> into) override {
    if (given_ == held_) return source_->read(into);
    const std::size_t count = std::min(into.size(), held_ - given_);
    std::copy_n(opening_.begin() + static_cast<std::ptrdiff_t>(given_), count, into.begin());
    given_ += count;
    return count;
  }
  std::uint64_t position() const override { return source_->position(); }
  std::optional<std::uint64_t> length() const override { return source_->length(); }

 private:
  std::unique_ptr<ByteSource> source_;
  std::array<char, 2> opening_{};
  std::size_t held_ = 0, given_ = 0;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_file(const std::string& path) {
  if (path == "-") return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(STDIN_FILENO, "standard input"));
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    return Fault{FaultCode::unreadable, "trace",
                 "trace: " + in_quotes(path) + " cannot be opened: " + std::strerror(errno) + "."};
  }
  return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(descriptor, in_quotes(path)));
}

Result<std::unique_ptr<ByteSource>> open_trace(const std::string& path) {
  auto file = open_file(path);
  if (!file) return file.fault();
  auto peeked = std::make_unique<PeekedSource>(*std::move(file));
  const auto opening = peeked->peek();
  if (!opening) return opening.fault();
  if (is_gzip(*opening)) return std::unique_ptr<ByteSource>(std::make_unique<GzipSource>(std::move(peeked)));
  return std::unique_ptr<ByteSource>(std::move(peeked));
}

}  // namespace cachebound::cli
