// Every byte a container holds is charged to a named account: what tracemalloc calls a site.
#pragma once

#include <cassert>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace cachebound {

/// Counts bytes allocated and not yet freed. An account with a bound asserts that it is never exceeded: whoever
/// names a bound has proved it. Must outlive the containers that charge it.
class Account {
 public:
  explicit Account(std::string name, std::optional<std::uint64_t> bound = std::nullopt)
      : name_(std::move(name)), bound_(bound) {}
  Account(const Account&) = delete;
  Account& operator=(const Account&) = delete;

  void charge(std::uint64_t bytes) noexcept {
    current_ += bytes;
    ++count_;
    ++allocations_;
    if (current_ > peak_) peak_ = current_;
    assert(!bound_ || current_ <= *bound_);
  }

  void release(std::uint64_t bytes) noexcept {
    assert(bytes <= current_ && count_ > 0);
    current_ -= bytes;
    --count_;
  }

  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  /// Bytes held now.
  [[nodiscard]] std::uint64_t current() const noexcept { return current_; }
  /// The most bytes ever held: the high-water mark.
  [[nodiscard]] std::uint64_t peak() const noexcept { return peak_; }
  /// Blocks held now.
  [[nodiscard]] std::uint64_t count() const noexcept { return count_; }
  /// Blocks ever allocated; tells whether something allocates that promised not to.
  [[nodiscard]] std::uint64_t allocations() const noexcept { return allocations_; }
  [[nodiscard]] std::optional<std::uint64_t> bound() const noexcept { return bound_; }

 private:
  std::string name_;
  std::optional<std::uint64_t> bound_;
  std::uint64_t current_ = 0, peak_ = 0, count_ = 0, allocations_ = 0;
};

}  // namespace cachebound
