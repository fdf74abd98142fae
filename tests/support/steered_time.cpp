#include "support/steered_time.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "catch.hpp"
#include "support/oracle.hpp"

namespace cachebound {

std::string SteeredTime::library() { return STEERED_TIME_LIBRARY; }

bool can_steer_time() { return oracle_is_here(!SteeredTime::library().empty(), "a way to steer redis-server's time"); }

SteeredTime::SteeredTime() {
  const int descriptor = open(file().c_str(), O_RDWR | O_CREAT, 0600);
  REQUIRE(descriptor >= 0);
  REQUIRE(ftruncate(descriptor, sizeof(std::int64_t)) == 0);
  void* const memory = mmap(nullptr, sizeof(std::int64_t), PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  close(descriptor);
  REQUIRE(memory != MAP_FAILED);
  microseconds_ = static_cast<volatile std::int64_t*>(memory);
  *microseconds_ = 1'700'000'000'000'000;
}

SteeredTime::~SteeredTime() { munmap(const_cast<std::int64_t*>(microseconds_), sizeof(std::int64_t)); }

void SteeredTime::pass(Nanoseconds time) {
  *microseconds_ = *microseconds_ + std::chrono::duration_cast<std::chrono::microseconds>(time).count();
}

}  // namespace cachebound
