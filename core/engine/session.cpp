#include "engine/session.hpp"

#include <algorithm>

#include "base/digest.hpp"
#include "store/measured_stores.hpp"

namespace cachebound {

Result<Session> Session::open(const ExerciseSpec& spec, std::string_view query, Environment environment) {
  const auto pairs = parse_query(query);
  if (!pairs) return pairs.fault();
  const std::shared_ptr<void> params = spec.run.params();
  if (const auto laid = lay_over(params.get(), spec.fields, *pairs); !laid) return laid.fault();
  return Session(spec, params, std::move(environment));
}

Session::Session(const ExerciseSpec& spec, std::shared_ptr<const void> params, Environment environment)
    : spec_(&spec),
      params_(std::move(params)),
      environment_(std::move(environment)),
      series_(spec.metrics().size(), series_capacity) {
  restart();
}

void Session::restart() {
  // The old run goes first: two at once would double the memory.
  run_.reset();
  run_ = spec_->run.start(params_.get(), environment_);
  series_ = Series(spec_->metrics().size(), series_capacity);
  position_ = 0;
  series_.record(0, metrics());
}

std::uint64_t Session::step(std::uint64_t events) {
  const std::uint64_t target = position_ + std::min(events, length() - position_);
  const std::uint64_t from = position_;
  while (position_ < target) {
    const std::uint64_t stop = std::min(target, series_.next_position());
    run_->step(stop - position_);
    position_ = stop;
    if (position_ == series_.next_position() || position_ == length()) series_.record(position_, metrics());
  }
  return position_ - from;
}

void Session::seek(std::uint64_t position) {
  if (position < position_) restart();
  step(position - position_);
}

std::vector<double> Session::metrics() const {
  std::vector<double> values(spec_->metrics().size());
  run_->measure(values);
  return values;
}

bool Session::is_on_real_time() const {
  return spec_->keeps_stores && environment_.stores != nullptr && environment_.stores->is_real();
}

std::vector<Fact> Session::facts() const {
  auto facts = run_->facts();
  if (is_on_real_time()) {
    for (Fact& fact : facts) fact.measured = true;
  }
  const MeasuredCommands* const of = environment_.stores != nullptr ? environment_.stores->measured() : nullptr;
  if (of == nullptr) return facts;
  const auto measured = [&](std::string_view label, double value, std::string_view unit) {
    facts.push_back({label, value, unit, true});
  };
  measured("commands of the store", static_cast<double>(of->commands()), "");
  measured("a command took on average", of->answered.mean_ms(), "ms");
  measured("99 % of the commands took at most", of->answered.percentile_ms(99), "ms");
  measured("the longest command took", of->answered.longest_ms(), "ms");
  measured("commands that reached no server", static_cast<double>(of->unreachable), "");
  measured("commands without a reply in time", static_cast<double>(of->timeouts), "");
  measured("both of these took together", to_milliseconds(of->in_vain), "ms");
  return facts;
}

void Session::write_metrics(JsonWriter& json) const {
  const auto values = metrics();
  json.key("metrics").object();
  const Metrics declared = spec_->metrics();
  for (std::size_t i = 0; i < values.size(); ++i) json.field(declared[i].name, values[i]);
  json.end();
}

void Session::write_memory(JsonWriter& json) const {
  json.key("memory").object();
  for (const Site& site : run_->memory()) {
    json.key(site.name).object();
    json.field("current", site.current).field("peak", site.peak).field("count", site.count).field("used", site.used);
    json.key("bound");
    site.bound ? json.integer(static_cast<std::int64_t>(*site.bound)) : json.null();
    json.end();
  }
  json.end();
}

std::string Session::query() const {
  Query pairs;
  for (const Field& field : spec_->fields) {
    const Value value = value_of(field, params_.get());
    if (value != standard(field)) pairs.emplace_back(field.name, format_value(value));
  }
  return format_query(pairs);
}

std::string Session::frame() const {
  JsonWriter json;
  json.object().field("position", position_).field("length", length());
  write_metrics(json);
  write_memory(json);
  run_->write_frame(json);
  json.key("measured_tables").object();
  run_->write_measured_tables(json);
  json.end().end();
  return json.take();
}

std::string Session::result() const {
  JsonWriter json;
  json.object().field("exercise", spec_->id).field("query", query()).key("params").object();
  for (const auto& [name, value] : params()) write_value(json.key(name), value);
  json.end();
  if (environment_.stores != nullptr) {
    json.field("store", std::string_view(environment_.stores->name())).field("measured", is_on_real_time());
  }
  write_metrics(json);

  json.key("facts").array();
  for (const Fact& fact : facts()) {
    json.object().field("label", fact.label).field("value", fact.value).field("unit", fact.unit);
    json.field("measured", fact.measured).end();
  }
  json.end().key("checks").array();
  for (const Check& check : run_->checks()) {
    json.object().field("id", check.id).field("label", check.label).field("passed", check.passed);
    json.field("expected", check.expected).field("actual", check.actual).end();
  }
  json.end().key("goals").array();
  for (const Goal& goal : run_->goals()) {
    json.object().field("id", goal.id).field("score", goal.score).field("detail", goal.detail).end();
  }
  json.end();
  write_memory(json);
  json.field("digest", digest()).end();
  return json.take();
}

std::string Session::digest() const {
  Digest digest;
  digest.add(spec_->id);
  digest.add(position_);
  for (const auto& [name, value] : params()) digest.add(format_value(value));
  if (is_on_real_time()) return digest.hex();
  digest.add(run_->digest());
  for (const Fact& fact : run_->facts()) {
    if (!fact.measured) digest.add(fact.value);
  }
  for (const Check& check : run_->checks()) {
    digest.add(std::uint64_t{check.passed});
    digest.add(check.actual);
  }
  for (const Goal& goal : run_->goals()) {
    digest.add(goal.score);
    digest.add(goal.detail);
  }
  for (const Site& site : run_->memory()) {
    digest.add(site.name);
    for (const std::uint64_t figure : {site.current, site.peak, site.count, site.used, site.bound.value_or(0)}) {
      digest.add(figure);
    }
  }
  const auto values = metrics();
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (spec_->metrics()[i].measured) continue;
    digest.add(values[i]);
    for (const double value : series_.column(i)) digest.add(value);
  }
  JsonWriter frame;
  frame.object();
  run_->write_frame(frame);
  digest.add(frame.end().take());
  return digest.hex();
}

bool Session::any_check_failed() const {
  const auto checks = run_->checks();
  return std::any_of(checks.begin(), checks.end(), [](const Check& check) { return !check.passed; });
}

std::string Session::fill(std::string_view text, CodeLanguage language) const {
  return fill_template(text, params(), language);
}

}  // namespace cachebound
