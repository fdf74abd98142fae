#include "store/measured_stores.hpp"

namespace cachebound {

namespace {

class MeasuredStore final : public Store {
 public:
  MeasuredStore(std::unique_ptr<Store> store, const Clock& clock, MeasuredCommands& commands)
      : store_(std::move(store)), clock_(clock), commands_(commands) {}

  Task<Result<std::optional<std::string>>> get(std::string key) override { return timed(store_->get(std::move(key))); }
  Task<Result<bool>> set(std::string key, std::string value, SetOptions options) override {
    return timed(store_->set(std::move(key), std::move(value), options));
  }
  Task<Result<bool>> erase(std::string key) override { return timed(store_->erase(std::move(key))); }
  Task<Result<bool>> erase_if(std::string key, std::string value) override {
    return timed(store_->erase_if(std::move(key), std::move(value)));
  }
  Task<Result<bool>> expire(std::string key, Nanoseconds time) override {
    return timed(store_->expire(std::move(key), time));
  }
  Task<Result<TimeToLive>> ttl(std::string key) override { return timed(store_->ttl(std::move(key))); }
  Task<Result<std::int64_t>> incr(std::string key, std::int64_t by) override {
    return timed(store_->incr(std::move(key), by));
  }
  Task<Result<std::uint32_t>> publish(std::string channel, std::string message) override {
    return timed(store_->publish(std::move(channel), std::move(message)));
  }
  Task<Result<std::unique_ptr<Subscription>>> subscribe(std::string channel) override {
    return timed(store_->subscribe(std::move(channel)));
  }

 private:
  template <class Reply>
  Task<Result<Reply>> timed(Task<Result<Reply>> command) {
    const Nanoseconds start = clock_.now();
    auto reply = co_await std::move(command);
    commands_.add(clock_.now() - start, reply ? nullptr : &reply.fault());
    co_return reply;
  }

  std::unique_ptr<Store> store_;
  const Clock& clock_;
  MeasuredCommands& commands_;
};

}  // namespace

void MeasuredCommands::add(Nanoseconds time, const Fault* fault) {
  const bool late = fault != nullptr && fault->code == FaultCode::store_timeout;
  const bool gone = fault != nullptr && fault->code == FaultCode::store_unreachable;
  if (!late && !gone) return answered.add(time);  // a refusal is an answer too
  ++(late ? timeouts : unreachable);
  in_vain += time;
}

std::unique_ptr<Store> MeasuredStores::open(Scheduler& scheduler, Account& account,
                                            const SimulatedRedisOptions& simulated) {
  return std::make_unique<MeasuredStore>(stores_.open(scheduler, account, simulated), clock_, commands_);
}

}  // namespace cachebound
