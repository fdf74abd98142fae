#include "store/native/key_slot.hpp"

#include "catch.hpp"

using namespace cachebound;

TEST_CASE("a key's slot is CRC-16/XMODEM modulo 16384", "[key_slot]") {
  CHECK(key_slot("123456789") == 0x31c3);  // the check value of the cluster specification
  CHECK(key_slot("") == 0);
  CHECK(key_slot("foo") == 12182);  // as CLUSTER KEYSLOT answers
}

TEST_CASE("of a key with braces the part between the first pair counts, if there is one", "[key_slot]") {
  CHECK(key_slot("{user1000}.following") == key_slot("user1000"));
  CHECK(key_slot("{user1000}.followers") == key_slot("user1000"));
  CHECK(key_slot("foo{bar}{zap}") == key_slot("bar"));
  CHECK(key_slot("foo{{bar}}zap") == key_slot("{bar"));
  // Nothing between, or nothing closed: the whole key.
  CHECK(key_slot("foo{}{bar}") == 8363);
  CHECK(key_slot("foo{bar") != key_slot("bar"));
}
