// Files that a test writes and that go with it.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <unistd.h>

namespace cachebound {

class TraceFile {
 public:
  explicit TraceFile(std::string_view bytes) {
    const int file = mkstemp(path_.data());
    written_ = file >= 0 && write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
    close(file);
  }
  TraceFile(const TraceFile&) = delete;
  TraceFile& operator=(const TraceFile&) = delete;
  ~TraceFile() { unlink(path_.c_str()); }

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] bool written() const { return written_; }

 private:
  std::string path_ = (std::filesystem::temp_directory_path() / "cachebound-trace-XXXXXX").string();
  bool written_ = false;
};

/// printf 'a\nb\na\n' | gzip -9n
inline constexpr std::string_view packed_keys(
    "\x1f\x8b\x08\0\0\0\0\0\x02\x03\x4b\xe4\x4a\xe2\x4a\xe4\x02\0\x5b\x6c\x51\x38\x06\0\0\0", 26);
/// printf 'c\n' | gzip -9n
inline constexpr std::string_view packed_key("\x1f\x8b\x08\0\0\0\0\0\x02\x03\x4b\xe6\x02\0\x85\xc3\xdc\xef\x02\0\0\0",
                                             22);

}  // namespace cachebound
