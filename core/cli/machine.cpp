#include "cli/machine.hpp"

#include <chrono>

#ifdef __APPLE__
#include <mach/mach.h>
#else
#include <cstdio>
#include <unistd.h>
#endif

namespace cachebound::cli {

namespace {

class SteadyClock final : public Clock {
 public:
  Nanoseconds now() const override { return std::chrono::steady_clock::now().time_since_epoch(); }
};

std::uint64_t resident_bytes() {
#ifdef __APPLE__
  mach_task_basic_info info{};
  mach_msg_type_number_t size = MACH_TASK_BASIC_INFO_COUNT;
  task_info(mach_task_self(), MACH_TASK_BASIC_INFO, reinterpret_cast<task_info_t>(&info), &size);
  return info.resident_size;
#else
  unsigned long long total = 0, resident = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%llu %llu", &total, &resident) != 2) resident = 0;
    std::fclose(file);
  }
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
#endif
}

}  // namespace

Environment machine() {
  static const SteadyClock clock;
  return {&clock, resident_bytes};
}

}  // namespace cachebound::cli
