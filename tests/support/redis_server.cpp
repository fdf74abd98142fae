#include "support/redis_server.hpp"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "catch.hpp"
#include "store/native/redis_connection.hpp"
#include "support/oracle.hpp"

namespace cachebound {

namespace {

constexpr const char* program = "redis-server";

[[noreturn]] void become_redis_server(const std::vector<std::string>& arguments, const SteeredTime* time) {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  const int nowhere = open("/dev/null", O_RDWR);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nowhere, stream);
  if (time != nullptr) {
    setenv("LD_PRELOAD", SteeredTime::library().c_str(), 1);
    setenv("CACHEBOUND_STEERED_TIME", time->file().c_str(), 1);
  }
  std::vector<char*> words;
  for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  execvp(program, words.data());
  _exit(127);
}

bool answers(const RedisEndpoint& endpoint) {
  auto connection = RedisConnection::open(endpoint, {});
  const std::array<std::string, 1> ping{"PING"};
  return connection && connection->call(ping);
}

}  // namespace

bool has_redis_server() {
  static const bool found = std::system("command -v redis-server > /dev/null") == 0;
  return oracle_is_here(found, program);
}

RedisServer::RedisServer(std::vector<std::string> options, const SteeredTime* time)
    : options_(std::move(options)), time_(time) {
  start();
}

RedisServer::~RedisServer() { stop(); }

void RedisServer::start() {
  std::vector<std::string> arguments{program,        "--port", "0",     "--unixsocket",         socket(), "--save", "",
                                     "--appendonly", "no",     "--dir", folder_.path().string()};
  arguments.insert(arguments.end(), options_.begin(), options_.end());
  process_ = fork();
  REQUIRE(process_ >= 0);
  if (process_ == 0) become_redis_server(arguments, time_);
  const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (!answers(endpoint())) {
    INFO("redis-server does not answer");
    REQUIRE(std::chrono::steady_clock::now() < limit);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

void RedisServer::stop() {
  if (process_ <= 0) return;
  kill(process_, SIGKILL);
  while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  std::error_code ignored;
  std::filesystem::remove(socket(), ignored);
}

void RedisServer::pause() const { kill(process_, SIGSTOP); }
void RedisServer::resume() const { kill(process_, SIGCONT); }

RedisServer& shared_redis_server() {
  static RedisServer server;
  return server;
}

std::vector<std::uint16_t> free_ports(std::size_t count) {
  std::vector<std::uint16_t> ports;
  std::vector<int> sockets;
  for (std::size_t i = 0; i < count; ++i) {
    sockets.push_back(socket(AF_INET, SOCK_STREAM, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    REQUIRE(bind(sockets.back(), reinterpret_cast<sockaddr*>(&address), size) == 0);
    REQUIRE(getsockname(sockets.back(), reinterpret_cast<sockaddr*>(&address), &size) == 0);
    ports.push_back(ntohs(address.sin_port));
  }
  for (const int one : sockets) close(one);
  return ports;
}

}  // namespace cachebound
