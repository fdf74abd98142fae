#include "base/result.hpp"

namespace cachebound {

std::string_view name_of(FaultCode code) noexcept {
  switch (code) {
    case FaultCode::unknown_exercise:
      return "unknown_exercise";
    case FaultCode::unknown_parameter:
      return "unknown_parameter";
    case FaultCode::duplicate_parameter:
      return "duplicate_parameter";
    case FaultCode::malformed_query:
      return "malformed_query";
    case FaultCode::empty_value:
      return "empty_value";
    case FaultCode::not_a_number:
      return "not_a_number";
    case FaultCode::not_whole:
      return "not_whole";
    case FaultCode::out_of_range:
      return "out_of_range";
    case FaultCode::unknown_choice:
      return "unknown_choice";
    case FaultCode::unhashable:
      return "unhashable";
    case FaultCode::computation_failed:
      return "computation_failed";
    case FaultCode::malformed_trace:
      return "malformed_trace";
    case FaultCode::unreadable:
      return "unreadable";
    case FaultCode::store_unreachable:
      return "store_unreachable";
    case FaultCode::store_timeout:
      return "store_timeout";
    case FaultCode::store_full:
      return "store_full";
    case FaultCode::not_an_integer:
      return "not_an_integer";
  }
  return "unknown";
}

}  // namespace cachebound
