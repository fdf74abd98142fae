#include "trace/replay/compiled_replay.hpp"

#include <algorithm>

namespace cachebound {

CompiledReplay::CompiledReplay(const CompiledTrace& trace, std::vector<Contender> contenders, std::uint64_t seed,
                               const Clock* clock, Account& account)
    : trace_(trace), contenders_(std::move(contenders)), seed_(seed), clock_(clock), account_(account) {
  looks_ahead_ = std::any_of(contenders_.begin(), contenders_.end(),
                             [](const Contender& contender) { return contender.needs_future(); });
  if (looks_ahead_) scan_.emplace(trace.ids(), trace.objects(), account);
}

void CompiledReplay::begin() {
  const Contender& contender = contenders_[rows_.size()];
  eviction::CompiledIds ids{trace_.ids(), trace_.objects(), trace_.keys(), {}};
  if (next_uses_) ids.next_uses = *next_uses_;
  const std::uint32_t size = contender.size.of(trace_.objects());
  running_ = contender.policy->compiled(ids, size, seed_, account_);
  rows_.push_back({contender.policy->name, size, 0, 0, running_->bytes(), 0});
}

bool CompiledReplay::step(std::uint64_t requests) {
  if (scan_) {
    scan_->step(requests);
    if (scan_->left() == 0) {
      next_uses_ = std::move(*scan_).take();
      scan_.reset();
    }
    return true;
  }
  if (!running_) {
    if (rows_.size() == contenders_.size()) return false;
    begin();
  }
  ReplayRow& row = rows_.back();
  const auto left = trace_.ids().subspan(static_cast<std::size_t>(row.requests));
  const auto portion = left.first(static_cast<std::size_t>(std::min<std::uint64_t>(requests, left.size())));
  const Nanoseconds start = clock_ != nullptr ? clock_->now() : Nanoseconds{};
  row.hits += running_->replay(portion);
  if (clock_ != nullptr) row.nanoseconds += static_cast<std::uint64_t>((clock_->now() - start).count());
  row.requests += portion.size();
  if (row.requests == trace_.ids().size()) running_.reset();
  return running_ || rows_.size() < contenders_.size();
}

std::uint64_t CompiledReplay::done() const noexcept {
  const std::uint64_t trace = trace_.ids().size();
  const std::uint64_t ahead = looks_ahead_ ? trace - (scan_ ? scan_->left() : 0) : 0;
  return ahead + (rows_.empty() ? 0 : (rows_.size() - 1) * trace + rows_.back().requests);
}

}  // namespace cachebound
