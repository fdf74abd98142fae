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
  /// `whole` is charged along with this account: the total over several sites. It must outlive this account.
  explicit Account(std::string name, std::optional<std::uint64_t> bound = std::nullopt, Account* whole = nullptr)
      : name_(std::move(name)), bound_(bound), whole_(whole) {}
  Account(const Account&) = delete;
  Account& operator=(const Account&) = delete;

  void charge(std::uint64_t bytes) noexcept {
    current_ += bytes;
    ++count_;
    ++allocations_;
    if (current_ > peak_) peak_ = current_;
    assert(!bound_ || current_ <= *bound_);
    if (whole_ != nullptr) whole_->charge(bytes);
  }

  void release(std::uint64_t bytes) noexcept {
    assert(bytes <= current_ && count_ > 0);
    current_ -= bytes;
    --count_;
    if (whole_ != nullptr) whole_->release(bytes);
  }

  /// From here on the high-water mark is counted anew, from what is held now (tracemalloc.reset_peak).
  void reset_peak() noexcept { peak_ = current_; }

  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  /// Bytes held now.
  [[nodiscard]] std::uint64_t current() const noexcept { return current_; }
  /// The most bytes held at once since the start or the last reset_peak: the high-water mark.
  [[nodiscard]] std::uint64_t peak() const noexcept { return peak_; }
  /// Blocks held now.
  [[nodiscard]] std::uint64_t count() const noexcept { return count_; }
  /// Blocks ever allocated; tells whether something allocates that promised not to.
  [[nodiscard]] std::uint64_t allocations() const noexcept { return allocations_; }
  [[nodiscard]] std::optional<std::uint64_t> bound() const noexcept { return bound_; }

 private:
  std::string name_;
  std::optional<std::uint64_t> bound_;
  Account* whole_;
  std::uint64_t current_ = 0, peak_ = 0, count_ = 0, allocations_ = 0;
};

}  // namespace cachebound
