#include "exercises/lab/own-trace/own_trace.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "base/text.hpp"
#include "exercises/lab/own-trace/own_trace_report.hpp"

namespace cachebound {

namespace {

/// "100,10%" at every policy. A share of the objects becomes a number of entries here: streamed caches need one.
Result<std::vector<Contender>> read_contenders(const RaceChoice& choice, std::uint32_t objects) {
  auto contenders = parse_contenders("all", choice.size);
  if (!contenders) return contenders.fault();
  const std::size_t sizes = contenders->size() / eviction::policies().size();
  if (sizes > most_race_sizes) {
    return Fault{FaultCode::out_of_range, "size",
                 "size: got " + counted(std::uint64_t{sizes}, "size", "sizes") + "; allowed: up to " +
                     std::to_string(most_race_sizes) + "."};
  }
  for (Contender& contender : *contenders) {
    const std::uint32_t entries = contender.size.of(objects);
    if (entries > own_trace_entries) {
      return Fault{FaultCode::out_of_range, "size",
                   "size: got " + grouped(std::uint64_t{entries}) + " entries; allowed in a page: 1 to " +
                       grouped(std::uint64_t{own_trace_entries}) + "."};
    }
    contender.size = {entries, 0};
  }
  return contenders;
}

template <class Params>
Result<Params> parsed(std::span<const Field> fields, std::string_view text) {
  const auto query = parse_query(text);
  if (!query) return query.fault();
  return parse<Params>(fields, *query);
}

}  // namespace

Result<std::unique_ptr<OwnTrace>> OwnTrace::of_file(std::string_view query, OwnTraceSetting setting) {
  auto reading = parsed<ReadingOptions>(reading_fields(), query);
  if (!reading) return reading.fault();
  std::unique_ptr<OwnTrace> trace(new OwnTrace(setting));
  trace->reading_ = *std::move(reading);
  trace->intake_.emplace(setting.limits, own_trace_samples, own_trace_seed, trace->trace_account_,
                         trace->sample_account_);
  trace->open_reader();
  return trace;
}

Result<std::unique_ptr<OwnTrace>> OwnTrace::of_workload(std::string_view query, OwnTraceSetting setting) {
  const auto choice = parsed<WorkloadChoice>(workload_fields(), query);
  if (!choice) return choice.fault();
  std::unique_ptr<OwnTrace> trace(new OwnTrace(setting));
  trace->made_ = *choice;
  trace->intake_.emplace(setting.limits, own_trace_samples, own_trace_seed, trace->trace_account_,
                         trace->sample_account_);
  trace->workload_.emplace(choice->params(), trace->workload_account_);
  return trace;
}

void OwnTrace::open_reader() {
  reader_ = std::make_unique<TraceReader>(reading_, [this](const RequestBatch& batch) {
    take(batch);
    return true;
  });
}

void OwnTrace::take(const RequestBatch& batch) {
  if (streamed_) {
    streamed_->replay(batch);
  } else {
    intake_->take(batch);
  }
}

Result<void> OwnTrace::push(std::string_view bytes) {
  assert(needs_bytes());
  if (const auto pushed = reader_->push(bytes); !pushed) return pushed.fault();
  return {};
}

Result<void> OwnTrace::finish() {
  assert(needs_bytes());
  if (const auto finished = reader_->finish(); !finished) return finished.fault();
  if (!taken_) read_ = reader_->report();
  reader_.reset();
  if (!taken_) end_intake();
  return {};
}

void OwnTrace::end_intake() {
  taken_ = true;
  trace_ = intake_->finish();
  if (trace_) curve_.emplace(trace_->objects(), curve_account_);
}

std::uint64_t OwnTrace::generate(std::uint64_t requests) {
  std::vector<Key> keys(requests_per_batch);
  const std::uint64_t end = std::min<std::uint64_t>(made_.requests, generated_ + requests);
  const std::uint64_t count = end - generated_;
  while (generated_ < end) {
    keys.resize(static_cast<std::size_t>(std::min<std::uint64_t>(requests_per_batch, end - generated_)));
    workload_->fill(generated_, keys);
    take({keys, {}});
    generated_ += keys.size();
  }
  if (!taken_ && !generating()) end_intake();
  return count;
}

std::uint64_t OwnTrace::step(std::uint64_t requests) {
  if (needs_bytes() || requests == 0) return 0;
  if (generating()) return generate(requests);
  if (curve_ && curve_->requests() < trace_->ids().size()) {
    const auto left = trace_->ids().subspan(static_cast<std::size_t>(curve_->requests()));
    const auto portion = left.first(static_cast<std::size_t>(std::min<std::uint64_t>(requests, left.size())));
    curve_->record(portion);
    return portion.size();
  }
  if (!replay_) return 0;
  const std::uint64_t before = replay_->done();
  replay_->step(requests);
  return replay_->done() - before;
}

std::uint64_t OwnTrace::position() const noexcept {
  if (streamed_) return workload_ ? generated_ : 0;
  if (replay_) return replay_->done();
  return (workload_ ? generated_ : 0) + (curve_ ? curve_->requests() : 0);
}

std::uint64_t OwnTrace::length() const noexcept {
  if (streamed_) return workload_ ? made_.requests : 0;
  if (replay_) return replay_->total();
  const std::uint64_t measured = trace_ ? trace_->ids().size() : taken_ ? 0 : made_.requests;
  return workload_ ? made_.requests + measured : taken_ ? measured : 0;
}

std::string OwnTrace::doing() const {
  if (streamed_) {
    const std::uint64_t done = workload_ ? generated_ : reader_ ? reader_->requests() : 0;
    return "racing all policies side by side, " + grouped(done) + " requests";
  }
  if (replay_) {
    const std::vector<ReplayRow>& rows = replay_->rows();
    if (rows.empty()) return "looking ahead for the optimum";
    const Contender& now = contenders_[rows.size() - 1];
    return std::string(now.policy->title) + " at " + counted(std::uint64_t{rows.back().size}, "entry", "entries") +
           ", " + std::to_string(rows.size()) + " of " + std::to_string(contenders_.size());
  }
  if (curve_) return "measuring every cache size, " + grouped(curve_->requests()) + " requests";
  return (workload_ ? "making " : "reading ") +
         grouped(workload_ ? generated_
                 : reader_ ? reader_->requests()
                           : intake_->requests()) +
         " requests";
}

std::uint32_t OwnTrace::objects() const noexcept {
  if (trace_) return trace_->objects();
  return static_cast<std::uint32_t>(std::min(intake_->sample().estimated_objects(), 4e9));
}

std::string OwnTrace::report() const {
  assert(taken_);
  return OwnTraceReport(*this).report();
}

Result<void> OwnTrace::race(std::string_view query) {
  assert(taken_);
  const auto choice = parsed<RaceChoice>(race_fields(), query);
  if (!choice) return choice.fault();
  auto contenders = read_contenders(*choice, objects());
  if (!contenders) return contenders.fault();
  replay_.reset();
  streamed_.reset();
  reader_.reset();
  contenders_ = *std::move(contenders);
  without_optimum_ = !trace_ && !intake_->tells_future();
  if (trace_) {
    replay_.emplace(*trace_, contenders_, own_trace_seed, setting_.clock, cache_account_);
    return {};
  }
  if (without_optimum_) {
    const auto needs_future = [](const Contender& contender) { return contender.needs_future(); };
    contenders_.erase(std::remove_if(contenders_.begin(), contenders_.end(), needs_future), contenders_.end());
  }
  streamed_.emplace(contenders_, own_trace_seed, setting_.clock, cache_account_);
  if (workload_) {
    generated_ = 0;
  } else {
    open_reader();
  }
  return {};
}

std::string OwnTrace::standing() const { return OwnTraceReport(*this).standing(); }

}  // namespace cachebound
