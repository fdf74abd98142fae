#include "exercises/stage-5/cache-safety/simulation.hpp"

namespace cachebound::exercises::cache_safety {

std::uint32_t DefectiveStage::drift() const {
  if (conditions_.defect == Defect::time) return static_cast<std::uint32_t>(clock_->now() / conditions_.period);
  return conditions_.defect == Defect::hidden_state ? 100 * setting_ : 0;
}

std::uint32_t DefectiveStage::truth(std::uint32_t user) const { return answer(input_of(user).value) + drift(); }

Result<std::uint32_t> DefectiveStage::operator()(StageInput& input) {
  if (failures_.random() < conditions_.failure_rate || down_) {
    if (conditions_.defect == Defect::keeps_failures) return 0U;
    return Fault{FaultCode::computation_failed, "", "the stage failed"};
  }
  const std::uint32_t found = answer(input.value) + drift();
  if (conditions_.defect == Defect::mutates_input) input.value = found;
  if (conditions_.defect == Defect::random && noise_.random() < conditions_.defect_rate) {
    return found + 1 + static_cast<std::uint32_t>(noise_.randrange(9));
  }
  return found;
}

}  // namespace cachebound::exercises::cache_safety
