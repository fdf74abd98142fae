// What one writes for an LRU in C++ without thinking about memory: the standard library's list and hash table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <unordered_map>

namespace cachebound::bench {

class ListMapLru {
 public:
  explicit ListMapLru(std::size_t capacity) : capacity_(capacity) { index_.reserve(capacity); }

  bool access(std::uint64_t key) {
    const auto found = index_.find(key);
    if (found != index_.end()) {
      order_.splice(order_.begin(), order_, found->second);
      return true;
    }
    if (index_.size() == capacity_) {
      index_.erase(order_.back());
      order_.pop_back();
    }
    order_.push_front(key);
    index_.emplace(key, order_.begin());
    return false;
  }

 private:
  std::size_t capacity_;
  std::list<std::uint64_t> order_;
  std::unordered_map<std::uint64_t, std::list<std::uint64_t>::iterator> index_;
};

}  // namespace cachebound::bench
