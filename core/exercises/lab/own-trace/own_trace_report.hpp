// What the page shows of a trace: its figures, its curve, and how a race stands.
#pragma once

#include <cstdint>
#include <string>

#include "base/json_writer.hpp"
#include "engine/frames/curve_frame.hpp"
#include "trace/curve/knee.hpp"
#include "trace/curve/miss_ratio_curve.hpp"
#include "trace/replay/contender.hpp"

namespace cachebound {

class OwnTrace;

/// Reads a trace that was measured, or raced.
class OwnTraceReport {
 public:
  explicit OwnTraceReport(const OwnTrace& trace) : trace_(trace) {}

  /// `facts` (label, value, unit, measured), `sentences` on how it was read and measured, `bad_lines` (count, and the
  /// first few in words), `frame` as of an exercise with the curve, `suggestion` (a size, why, and the query that races
  /// it), `targets`: a table of the smallest size for each round miss ratio. O(objects).
  [[nodiscard]] std::string report() const;

  /// `columns` (name, label, unit, measured), `rows` ranked by miss ratio within each size, `labels` and `ideas` by
  /// row, `notes`. The rows carry what `cachebound replay` prints; the last one is that of no cache at all.
  [[nodiscard]] std::string standing() const;

 private:
  void write_facts(JsonWriter& json) const;
  void write_sentences(JsonWriter& json, double error) const;
  void write_curves(JsonWriter& json, const MissRatioCurve& exact, const MissRatioCurve& sampled,
                    const Knee& knee) const;
  [[nodiscard]] CurveFrame curves(const MissRatioCurve& exact, const MissRatioCurve& sampled, const Knee& knee) const;
  /// The mean absolute error of the sampled curve: measured against the exact one, else estimated.
  [[nodiscard]] double sample_error(const MissRatioCurve& exact, const MissRatioCurve& sampled) const;

  const OwnTrace& trace_;
};

/// What a knee suggests to race at: its size, or a tenth of the objects where there is none.
[[nodiscard]] std::uint64_t suggested_size(const Knee& knee, std::uint64_t objects);

}  // namespace cachebound
