// One run of memory-watch: the pipeline in the style chosen, and beside it the same work as lists and as streams.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/digest.hpp"
#include "engine/measured_exercise.hpp"
#include "exercises/stage-5/memory-watch/simulation.hpp"
#include "sim/event_log.hpp"

namespace cachebound::exercises::memory_watch {

struct MemoryWatchParams {
  std::uint32_t records = 10'000, window = 60, limit_mb = 64, seed = 38;
  PipelineStyle pipeline = PipelineStyle::lists;
};

/// A step is one record in one stage, in each of the three pipelines. Holds at most twice the limit, and the streams.
class MemoryWatch final : public MeasuredExercise<MemoryWatch> {
 public:
  MemoryWatch(const MemoryWatchParams& params, const Environment& environment);

  std::uint64_t length() const override { return watched_.units(); }
  void step(std::uint64_t events) override {
    for (; events > 0; --events) unit();
  }
  void write_frame(JsonWriter& json) const override;
  std::vector<Site> memory() const override;
  std::vector<Fact> facts() const override;
  std::vector<Check> checks() const override;
  std::vector<Goal> goals() const override;
  std::uint64_t digest() const override {
    Digest digest = digest_;
    for (const SensorPipeline* pipeline : {&watched_, &lists_, &streams_}) {
      digest.add(pipeline->done());
      digest.add(pipeline->value_sum());
      digest.add(pipeline->accounts().total().allocations());
    }
    return digest.value();
  }

  static std::span<const MetricOf<MemoryWatch>> metrics();

 private:
  enum class EventKind : std::uint32_t { growth, freed, stopped };
  struct Event {
    std::uint64_t at, bytes;  ///< of the stage: while it grew, or what was given back
    std::uint32_t stage;
    EventKind kind;
  };
  static constexpr std::size_t log_capacity = 64;

  SensorPipeline::Work work(PipelineStyle style) const {
    return {style, params_.records, params_.window, params_.seed, std::uint64_t{params_.limit_mb} * 1'000'000};
  }
  void unit();
  void note(std::size_t stage, std::uint64_t bytes, EventKind kind);
  std::string why(const Event& event) const;
  std::string now() const;
  std::string span_name(std::uint64_t fifth) const;
  static std::uint64_t peak(const SensorPipeline& pipeline) { return pipeline.accounts().traced().peak; }

  MemoryWatchParams params_;
  std::function<std::uint64_t()> process_bytes_;
  SensorPipeline watched_;
  SensorPipeline lists_, streams_;  ///< the same work as lists kept to the end, and as streams
  Account instrument_account_{"instrument"};
  EventLog<Event> log_;
  std::uint64_t units_ = 0;
  Snapshot since_;  ///< at the start of this fifth of the run: of this stage, for lists
  std::uint64_t fifth_ = 0;
  Digest digest_;
};

}  // namespace cachebound::exercises::memory_watch
