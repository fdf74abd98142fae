// Bad input is a value: a fault that says what came and what is allowed.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace cachebound {

enum class FaultCode {
  unknown_exercise,
  unknown_parameter,
  duplicate_parameter,
  malformed_query,
  empty_value,
  not_a_number,
  not_whole,
  out_of_range,
  unknown_choice,
  unhashable,
  computation_failed,
  malformed_trace,
  unreadable,
  store_unreachable,
  store_timeout,
  store_full,
  not_an_integer,
};

/// The code as written in JSON, for instance "out_of_range".
[[nodiscard]] std::string_view name_of(FaultCode code) noexcept;

struct Fault {
  FaultCode code{};
  std::string field;    ///< the parameter at fault, empty when there is none
  std::string message;  ///< one sentence: what came, what is allowed
};

/// Either a value or the fault that kept it from being made.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Fault fault) : state_(std::in_place_index<1>, std::move(fault)) {}

  [[nodiscard]] explicit operator bool() const noexcept { return state_.index() == 0; }

  /// Only when the result holds a value.
  [[nodiscard]] T& operator*() & {
    assert(*this);
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] const T& operator*() const& {
    assert(*this);
    return *std::get_if<0>(&state_);
  }
  [[nodiscard]] T&& operator*() && {
    assert(*this);
    return std::move(*std::get_if<0>(&state_));
  }
  [[nodiscard]] T* operator->() { return &**this; }
  [[nodiscard]] const T* operator->() const { return &**this; }

  /// Only when the result holds a fault.
  [[nodiscard]] const Fault& fault() const {
    assert(!*this);
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Fault> state_;
};

/// Success without a value, or a fault.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Fault fault) : fault_(std::move(fault)) {}

  [[nodiscard]] explicit operator bool() const noexcept { return !fault_; }
  [[nodiscard]] const Fault& fault() const {
    assert(fault_);
    return *fault_;
  }

 private:
  std::optional<Fault> fault_;
};

}  // namespace cachebound
