#include "trace/readers/oracle_reader.hpp"

#include "catch.hpp"
#include "trace/read_bytes.hpp"

using namespace cachebound;

namespace {

const ReadingOptions oracle{TraceFormat::oracle_general, "", OnBadLine::skip};

std::string records(const std::vector<OracleRecord>& list) {
  std::string bytes(list.size() * OracleRecord::bytes, '\0');
  for (std::size_t i = 0; i < list.size(); ++i) list[i].write(bytes.data() + i * OracleRecord::bytes);
  return bytes;
}

}  // namespace

TEST_CASE("a record is 24 bytes, lowest first", "[oracle-reader]") {
  const std::string bytes = records({{0x04030201, 0x0807060504030201, 512, -1}});
  CHECK(bytes == std::string("\1\2\3\4\1\2\3\4\5\6\7\10\0\2\0\0\377\377\377\377\377\377\377\377", 24));
  const OracleRecord record = OracleRecord::at(bytes.data());
  CHECK(record.time == 0x04030201);
  CHECK(record.id == 0x0807060504030201);
  CHECK(record.size == 512);
  CHECK(record.next == -1);
}

TEST_CASE("ids are keys as they are, with the position of the next request from 0", "[oracle-reader]") {
  const auto read = read_trace(records({{1, 7, 512, 3}, {1, 0, 512, -1}, {2, 7, 512, 0x7fffffffffffffff}}), oracle);
  CHECK(read.keys == std::vector<Key>{7, 0, 7});
  CHECK(read.next == std::vector<std::uint64_t>{2, RequestBatch::never, RequestBatch::never});
}

TEST_CASE("a record whose next request lies in the past is noise", "[oracle-reader]") {
  const auto read = read_trace(records({{1, 7, 1, -1}, {1, 8, 1, 2}, {1, 9, 1, -5}, {1, 10, 1, 5}}), oracle);
  CHECK(read.keys == std::vector<Key>{7, 10});
  CHECK(read.report.bad_lines == 2);
  CHECK(read.report.told_bad_lines.front() ==
        "record 2 has its next request at 2: neither later in the trace nor -1 for none");
}

TEST_CASE("a torn record at the end is counted", "[oracle-reader]") {
  const auto read = read_trace(records({{1, 7, 1, -1}, {1, 8, 1, -1}}).substr(0, 40), oracle);
  CHECK(read.keys == std::vector<Key>{7});
  CHECK(read.report.told_bad_lines.front() == "record 2 is torn: the trace ends after 16 of its 24 bytes");
}
