#include "trace/workload/workload.hpp"

#include <set>
#include <vector>

#include "base/digest.hpp"
#include "catch.hpp"

using namespace cachebound;

namespace {

std::vector<Key> drawn(WorkloadParams params, std::size_t requests, std::uint64_t first = 0) {
  Account account("workload", Workload::worst_case_bytes(params));
  std::vector<Key> keys(requests);
  Workload(params, account).fill(first, keys);
  return keys;
}

}  // namespace

TEST_CASE("workloads are known by their names", "[workload]") {
  for (const NamedWorkload& workload : workloads()) CHECK(*parse_workload(workload.name) == workload.kind);
  CHECK(parse_workload("poisson").fault().message ==
        "workload: got \"poisson\"; allowed: zipf, uniform, scan, loop, shifting, mixed.");
}

TEST_CASE("a workload entered anywhere goes on as if read from the start", "[workload]") {
  for (const NamedWorkload& workload : workloads()) {
    const WorkloadParams params{workload.kind, 100, 0.9, 30, 7};
    const auto whole = drawn(params, 500);
    CHECK(drawn(params, 200, 300) == std::vector<Key>(whole.begin() + 300, whole.end()));
  }
}

TEST_CASE("scan, loop and uniform are what they are called", "[workload]") {
  CHECK(drawn({WorkloadKind::scan, 3, 1, 1, 1}, 5) == std::vector<Key>{0, 1, 2, 3, 4});
  CHECK(drawn({WorkloadKind::loop, 3, 1, 1, 1}, 5) == std::vector<Key>{0, 1, 2, 0, 1});
  std::vector<int> counts(10);
  for (const Key key : drawn({WorkloadKind::uniform, 10, 1, 1, 1}, 100'000)) ++counts.at(key);
  // Standard deviation 95.
  for (const int count : counts) CHECK(std::abs(count - 10'000) < 474);
}

TEST_CASE("zipf draws by rank, and shifting moves the ranks on", "[workload]") {
  std::vector<int> counts(4);
  for (const Key key : drawn({WorkloadKind::zipf, 4, 1, 1, 1}, 100'000)) ++counts.at(key);
  // Shares 0.48, 0.24, 0.16, 0.12; five standard deviations are below 800.
  const std::vector<int> expected{48'000, 24'000, 16'000, 12'000};
  for (std::size_t i = 0; i < 4; ++i) CHECK(std::abs(counts[i] - expected[i]) < 800);

  const auto fixed = drawn({WorkloadKind::zipf, 100, 1, 50, 1}, 200);
  const auto shifting = drawn({WorkloadKind::shifting, 100, 1, 50, 1}, 200);
  for (std::size_t i = 0; i < 200; ++i) CHECK(shifting[i] == (fixed[i] + i / 50 * 11) % 100);
}

TEST_CASE("of ten mixed requests seven are zipf, two loop, one is a scan", "[workload]") {
  int zipf = 0, loop = 0;
  std::set<Key> scanned;
  for (const Key key : drawn({WorkloadKind::mixed, 1000, 1, 1, 1}, 100'000)) {
    if (key < 1000) ++zipf;
    if (key >= Workload::loop_keys && key < Workload::loop_keys + 101) ++loop;
    if (key >= Workload::scan_keys) scanned.insert(key);
  }
  CHECK(std::abs(zipf - 69'922) < 800);  // 179 of 256
  CHECK(std::abs(loop - 19'922) < 700);  // 51 of 256
  CHECK(static_cast<std::size_t>(zipf + loop) + scanned.size() == 100'000);
}

TEST_CASE("a seed gives the same requests on every platform", "[workload]") {
  Digest digest;
  for (const NamedWorkload& workload : workloads()) {
    for (const Key key : drawn({workload.kind, 1000, 0.8, 100, 38}, 1000)) digest.add(key);
  }
  CHECK(digest.hex() == "b4847658cc9009cb");
  CHECK(drawn({WorkloadKind::zipf, 1000, 1, 1, 1}, 100) != drawn({WorkloadKind::zipf, 1000, 1, 1, 2}, 100));
}
