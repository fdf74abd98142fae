// A process that writes and is killed in the middle of it.
#pragma once

#include <csignal>
#include <cstdint>
#include <functional>
#include <sys/wait.h>
#include <unistd.h>

#include "catch.hpp"

namespace cachebound {

/// Forks a child that calls `write(0)`, `write(1)`, … up to `writes`, and kills it with SIGKILL after `acknowledged`
/// of them have returned; the child may have begun others meanwhile. Returns how many had returned by its death.
inline std::uint32_t killed_while_writing(std::uint32_t writes, std::uint32_t acknowledged,
                                          const std::function<void(std::uint32_t)>& write) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    close(ends[0]);
    for (std::uint32_t i = 0; i < writes; ++i) {
      write(i);
      if (::write(ends[1], "", 1) != 1) break;
    }
    _exit(0);
  }
  close(ends[1]);
  std::uint32_t returned = 0;
  char block[4096];
  for (ssize_t got = 0; (got = read(ends[0], block, sizeof block)) > 0;) {
    returned += static_cast<std::uint32_t>(got);
    if (returned >= acknowledged) kill(child, SIGKILL);  // what it acknowledged before it died is still read
  }
  close(ends[0]);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
  REQUIRE(WTERMSIG(status) == SIGKILL);
  return returned;
}

}  // namespace cachebound
