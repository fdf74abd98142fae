#include "store/channels.hpp"

#include <algorithm>
#include <cassert>
#include <deque>

#include "sim/wait_list.hpp"

namespace cachebound {

class Channels::Listener final : public Subscription {
 public:
  Listener(Channels& channels, std::string channel) : channels_(channels), channel_(std::move(channel)) {
    channels_.listeners_.push_back(this);
  }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  ~Listener() override {
    std::erase(channels_.listeners_, this);
    while (!messages_.empty()) static_cast<void>(take());
  }

  Task<std::optional<std::string>> next(std::optional<Nanoseconds> timeout) override {
    Scheduler& scheduler = channels_.scheduler_;
    const Nanoseconds limit = timeout ? scheduler.now() + *timeout : Nanoseconds::max();
    for (;;) {
      if (!messages_.empty() && messages_.front().arrives <= scheduler.now()) co_return take();
      if (scheduler.now() >= limit) co_return std::nullopt;
      if (messages_.empty()) {
        Deadline deadline(scheduler, timeout ? std::optional(limit - scheduler.now()) : std::nullopt);
        co_await listening_.wait(deadline);
      } else {
        // Nothing that is published meanwhile arrives before what is on its way.
        co_await scheduler.sleep_until(std::min(messages_.front().arrives, limit));
      }
    }
  }

  std::uint64_t lost() const noexcept override { return lost_; }

  const std::string& channel() const noexcept { return channel_; }

  void receive(const std::string& message, Nanoseconds arrives) {
    if (messages_.size() == channels_.most_waiting_) {
      static_cast<void>(take());
      ++lost_;
    }
    if (!messages_.empty()) arrives = std::max(arrives, messages_.back().arrives);
    messages_.push_back({message, arrives});
    channels_.account_.charge(message.size() + message_overhead);
    listening_.wake_one();
  }

 private:
  struct Message {
    std::string text;
    Nanoseconds arrives;
  };

  std::string take() {
    std::string text = std::move(messages_.front().text);
    messages_.pop_front();
    channels_.account_.release(text.size() + message_overhead);
    return text;
  }

  Channels& channels_;
  std::string channel_;
  std::deque<Message> messages_;
  WaitList listening_{channels_.scheduler_};
  std::uint64_t lost_ = 0;
};

Channels::Channels(Scheduler& scheduler, Account& account, std::uint32_t most_waiting)
    : scheduler_(scheduler), account_(account), most_waiting_(most_waiting) {
  assert(most_waiting > 0);
}

Channels::~Channels() { assert(listeners_.empty()); }

std::unique_ptr<Subscription> Channels::subscribe(std::string channel) {
  return std::make_unique<Listener>(*this, std::move(channel));
}

std::uint32_t Channels::publish(const std::string& channel, const std::string& message, const Arrival& arrival) {
  std::uint32_t reached = 0;
  for (Listener* listener : listeners_) {
    if (listener->channel() != channel) continue;
    ++reached;
    if (const auto time = arrival()) listener->receive(message, *time);
  }
  return reached;
}

}  // namespace cachebound
