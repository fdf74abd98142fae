// What the readers of all formats have in common: bytes are pushed in, requests and bad lines come out.
#pragma once

#include <string_view>

#include "trace/readers/bad_lines.hpp"
#include "trace/readers/batcher.hpp"

namespace cachebound {

/// Where a reader puts what it found.
struct Findings {
  Batcher requests;
  BadLines bad;
};

/// How the bytes are cut into chunks makes no difference to what is found.
class RecordReader {
 public:
  RecordReader() = default;
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;
  virtual ~RecordReader() = default;

  /// False when the sink wants no more or a bad line was refused: nothing may be pushed any more.
  virtual bool push(std::string_view bytes, Findings& findings) = 0;
  /// The stream is over: what is left is the last record.
  virtual bool finish(Findings& findings) = 0;
};

}  // namespace cachebound
