// The figures that an exercise counts, and the way to each in a run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string_view>

namespace cachebound {

/// Gives a figure its colour and sign on the page.
enum class Role : std::uint8_t { plain, hit, miss, eviction, memory, unbounded };

struct Metric {
  std::string_view name, label;
  std::string_view unit;  ///< "ratio" is a share from 0 to 1, "B" bytes, "ms" virtual milliseconds
  Role role = Role::plain;
  std::string_view help;
  bool measured = false;  ///< by a real clock or from the real process: differs from run to run, not in the digest
};

/// A metric with the way to its value. As a table of constant data it is what a run measures.
template <class Run>
struct MetricOf : Metric {
  double (*value)(const Run&) = nullptr;  ///< NaN is none
};

/// The metrics of such a table, without knowing of which run they are.
class Metrics {
 public:
  template <class Row, std::size_t extent>
  constexpr Metrics(std::span<Row, extent> rows) : first_(rows.data()), stride_(sizeof(Row)), size_(rows.size()) {}

  [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
  [[nodiscard]] const Metric& operator[](std::size_t index) const noexcept { return *row(first_, index * stride_); }

  /// Of the table, and good as long as that stands.
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Metric;
    using difference_type = std::ptrdiff_t;
    using pointer = const Metric*;
    using reference = const Metric&;

    Iterator(const Metric* row, std::size_t stride) : row_(row), stride_(stride) {}
    const Metric& operator*() const noexcept { return *row_; }
    Iterator& operator++() noexcept {
      row_ = row(row_, stride_);
      return *this;
    }
    bool operator==(const Iterator& other) const noexcept { return row_ == other.row_; }

   private:
    const Metric* row_;
    std::size_t stride_;
  };
  [[nodiscard]] Iterator begin() const noexcept { return {first_, stride_}; }
  [[nodiscard]] Iterator end() const noexcept { return {row(first_, size_ * stride_), stride_}; }

 private:
  static const Metric* row(const Metric* from, std::size_t bytes) noexcept {
    return reinterpret_cast<const Metric*>(reinterpret_cast<const std::byte*>(from) + bytes);
  }

  const Metric* first_;
  std::size_t stride_, size_;
};

}  // namespace cachebound
