// A standard allocator that charges an account for every block.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "memory/account.hpp"

namespace cachebound {

/// Two allocators are equal when they charge the same account.
template <class T>
class TrackingAllocator {
 public:
  using value_type = T;

  explicit TrackingAllocator(Account& account) noexcept : account_(&account) {}
  template <class U>
  TrackingAllocator(const TrackingAllocator<U>& other) noexcept : account_(&other.account()) {}

  [[nodiscard]] T* allocate(std::size_t n) {
    T* block = std::allocator<T>{}.allocate(n);
    account_->charge(std::uint64_t{n} * sizeof(T));
    return block;
  }

  void deallocate(T* block, std::size_t n) noexcept {
    account_->release(std::uint64_t{n} * sizeof(T));
    std::allocator<T>{}.deallocate(block, n);
  }

  [[nodiscard]] Account& account() const noexcept { return *account_; }

  template <class U>
  [[nodiscard]] bool operator==(const TrackingAllocator<U>& other) const noexcept {
    return account_ == &other.account();
  }

 private:
  Account* account_;
};

template <class T>
using TrackedVector = std::vector<T, TrackingAllocator<T>>;

}  // namespace cachebound
