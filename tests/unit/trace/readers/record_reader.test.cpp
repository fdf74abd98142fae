#include "trace/readers/record_reader.hpp"

#include "catch.hpp"
#include "trace/readers/text_reader.hpp"

using namespace cachebound;

TEST_CASE("a reader of any format leaves requests and bad lines with its findings", "[record-reader]") {
  std::size_t requests = 0;
  Findings findings{Batcher([&requests](const RequestBatch& batch) {
                      requests += batch.keys.size();
                      return true;
                    }),
                    BadLines(OnBadLine::skip)};
  TextReader text;
  RecordReader& reader = text;
  CHECK(reader.push("a\nb\n\x02\nc", findings));
  CHECK(reader.finish(findings));
  CHECK(findings.requests.flush());
  CHECK(requests == 3);
  CHECK(findings.bad.count() == 1);
}
