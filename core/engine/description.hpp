// An exercise's declaration as JSON: the JSON Schema of its parameters, with everything else it declares beside it.
#pragma once

#include "base/json_writer.hpp"
#include "engine/exercise.hpp"

namespace cachebound {

void write_description(JsonWriter& json, const ExerciseSpec& spec);

}  // namespace cachebound
