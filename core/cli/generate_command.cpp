#include "cli/generate_command.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <vector>

#include "base/text.hpp"
#include "cli/run_command.hpp"
#include "eviction/next_uses.hpp"
#include "trace/compiled_trace.hpp"
#include "trace/readers/format.hpp"
#include "trace/readers/oracle_reader.hpp"
#include "trace/replay/replay_mode.hpp"

namespace cachebound::cli {

namespace {

using Write = std::function<bool(std::string_view)>;

/// Calls `take` with the keys in batches until it returns false.
template <class Take>
void for_each_batch(const Workload& workload, std::uint64_t requests, Take&& take) {
  std::vector<Key> keys(requests_per_batch);
  for (std::uint64_t first = 0; first < requests; first += keys.size()) {
    keys.resize(static_cast<std::size_t>(std::min<std::uint64_t>(requests_per_batch, requests - first)));
    workload.fill(first, keys);
    if (!take(std::span<const Key>(keys))) return;
  }
}

void write_text(const Workload& workload, std::uint64_t requests, const Write& write) {
  constexpr std::size_t longest = 21;
  std::vector<char> text(requests_per_batch * longest);
  for_each_batch(workload, requests, [&](std::span<const Key> keys) {
    char* end = text.data();
    for (const Key key : keys) {
      end = std::to_chars(end, end + longest, key).ptr;
      *end++ = '\n';
    }
    return write({text.data(), static_cast<std::size_t>(end - text.data())});
  });
}

Result<void> write_oracle_general(const Workload& workload, std::uint64_t requests, const Write& write) {
  Account account("trace");
  TraceCompiler compiler(compile_limits, account);
  bool fits = requests <= compile_limits.requests;
  if (fits) for_each_batch(workload, requests, [&](std::span<const Key> keys) { return fits = compiler.add(keys); });
  if (!fits) {
    return Fault{FaultCode::out_of_range, "requests",
                 "requests: got " + grouped(requests) + "; allowed for oracle-general, which tells the future: " +
                     grouped(std::uint64_t{compile_limits.requests}) + " requests to " +
                     grouped(std::uint64_t{compile_limits.objects}) + " objects."};
  }
  const CompiledTrace trace = std::move(compiler).finish();
  const auto next = eviction::find_next_uses(trace.ids(), trace.objects(), account);
  std::vector<char> bytes(requests_per_batch * OracleRecord::bytes);
  for (std::size_t at = 0; at < next.size();) {
    const std::size_t end = std::min(next.size(), at + requests_per_batch);
    char* place = bytes.data();
    for (; at < end; ++at, place += OracleRecord::bytes) {
      const std::int64_t following = next[at] < next.size() ? std::int64_t{next[at]} + 1 : -1;
      OracleRecord{static_cast<std::uint32_t>(at), trace.keys()[trace.ids()[at]], 1, following}.write(place);
    }
    if (!write({bytes.data(), static_cast<std::size_t>(place - bytes.data())})) break;
  }
  return {};
}

Result<void> check(const GenerateArguments& arguments) {
  const auto out_of_range = [](const std::string& name, const std::string& came, const std::string& allowed) {
    return Fault{FaultCode::out_of_range, name, name + ": got " + came + "; allowed: " + allowed + "."};
  };
  const WorkloadParams& params = arguments.params;
  if (params.objects < 1 || params.objects > Workload::most_objects) {
    return out_of_range("objects", grouped(std::uint64_t{params.objects}),
                        "1 to " + grouped(std::uint64_t{Workload::most_objects}));
  }
  if (!(params.skew >= 0 && params.skew <= 8)) return out_of_range("skew", grouped(params.skew), "0 to 8");
  if (params.period < 1) return out_of_range("period", "0", "1 or more");
  return {};
}

}  // namespace

Result<void> generate(const GenerateArguments& arguments, const Write& write) {
  const auto kind = parse_workload(arguments.workload);
  if (!kind) return kind.fault();
  if (auto checked = check(arguments); !checked) return checked;
  WorkloadParams params = arguments.params;
  params.kind = *kind;
  Account account("workload", Workload::worst_case_bytes(params));
  const Workload workload(params, account);
  if (arguments.format == name_of(TraceFormat::oracle_general)) {
    return write_oracle_general(workload, arguments.requests, write);
  }
  if (arguments.format != name_of(TraceFormat::text)) {
    return Fault{FaultCode::unknown_choice, "format",
                 "format: got " + in_quotes(arguments.format) + "; allowed: text, oracle-general."};
  }
  write_text(workload, arguments.requests, write);
  return {};
}

int generate(const GenerateArguments& arguments) {
  const auto generated = generate(arguments, [](std::string_view bytes) {
    return std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
  });
  if (!generated) return report(generated.fault());
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return done;
  std::fputs("cachebound: the output cannot be written.\n", stderr);
  return out_of_reach;
}

}  // namespace cachebound::cli
