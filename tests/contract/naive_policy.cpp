#include "contract/naive_policy.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "base/random.hpp"
#include "eviction/frequency_sketch.hpp"

namespace cachebound::eviction {

namespace {

using Key = std::uint64_t;
using List = std::vector<Key>;  // oldest first

bool holds(const List& list, Key key) { return std::find(list.begin(), list.end(), key) != list.end(); }
void drop(List& list, Key key) { list.erase(std::find(list.begin(), list.end(), key)); }
bool take(List& list, Key key) {
  const bool held = holds(list, key);
  if (held) drop(list, key);
  return held;
}
Key pop(List& list) {
  const Key key = list.front();
  list.erase(list.begin());
  return key;
}
void renew(List& list, Key key) {
  drop(list, key);
  list.push_back(key);
}

/// Decides whom to evict; what is asked of it is always a miss in a full cache.
class OneList : public NaivePolicy {
 public:
  explicit OneList(std::size_t capacity) : capacity_(capacity) {}
  NaiveAccess access(Key key, std::uint64_t next) override {
    NaiveAccess result{holds(list_, key), {}};
    if (!result.hit && list_.size() == capacity_) {
      result.evicted = victim();
      drop(list_, *result.evicted);
    }
    if (!result.hit) list_.push_back(key);
    asked(key, next, result.hit);
    return result;
  }
  std::size_t size() const override { return list_.size(); }

 protected:
  virtual Key victim() = 0;
  virtual void asked(Key key, std::uint64_t next, bool hit) = 0;

  std::size_t capacity_;
  List list_;
};

struct NaiveFifo : OneList {
  using OneList::OneList;
  Key victim() override { return list_.front(); }
  void asked(Key, std::uint64_t, bool) override {}
};

struct NaiveLru : NaiveFifo {
  using NaiveFifo::NaiveFifo;
  void asked(Key key, std::uint64_t, bool) override { renew(list_, key); }
};

struct NaiveLfu : OneList {
  using OneList::OneList;
  struct Count {
    std::uint64_t frequency, since;
  };
  std::map<Key, Count> counts;
  std::uint64_t now = 0;
  Key victim() override {
    const auto lowest = std::min_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
      return std::pair(a.second.frequency, a.second.since) < std::pair(b.second.frequency, b.second.since);
    });
    const Key key = lowest->first;
    counts.erase(lowest);
    return key;
  }
  void asked(Key key, std::uint64_t, bool) override { counts[key] = {counts[key].frequency + 1, ++now}; }
};

struct NaiveClock : OneList {
  using OneList::OneList;
  std::map<Key, bool> visited;
  Key victim() override {
    while (visited[list_.front()]) {
      visited[list_.front()] = false;
      renew(list_, list_.front());
    }
    return list_.front();
  }
  void asked(Key key, std::uint64_t, bool hit) override { visited[key] = hit; }
};

struct NaiveSieve : OneList {
  using OneList::OneList;
  std::map<Key, bool> visited;
  std::size_t hand = 0;
  Key victim() override {
    hand %= list_.size();
    for (; visited[list_[hand]]; hand = (hand + 1) % list_.size()) visited[list_[hand]] = false;
    // With its entry gone, the same index is the next one's; past the newest, the search begins at the oldest.
    const Key key = list_[hand];
    if (hand + 1 == list_.size()) hand = 0;
    return key;
  }
  void asked(Key key, std::uint64_t, bool hit) override { visited[key] = hit; }
};

struct NaiveRandom : OneList {
  NaiveRandom(std::size_t capacity, std::uint64_t seed) : OneList(capacity), random(seed) {}
  Random random;
  List slots;
  std::size_t emptied = 0;
  Key victim() override {
    emptied = random.randrange(slots.size());
    return slots[emptied];
  }
  void asked(Key key, std::uint64_t, bool hit) override {
    if (hit) return;
    if (slots.size() < capacity_) {
      slots.push_back(key);
    } else {
      slots[emptied] = key;
    }
  }
};

struct NaiveBelady : OneList {
  using OneList::OneList;
  struct Use {
    std::uint64_t next, order;
  };
  std::map<Key, Use> uses;
  std::uint64_t now = 0;
  Key victim() override {
    const auto last = std::max_element(list_.begin(), list_.end(), [this](Key a, Key b) {
      // Among keys that never come again the one asked for longest ago is "later".
      return uses[a].next != uses[b].next ? uses[a].next < uses[b].next : uses[a].order > uses[b].order;
    });
    return *last;
  }
  void asked(Key key, std::uint64_t next, bool) override { uses[key] = {next, ++now}; }
};

struct NaiveSlru : NaivePolicy {
  explicit NaiveSlru(std::size_t capacity)
      : limits{capacity - 3 * (capacity / 4), capacity / 4, capacity / 4, capacity / 4} {}
  std::size_t limits[4];
  List segments[4];
  NaiveAccess access(Key key, std::uint64_t) override {
    for (std::size_t i = 0; i < 4; ++i) {
      if (!take(segments[i], key)) continue;
      const std::size_t up = std::min<std::size_t>(i + 1, 3);
      segments[up].push_back(key);
      for (std::size_t j = up; j > 0 && segments[j].size() > limits[j]; --j)
        segments[j - 1].push_back(pop(segments[j]));
      return {true, {}};
    }
    for (std::size_t i = 0; i < 4; ++i) {
      if (segments[i].size() == limits[i]) continue;
      segments[i].push_back(key);
      return {};
    }
    segments[0].push_back(key);
    return {false, pop(segments[0])};
  }
  std::size_t size() const override {
    return segments[0].size() + segments[1].size() + segments[2].size() + segments[3].size();
  }
};

struct NaiveTwoQ : NaivePolicy {
  explicit NaiveTwoQ(std::size_t c) : capacity(c) {}
  std::size_t capacity;
  List in, out, main;
  NaiveAccess access(Key key, std::uint64_t) override {
    if (holds(in, key)) return {true, {}};
    if (holds(main, key)) {
      renew(main, key);
      return {true, {}};
    }
    const bool ghost = take(out, key);
    NaiveAccess result;
    if (size() == capacity) {
      const bool from_in = in.size() > capacity / 4;
      result.evicted = pop(from_in ? in : main);
      if (from_in) out.push_back(*result.evicted);
      if (out.size() > capacity / 2) pop(out);
    }
    (ghost ? main : in).push_back(key);
    return result;
  }
  std::size_t size() const override { return in.size() + main.size(); }
};

struct NaiveArc : NaivePolicy {
  explicit NaiveArc(std::size_t c) : capacity(c) {}
  std::size_t capacity;
  double p = 0;
  List t1, t2, b1, b2;
  Key replace(bool in_b2) {
    const auto once = static_cast<double>(t1.size());
    if (t2.empty() || (!t1.empty() && (once > p || (in_b2 && once == p)))) {
      b1.push_back(pop(t1));
      return b1.back();
    }
    b2.push_back(pop(t2));
    return b2.back();
  }
  NaiveAccess access(Key key, std::uint64_t) override {
    if (take(t1, key) || take(t2, key)) {
      t2.push_back(key);
      return {true, {}};
    }
    NaiveAccess result;
    const bool full = size() == capacity, in_b1 = holds(b1, key), in_b2 = holds(b2, key);
    const auto ones = static_cast<double>(b1.size()), twos = static_cast<double>(b2.size());
    if (in_b1) p = std::min(p + std::max(twos / ones, 1.0), static_cast<double>(capacity));
    if (in_b2) p = std::max(p - std::max(ones / twos, 1.0), 0.0);
    if (in_b1 || in_b2) {
      drop(in_b1 ? b1 : b2, key);
      if (full) result.evicted = replace(in_b2);
      t2.push_back(key);
      return result;
    }
    if (full && t1.size() + b1.size() == capacity && b1.empty()) {
      result.evicted = pop(t1);
    } else if (full) {
      if (t1.size() + b1.size() == capacity) {
        pop(b1);
      } else if (size() + b1.size() + b2.size() == 2 * capacity) {
        pop(b2);
      }
      result.evicted = replace(false);
    }
    t1.push_back(key);
    return result;
  }
  std::size_t size() const override { return t1.size() + t2.size(); }
};

struct NaiveS3Fifo : NaivePolicy {
  explicit NaiveS3Fifo(std::size_t c) : capacity(c), small_limit(c / 10), ghost_limit(c * 9 / 10) {}
  std::size_t capacity, small_limit, ghost_limit;
  List small, main, ghosts;
  std::map<Key, int> requests;
  NaiveAccess access(Key key, std::uint64_t) override {
    if (holds(small, key) || holds(main, key)) {
      ++requests[key];
      return {true, {}};
    }
    const bool ghost = take(ghosts, key);
    if (small_limit <= 1) return {};
    NaiveAccess result;
    while (size() == capacity) result.evicted = evict();
    (ghost ? main : small).push_back(key);
    requests[key] = 0;
    return result;
  }
  std::optional<Key> evict() {
    if (main.size() > capacity - small_limit || small.empty()) {
      for (;; renew(main, main.front())) {
        if (requests[main.front()] == 0) return pop(main);
        requests[main.front()] = std::min(requests[main.front()], 3) - 1;
      }
    }
    while (!small.empty()) {
      const Key key = pop(small);
      if (requests[key] < 2) {
        ghosts.push_back(key);
        if (ghosts.size() > ghost_limit) pop(ghosts);
        return key;
      }
      requests[key] = 0;
      main.push_back(key);
    }
    return std::nullopt;
  }
  std::size_t size() const override { return small.size() + main.size(); }
};

struct NaiveLirs : NaivePolicy {
  explicit NaiveLirs(std::size_t c) : capacity(c), hirs(std::max<std::size_t>(1, c / 100)) {}
  std::size_t capacity, hirs;
  List stack, lir, queue, ghosts;
  void prune() {
    while (!stack.empty() && !holds(lir, stack.front())) take(ghosts, pop(stack));
  }
  NaiveAccess access(Key key, std::uint64_t) override {
    NaiveAccess result{holds(lir, key) || holds(queue, key), {}};
    const bool in_stack = take(stack, key), ghost = take(ghosts, key);
    if (!result.hit && size() == capacity) {
      result.evicted = pop(queue);
      if (holds(stack, *result.evicted)) ghosts.push_back(*result.evicted);
    }
    stack.push_back(key);
    const bool first = !result.hit && !ghost && lir.size() < capacity - hirs;
    if (!holds(lir, key)) {
      take(queue, key);
      (in_stack || first ? lir : queue).push_back(key);
    }
    if (lir.size() > capacity - hirs) {
      queue.push_back(pop(stack));
      drop(lir, queue.back());
    }
    prune();
    while (stack.size() > 2 * capacity && !ghosts.empty()) drop(stack, pop(ghosts));
    return result;
  }
  std::size_t size() const override { return lir.size() + queue.size(); }
};

struct NaiveWTinyLfu : NaivePolicy {
  explicit NaiveWTinyLfu(std::size_t c)
      : capacity(c), window_limit(std::max<std::size_t>(1, c / 100)), sketch(static_cast<std::uint32_t>(c), account) {}
  std::size_t capacity, window_limit;
  Account account{"sketch"};
  FrequencySketch sketch;
  List window, probation, guarded;
  std::uint32_t requests(Key key) const { return sketch.estimate(FrequencySketch::hash_of(key)); }
  NaiveAccess access(Key key, std::uint64_t) override {
    sketch.count(FrequencySketch::hash_of(key));
    const std::size_t main_limit = capacity - window_limit;
    if (take(window, key)) {
      window.push_back(key);
      return {true, {}};
    }
    if (take(probation, key) || take(guarded, key)) {
      guarded.push_back(key);
      if (guarded.size() > main_limit * 4 / 5) probation.push_back(pop(guarded));
      return {true, {}};
    }
    NaiveAccess result;
    window.push_back(key);
    if (window.size() <= window_limit) return result;
    const Key candidate = pop(window);
    if (probation.size() + guarded.size() < main_limit) {
      probation.push_back(candidate);
    } else if (main_limit == 0 || requests(candidate) <= requests(probation.front())) {
      result.evicted = candidate;
    } else {
      result.evicted = pop(probation);
      probation.push_back(candidate);
    }
    return result;
  }
  std::size_t size() const override { return window.size() + probation.size() + guarded.size(); }
};

}  // namespace

std::unique_ptr<NaivePolicy> naive_policy(std::string_view name, std::size_t capacity, std::uint64_t seed) {
  if (name == "fifo") return std::make_unique<NaiveFifo>(capacity);
  if (name == "lru") return std::make_unique<NaiveLru>(capacity);
  if (name == "lfu") return std::make_unique<NaiveLfu>(capacity);
  if (name == "clock") return std::make_unique<NaiveClock>(capacity);
  if (name == "sieve") return std::make_unique<NaiveSieve>(capacity);
  if (name == "slru") return std::make_unique<NaiveSlru>(capacity);
  if (name == "2q") return std::make_unique<NaiveTwoQ>(capacity);
  if (name == "arc") return std::make_unique<NaiveArc>(capacity);
  if (name == "lirs") return std::make_unique<NaiveLirs>(capacity);
  if (name == "s3-fifo") return std::make_unique<NaiveS3Fifo>(capacity);
  if (name == "w-tinylfu") return std::make_unique<NaiveWTinyLfu>(capacity);
  if (name == "random") return std::make_unique<NaiveRandom>(capacity, seed);
  if (name == "belady") return std::make_unique<NaiveBelady>(capacity);
  return nullptr;
}

}  // namespace cachebound::eviction
