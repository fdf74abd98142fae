#include "eviction/registry.hpp"

#include <string>

#include "catch.hpp"

using namespace cachebound;
using namespace cachebound::eviction;

TEST_CASE("the policies have their names and their order", "[eviction]") {
  std::string names;
  for (const PolicyInfo& policy : policies()) names += std::string(policy.name) + " ";
  CHECK(names == "fifo lru lfu clock sieve slru 2q arc lirs s3-fifo w-tinylfu random belady ");
}

TEST_CASE("a policy is found by its name, and says where it comes from", "[eviction]") {
  for (const PolicyInfo& policy : policies()) {
    CAPTURE(policy.name);
    CHECK(find_policy(policy.name) == &policy);
    CHECK_FALSE(policy.title.empty());
    CHECK_FALSE(policy.idea.empty());
    CHECK(policy.citation.find_first_of("0123456789") != std::string_view::npos);
    CHECK((policy.make_streaming == nullptr) == (policy.foresight != nullptr));
  }
  CHECK(find_policy("mru") == nullptr);
}
