// How many tests ended how, as JSON in the file that $CACHEBOUND_COUNTS names: for whoever sums several programs.
#define CATCH_CONFIG_EXTERNAL_INTERFACES
#include <cstdlib>
#include <fstream>

#include "catch.hpp"

namespace {

#if __has_include(<catch2/catch_all.hpp>)
using Listener = Catch::EventListenerBase;
#else
using Listener = Catch::TestEventListenerBase;
#endif

class Counts final : public Listener {
 public:
  using Listener::Listener;

  void testRunEnded(const Catch::TestRunStats& stats) override {
    const char* const path = std::getenv("CACHEBOUND_COUNTS");
    if (path == nullptr) return;
    const Catch::Counts& cases = stats.totals.testCases;
    std::ofstream(path) << R"({"passed":)" << cases.passed + cases.failedButOk << R"(,"failed":)" << cases.failed
                        << R"(,"skipped":0})";
  }
};

CATCH_REGISTER_LISTENER(Counts)

}  // namespace
