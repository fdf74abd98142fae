#include "exercises/lecture-38/key-identity/run.hpp"

#include <algorithm>
#include <cassert>

#include "exercises/lecture-38/key-identity/call_text.hpp"

namespace cachebound::exercises::key_identity {

KeyRun::KeyRun(const KeyParams& params)
    : params_(params),
      list_(calls_of(params.calls)),
      latest_(list_.size()),
      memo_(Capacity::functools(params.maxsize), params.typed, account_, Function{this}) {
  for (const ScriptedCall& each : list_) texts_.push_back(each.clears ? "f.cache_clear()" : to_text(each.call));
}

Result<std::uint32_t> KeyRun::Function::operator()(const PyCall& call) const {
  if (raises(call)) return Fault{FaultCode::computation_failed, "", "f raised"};
  // The same spelling gives the same answer, wherever in the list it stands.
  const auto& texts = run->texts_;
  const auto first = std::find(texts.begin(), texts.end(), to_text(call));
  assert(first != texts.end());
  return static_cast<std::uint32_t>(first - texts.begin());
}

std::uint32_t KeyRun::number_of(const CallKey& key) {
  const auto known = std::find_if(keys_.begin(), keys_.end(), [&](const KnownKey& each) { return each.key == key; });
  const auto number = static_cast<std::uint32_t>(known - keys_.begin());
  if (known == keys_.end()) keys_.push_back({key});
  return number;
}

const CallRecord& KeyRun::step() {
  assert(steps_ < length());
  CallRecord record;
  record.call = static_cast<std::uint32_t>(steps_ % list_.size());
  record.at = ++steps_;
  if (list_[record.call].clears) {
    record.outcome = CallOutcome::cleared;
    clear();
  } else {
    call(record);
  }
  digest_.add(std::uint64_t{record.answer} << 8 | static_cast<std::uint64_t>(record.outcome) << 4 |
              static_cast<std::uint64_t>(record.fate));
  largest_size_ = std::max(largest_size_, memo_.cache_info().currsize);
  return latest_[record.call].emplace(record);
}

void KeyRun::clear() {
  ++counts_.clears;
  memo_.cache_clear();
  for (KnownKey& known : keys_) {
    if (known.fate == KeyFate::held) known.fate = KeyFate::cleared;
  }
}

void KeyRun::call(CallRecord& record) {
  const PyCall& arguments = list_[record.call].call;
  // With maxsize 0 functools builds no key.
  if (params_.maxsize != 0U) {
    if (const auto key = make_key(arguments, params_.typed)) record.key = number_of(*key);
  }
  if (record.key) record.fate = keys_[*record.key].fate;
  const auto outcome = memo_.call(arguments);
  if (!outcome && outcome.fault().code == FaultCode::unhashable) {
    record.outcome = CallOutcome::unhashable;
    ++counts_.uncounted;
    return;
  }
  if (!outcome) {
    record.outcome = CallOutcome::raised;
    ++counts_.misses;
    ++counts_.failures;
    if (record.key) keys_[*record.key].fate = KeyFate::raised;
    return;
  }
  const auto& [answer, access] = *outcome;
  record.answer = answer;
  record.outcome = access.hit ? CallOutcome::hit : CallOutcome::miss;
  ++(access.hit ? counts_.hits : counts_.misses);
  const bool other = texts_[answer] != texts_[record.call];
  if (other) ++(access.hit ? counts_.surprises : wrong_answers_);
  if (record.key) keys_[*record.key].fate = KeyFate::held;
  if (!access.evicted) return;
  ++counts_.evictions;
  record.evicted = number_of(access.evicted->key);
  keys_[*record.evicted].fate = KeyFate::evicted;
}

}  // namespace cachebound::exercises::key_identity
