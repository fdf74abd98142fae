// A short list of constant data, written in place.
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>

namespace cachebound {

/// Up to `most` values; a longer list does not compile where it is constant.
template <class T, std::size_t most>
class AtMost {
 public:
  constexpr AtMost(std::initializer_list<T> values) {
    for (const T& value : values) values_.at(size_++) = value;
  }

  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
  [[nodiscard]] constexpr const T* begin() const noexcept { return values_.data(); }
  [[nodiscard]] constexpr const T* end() const noexcept { return values_.data() + size_; }

 private:
  std::array<T, most> values_{};
  std::size_t size_ = 0;
};

}  // namespace cachebound
