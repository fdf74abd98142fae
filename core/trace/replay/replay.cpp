#include "trace/replay/replay.hpp"

#include <cassert>

namespace cachebound {

namespace {

/// Between two looks at the clock: a few milliseconds.
constexpr std::uint64_t portion = 1U << 19;

}  // namespace

Replay::Replay(ReplayOptions options, const Clock* clock) : options_(std::move(options)), clock_(clock) {
  assert(!options_.contenders.empty());
}

bool Replay::begin(const RequestBatch& first) {
  outlook_ = {!first.next.empty(), options_.readable_again};
  auto choice = choose_mode(options_.mode, options_.contenders, outlook_);
  if (!choice) {
    fault_ = choice.fault();
    return false;
  }
  choice_ = *std::move(choice);
  if (choice_.mode == ReplayMode::streaming) {
    streaming_.emplace(options_.contenders, options_.seed, clock_, cache_account_);
  } else {
    compiler_.emplace(options_.limits, trace_account_);
  }
  return true;
}

bool Replay::take(const RequestBatch& batch) {
  if (!streaming_ && !compiler_ && !begin(batch)) return false;
  requests_ += batch.keys.size();
  if (streaming_) {
    streaming_->replay(batch);
    return true;
  }
  if (compiler_->add(batch.keys)) return true;
  start_over_ =
      options_.mode == ReplayMode::automatic && options_.readable_again && can_stream(options_.contenders, outlook_);
  if (!start_over_) fault_ = too_long_to_compile(options_.mode, options_.contenders);
  return false;
}

std::vector<ReplayRow> Replay::finish(const Progress& progress) {
  if (streaming_) return streaming_->rows();
  if (!compiler_) return {};
  const CompiledTrace trace = std::move(*compiler_).finish();
  compiler_.reset();
  CompiledReplay replay(trace, options_.contenders, options_.seed, clock_, cache_account_);
  while (replay.step(portion)) {
    if (progress && !progress(replay.done(), replay.total())) break;
  }
  return replay.rows();
}

}  // namespace cachebound
