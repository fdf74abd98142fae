// Loaded into a server before the C library: its wall time is that of a file, which a test moves on. What it measures
// with other clocks (its own timers, timeouts of sockets) stays real.
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

/// Microseconds since the epoch.
const volatile std::int64_t* steered() {
  static const volatile std::int64_t* const place = [] {
    const int file = open(getenv("CACHEBOUND_STEERED_TIME"), O_RDONLY);
    void* const memory = mmap(nullptr, sizeof(std::int64_t), PROT_READ, MAP_SHARED, file, 0);
    if (memory == MAP_FAILED) abort();
    close(file);
    return static_cast<const volatile std::int64_t*>(memory);
  }();
  return place;
}

}  // namespace

extern "C" int gettimeofday(timeval* time, void*) noexcept {
  const std::int64_t now = *steered();
  time->tv_sec = static_cast<time_t>(now / 1'000'000);
  time->tv_usec = static_cast<suseconds_t>(now % 1'000'000);
  return 0;
}

extern "C" time_t time(time_t* place) noexcept {
  const auto now = static_cast<time_t>(*steered() / 1'000'000);
  if (place != nullptr) *place = now;
  return now;
}
