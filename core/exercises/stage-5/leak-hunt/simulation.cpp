#include "exercises/stage-5/leak-hunt/simulation.hpp"

#include <algorithm>

namespace cachebound::exercises::leak_hunt {

namespace {

constexpr std::uint64_t cached_responses = 2'000, batch = 150, sessions_ended = 8, compiled = 600, compile_share = 32,
                        plugins_before = 100, plugins_deployed = 250, events_kept = 1'000;

}  // namespace

LoadStream::LoadStream(std::uint64_t seed)
    : random_(seed),
      leaking_site_(static_cast<std::size_t>(random_.randrange(process_sites.size()))),
      // Between the fourth hour and the twentieth.
      deploy_step_(static_cast<std::uint64_t>(
          random_.randrange(std::int64_t{4} * steps_an_hour, std::int64_t{20} * steps_an_hour))) {}

Load LoadStream::next() noexcept {
  const auto responses = static_cast<std::uint32_t>(random_.randrange(20, 61));
  const auto records = static_cast<std::uint32_t>(random_.randrange(15, 31));
  const auto logins = static_cast<std::uint32_t>(random_.randrange(80, 121));
  return {responses, records, logins, ++step_ == deploy_step_};
}

LeakyProcess::LeakyProcess(std::uint64_t limit, std::size_t leaking_site, std::uint64_t leak_bytes)
    : limit_(limit), accounts_(process_sites.size(), limit), leaking_site_(leaking_site), leak_bytes_(leak_bytes) {
  for (std::size_t i = 0; i < sites_.size(); ++i) sites_[i] = {&accounts_.site(process_sites[i].name), 0};
  grow(plugins, plugins_before);
}

void LeakyProcess::advance(const Load& load) {
  written_out_ = 0;
  serve(load);
  leak();
}

void LeakyProcess::serve(const Load& load) {
  // What finds no room in a bounded site takes the place of an older object: no bytes move.
  grow(response_cache, std::min<std::uint64_t>(load.responses, cached_responses - sites_[response_cache].objects));
  grow(batch_buffer, load.records);
  if (!killed_ && sites_[batch_buffer].objects >= batch) {
    written_out_ = static_cast<std::uint32_t>(sites_[batch_buffer].objects);
    shrink(batch_buffer, written_out_);
  }
  shrink(sessions, sites_[sessions].objects / sessions_ended);
  grow(sessions, load.logins);
  grow(templates, (compiled - sites_[templates].objects + compile_share - 1) / compile_share);
  if (load.deploy) grow(plugins, plugins_deployed);
  grow(event_log, std::min<std::uint64_t>(load.responses, events_kept - sites_[event_log].objects));
}

void LeakyProcess::leak() {
  if (killed_) return;
  leaked_ += leak_bytes_;
  const std::uint64_t whole = leaked_ / process_sites[leaking_site_].object_bytes;
  for (; kept_ < whole && !killed_; ++kept_) {
    if (bounded_ && strays_ == stray_bound) continue;  // the oldest stray goes as the newest comes
    book(leaking_site_, 1);
    if (!killed_) ++strays_;
  }
}

void LeakyProcess::bound_strays(std::size_t site) {
  if (killed_ || site != leaking_site_) return;
  bounded_ = true;
  const std::uint64_t dropped = strays_ - std::min(strays_, stray_bound);
  unbook(site, dropped);
  strays_ -= dropped;
}

void LeakyProcess::grow(std::size_t site, std::uint64_t objects) {
  const std::uint64_t before = sites_[site].account->count();
  book(site, objects);
  sites_[site].objects += sites_[site].account->count() - before;
}

void LeakyProcess::shrink(std::size_t site, std::uint64_t objects) noexcept {
  if (killed_) return;
  unbook(site, objects);
  sites_[site].objects -= objects;
}

void LeakyProcess::book(std::size_t site, std::uint64_t objects) {
  const std::uint64_t bytes = process_sites[site].object_bytes;
  for (; objects > 0 && !killed_; --objects) {
    if (accounts_.total().current() + bytes > limit_) {
      killed_ = true;
      killed_by_ = site;
    } else {
      sites_[site].account->charge(bytes);
    }
  }
}

void LeakyProcess::unbook(std::size_t site, std::uint64_t objects) noexcept {
  for (; objects > 0; --objects) sites_[site].account->release(process_sites[site].object_bytes);
}

}  // namespace cachebound::exercises::leak_hunt
