// A first-in, first-out list whose links live inside of what is listed: joining and leaving allocate nothing.
#pragma once

#include <cassert>

namespace cachebound {

/// A place in at most one list. Leaves it when destroyed, so a list never points to what is gone.
class Link {
 public:
  Link() = default;
  Link(const Link&) = delete;
  Link& operator=(const Link&) = delete;
  ~Link() { unlink(); }

  [[nodiscard]] bool is_linked() const noexcept { return next_ != this; }

  /// O(1); nothing when in no list.
  void unlink() noexcept {
    previous_->next_ = next_;
    next_->previous_ = previous_;
    previous_ = next_ = this;
  }

 private:
  template <class T>
  friend class IntrusiveList;

  Link *previous_ = this, *next_ = this;
};

/// `T` derives from Link. Owns nothing; at its end what is still listed is in no list. Every operation but
/// destruction is O(1).
template <class T>
class IntrusiveList {
 public:
  IntrusiveList() = default;
  IntrusiveList(const IntrusiveList&) = delete;
  IntrusiveList& operator=(const IntrusiveList&) = delete;
  ~IntrusiveList() {
    while (!empty()) pop_front();
  }

  [[nodiscard]] bool empty() const noexcept { return !end_.is_linked(); }

  /// `item` must be in no list.
  void push_back(T& item) noexcept {
    Link& link = item;
    assert(!link.is_linked());
    link.previous_ = end_.previous_;
    link.next_ = &end_;
    end_.previous_->next_ = &link;
    end_.previous_ = &link;
  }

  /// Of a list that is not empty; it is in no list then.
  T& pop_front() noexcept {
    assert(!empty());
    Link& link = *end_.next_;
    link.unlink();
    return static_cast<T&>(link);
  }

 private:
  Link end_;
};

}  // namespace cachebound
