#include "cli/mrc_command.hpp"

#include <cstdio>
#include <optional>
#include <vector>

#include "base/json_writer.hpp"
#include "base/text.hpp"
#include "cli/run_command.hpp"
#include "trace/compiled_trace.hpp"
#include "trace/curve/curve_error.hpp"
#include "trace/curve/keyed_lru_curve.hpp"
#include "trace/curve/knee.hpp"
#include "trace/curve/raced_curve.hpp"
#include "trace/curve/shards.hpp"
#include "trace/curve/streamed_lru_curve.hpp"
#include "trace/replay/replay_mode.hpp"

namespace cachebound::cli {

namespace {

/// What a way of making the curve came to.
struct Outcome {
  std::vector<CurvePoint> points;
  std::string sentence;
};

/// A way of making the curve: takes the requests, then tells. `take` returns false when there are too many keys.
class CurveMaker {
 public:
  explicit CurveMaker(const MrcArguments& arguments) : arguments_(arguments) {
    if (arguments.policy != "lru") {
      compiler_.emplace(compile_limits, account_);
      return;
    }
    if (arguments.samples > 0) sample_.emplace(arguments.samples, arguments.seed, account_);
    if (arguments.up_to > 0) {
      streamed_.emplace(arguments.up_to, account_);
    } else if (arguments.samples == 0 || arguments.check) {
      exact_.emplace(compile_limits.objects, account_);
    }
  }

  bool take(const RequestBatch& batch) {
    if (sample_) sample_->record(batch.keys);
    if (streamed_) streamed_->record(batch.keys);
    complete_ = complete_ && (!exact_ || exact_->record(batch.keys)) && (!compiler_ || compiler_->add(batch.keys));
    return complete_;
  }

  /// Every request was taken.
  [[nodiscard]] bool complete() const noexcept { return complete_; }

  [[nodiscard]] Outcome outcome() {
    if (compiler_) return raced();
    if (sample_) return sampled();
    if (streamed_) return streamed();
    const MissRatioCurve curve = exact_->curve().curve();
    return {points_of(curve, rows(100)), "Exact: " + grouped(exact_->curve().requests()) + " requests for " +
                                             counted(exact_->curve().objects_seen(), "object", "objects") + ". " +
                                             find_knee(curve).in_words()};
  }

 private:
  [[nodiscard]] std::uint32_t rows(std::uint32_t standard) const {
    return std::max<std::uint32_t>(4, arguments_.rows == 0 ? standard : arguments_.rows);
  }
  static std::vector<CurvePoint> points_of(const MissRatioCurve& curve, std::uint32_t most) {
    const MissRatioCurve thin = curve.thinned(most);
    return {thin.points().begin(), thin.points().end()};
  }

  [[nodiscard]] Outcome sampled() const {
    const MissRatioCurve curve = sample_->curve();
    std::string sentence = "SHARDS: " + counted(sample_->samples(), "key", "keys") + " sampled, " +
                           rounded_percent(sample_->rate()) + " of all; ";
    if (exact_) {
      const CurveError error = error_between(curve, exact_->curve().curve(), exact_->curve().objects_seen());
      sentence += "mean absolute error over all sizes " + rounded_percent(error.mean_absolute) +
                  ", measured against the exact curve, largest " + rounded_percent(error.largest) + " at " +
                  counted(error.largest_at, "entry", "entries") + ". ";
    } else {
      sentence += "mean absolute error over all sizes about " + rounded_percent(sample_->estimated_error()) +
                  ", estimated from the sample. ";
    }
    return {points_of(curve, rows(100)), sentence + find_knee(curve).in_words()};
  }

  [[nodiscard]] Outcome streamed() const {
    const MissRatioCurve curve = streamed_->curve();
    const std::string sentence = "Exact up to " + counted(arguments_.up_to, "entry", "entries") + ": " +
                                 grouped(streamed_->requests()) + " requests";
    // The straight line of a knee ends where the curve does, which is not known when keys were forgotten.
    return {points_of(curve, rows(100)), streamed_->complete()
                                             ? sentence + ", all sizes. " + find_knee(curve).in_words()
                                             : sentence + "; there are more objects than that."};
  }

  [[nodiscard]] Outcome raced() {
    const CompiledTrace trace = std::move(*compiler_).finish();
    const auto* policy = eviction::find_policy(arguments_.policy);
    RacedCurve race(*policy, {trace.ids(), trace.objects(), trace.keys()},
                    proportional_sizes(trace.objects(), rows(16)), arguments_.seed, account_);
    race.replay(trace.ids());
    return {race.points(), std::string(policy->title) + ", raced at these sizes: " + grouped(race.requests()) +
                               " requests for " + counted(trace.objects(), "object", "objects") + "."};
  }

  const MrcArguments& arguments_;
  Account account_{"curve"};
  std::optional<Shards> sample_;
  std::optional<KeyedLruCurve> exact_;
  std::optional<StreamedLruCurve> streamed_;
  std::optional<TraceCompiler> compiler_;
  bool complete_ = true;
};

std::optional<Fault> fault_in(const MrcArguments& arguments) {
  const auto fault = [](const char* field, const std::string& message) {
    return Fault{FaultCode::out_of_range, field, message};
  };
  if (eviction::find_policy(arguments.policy) == nullptr) {
    std::string names;
    for (const eviction::PolicyInfo& policy : eviction::policies()) {
      names += (names.empty() ? "" : ", ") + std::string(policy.name);
    }
    return Fault{FaultCode::unknown_choice, "policy",
                 "policy: got " + in_quotes(arguments.policy) + "; allowed: " + names + "."};
  }
  if (arguments.samples > 1U << 24) return fault("sampled", "sampled: allowed: up to 16,777,216 keys.");
  if (arguments.up_to > 1U << 27) return fault("up-to", "up-to: allowed: up to 134,217,728 entries.");
  if (arguments.rows > 1U << 24) return fault("rows", "rows: allowed: up to 16,777,216.");
  if (arguments.policy != "lru" && (arguments.samples > 0 || arguments.up_to > 0)) {
    return fault("policy",
                 "policy: only lru has a curve of all sizes; other policies are raced at a few, without "
                 "sampled and up-to.");
  }
  if (arguments.samples > 0 && arguments.up_to > 0) {
    return fault("up-to", "up-to: the exact curve up to a size, or sampled; not both.");
  }
  if (arguments.check && arguments.samples == 0) return fault("check", "check: only of a sampled curve.");
  return std::nullopt;
}

}  // namespace

std::string format_curve(std::span<const CurvePoint> points, bool json) {
  if (json) {
    JsonWriter writer;
    writer.array();
    for (const CurvePoint& point : points) {
      writer.object().field("size", point.size).field("miss_ratio", point.miss_ratio).end();
    }
    writer.end();
    return writer.take() + "\n";
  }
  char line[80];
  std::snprintf(line, sizeof line, "%12s %11s\n", "size", "miss_ratio");
  std::string text = line;
  for (const CurvePoint& point : points) {
    std::snprintf(line, sizeof line, "%12llu %11.6f\n", static_cast<unsigned long long>(point.size), point.miss_ratio);
    text += line;
  }
  return text;
}

int mrc(const MrcArguments& arguments) {
  if (const auto fault = fault_in(arguments)) return report(*fault);
  ProgressBar progress;
  CurveMaker maker(arguments);
  const auto reading =
      read_trace(arguments.trace, progress, [&](const RequestBatch& batch) { return maker.take(batch); });
  progress.clear();
  if (!maker.complete()) {
    return report(Fault{FaultCode::out_of_range, "trace",
                        "trace: more than " + grouped(std::uint64_t{compile_limits.objects}) +
                            " objects, too many to keep; --sampled or --up-to keep their memory fixed."});
  }
  if (!reading) return report_reading(reading.fault());
  const Outcome outcome = maker.outcome();
  std::fprintf(stderr, "%s\n", outcome.sentence.c_str());
  std::fputs(format_curve(outcome.points, arguments.json).c_str(), stdout);
  return done;
}

}  // namespace cachebound::cli
