// A store that is not there: what stands in for one that could not be opened.
#pragma once

#include "store/store.hpp"

namespace cachebound {

/// Every command is this fault, at once.
class UnreachableStore final : public Store {
 public:
  explicit UnreachableStore(Fault why) : why_(std::move(why)) {}

  [[nodiscard]] Task<Result<std::optional<std::string>>> get(std::string) override { co_return why_; }
  [[nodiscard]] Task<Result<bool>> set(std::string, std::string, SetOptions) override { co_return why_; }
  [[nodiscard]] Task<Result<bool>> erase(std::string) override { co_return why_; }
  [[nodiscard]] Task<Result<bool>> erase_if(std::string, std::string) override { co_return why_; }
  [[nodiscard]] Task<Result<bool>> expire(std::string, Nanoseconds) override { co_return why_; }
  [[nodiscard]] Task<Result<TimeToLive>> ttl(std::string) override { co_return why_; }
  [[nodiscard]] Task<Result<std::int64_t>> incr(std::string, std::int64_t) override { co_return why_; }
  [[nodiscard]] Task<Result<std::uint32_t>> publish(std::string, std::string) override { co_return why_; }
  [[nodiscard]] Task<Result<std::unique_ptr<Subscription>>> subscribe(std::string) override { co_return why_; }

 private:
  Fault why_;
};

}  // namespace cachebound
