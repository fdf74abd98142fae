// The kernels as a program that answers: each line "KERNEL WHAT SIZE REQUESTS TIMES" is run, and its outcome comes
// back as a line of JSON. Usage: bench_kernels REQUESTS OBJECTS; it answers once more when the trace is ready.
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <sstream>
#include <string>

#include "base/json_writer.hpp"
#include "bench/kernels.hpp"

namespace {

using cachebound::bench::Kernels;
using cachebound::bench::Outcome;

/// Of this thread: what others do to the machine in the meantime does not count.
double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

void answer(const std::string& json) {
  std::puts(json.c_str());
  std::fflush(stdout);
}

std::string refusal(const std::string& line) {
  return cachebound::JsonWriter().object().field("error", "no such kernel: " + line).end().take();
}

std::string run(Kernels& kernels, const std::string& line) {
  std::istringstream words(line);
  std::string kernel, what;
  std::uint32_t size = 0, requests = 0, times = 0;
  words >> kernel >> what >> size >> requests >> times;
  if (!words || requests > kernels.keys().size()) return refusal(line);
  if (kernel == "shards-error") {
    return cachebound::JsonWriter().object().field("error_of_shards", kernels.shards_error()).end().take();
  }
  Outcome outcome;
  const double start = processor_seconds();
  for (std::uint32_t i = 0; i < times; ++i) {
    const auto one = kernels.run(kernel, what, size, requests);
    if (!one) return refusal(line);
    outcome = *one;
  }
  const double seconds = (processor_seconds() - start) / times;
  return cachebound::JsonWriter()
      .object()
      .field("hits", outcome.hits)
      .field("bytes", outcome.bytes)
      .field("seconds", seconds)
      .end()
      .take();
}

std::uint32_t number(const char* text) { return static_cast<std::uint32_t>(std::strtoul(text, nullptr, 10)); }

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("usage: bench_kernels REQUESTS OBJECTS\n", stderr);
    return 2;
  }
  Kernels kernels(number(arguments[1]), number(arguments[2]));
  answer("{}");
  for (std::string line; std::getline(std::cin, line);) answer(run(kernels, line));
  return 0;
}
