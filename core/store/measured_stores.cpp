#include "store/measured_stores.hpp"

#include "store/forwarding_store.hpp"

namespace cachebound {

namespace {

class Timed {
 public:
  Timed(const Clock& clock, MeasuredCommands& commands) : clock_(clock), commands_(commands) {}

  template <class Reply>
  Task<Reply> operator()(Task<Reply> command) const {
    const Nanoseconds start = clock_.now();
    auto reply = co_await std::move(command);
    commands_.add(clock_.now() - start, reply ? nullptr : &reply.fault());
    co_return reply;
  }

 private:
  const Clock& clock_;
  MeasuredCommands& commands_;
};

class MeasuredStore final : public ForwardingStore<Timed> {
 public:
  MeasuredStore(std::unique_ptr<Store> store, Timed timed) : ForwardingStore(*store, timed), store_(std::move(store)) {}

 private:
  std::unique_ptr<Store> store_;
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
  return std::make_unique<MeasuredStore>(stores_.open(scheduler, account, simulated), Timed(clock_, commands_));
}

}  // namespace cachebound
