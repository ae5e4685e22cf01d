// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/curve.h"
#include "core/base/time.h"
#include "core/store/trace_types.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace interleave {

struct MachineFacts
{
    std::vector<int> cpusAllowed;
    int coresUsable = 0; ///< min(affinity, cgroup quota rounded up)
    std::string kernel;
    std::string clock; ///< "tsc" or "monotonic"
    std::optional<double> tickHz;
    std::optional<double> cgroupCpuQuota;     ///< in cores
    std::optional<double> externalCpuPercent; ///< of all usable cores, during the run
    std::optional<double> stealPercent;
    std::optional<double> watchingCpuPercent; ///< of all usable cores: what this process took to collect, to reckon and to draw
};

/// p50 etc. from exact histograms; absent where nothing was counted.
struct Summary
{
    std::uint64_t count = 0;
    Nanos total = 0, p50 = 0, p99 = 0, max = 0;
};

/// One claim evaluated on this run. `ok` absent: inconclusive, `why` says so.
struct Check
{
    std::string claim; ///< text key; ui has the words
    std::optional<bool> ok;
    std::string got;
    std::string want;
    std::string why; ///< text key with arguments after '|': "other-settings|lock=none", "cores-missing|2", "external-load|34"
};

struct WorkerReport
{
    LaneId lane;
    std::string name, role, kind, startMethod; ///< kind: "thread" or "process"
    std::int32_t pid = 0, tid = 0, ppid = 0;
    Nanos created = 0, firstRun = 0;
    std::optional<Nanos> ended;
    std::optional<int> exitCode, exitSignal;
    std::optional<Nanos> cpu;
    std::vector<std::pair<std::string, Nanos>> states; ///< running, runnable, lock, ...
    std::optional<std::uint64_t> voluntary, preempted, migrations, rssKib, pssKib, privateDirtyKib;
    std::uint64_t operations = 0;
    std::vector<StretchRow> stretches; ///< its lives, oldest first; the fields above speak of the first birth and the last end
};

struct LockReport
{
    std::string name, kind;
    std::uint64_t acquisitions = 0, contended = 0, slept = 0, ownerChanges = 0;
    Summary wait, hold, handoff;
    std::uint32_t maxWaiters = 0;
    double fairness = 0; ///< max / min acquisitions of its workers; 0 with fewer than two
};

struct QueueReport
{
    std::string name, kind;
    std::uint32_t capacity = 0;
    std::uint64_t puts = 0, gets = 0;
    std::uint32_t maxDepth = 0;
    double meanDepth = 0;
    Summary latency;
};

struct CoreReport
{
    int cpu = 0;
    Nanos busy = 0;
    std::uint64_t slices = 0;
    double utilisation = 0;
};

struct MarkerReport
{
    Nanos time = 0;
    std::string parameter, from, to;
};

struct Outcome
{
    std::string verdict; ///< text key: "correct", "wrong", "stuck", "cut", "done"
    bool conclusive = true;
    std::string why;
    std::optional<std::int64_t> expected, actual;
    std::optional<std::uint64_t> lost;
    std::uint64_t trials = 0;
    std::map<std::int64_t, std::uint64_t> histogram; ///< final value -> trials
};

/// A run in numbers: what --json writes and the window's text speaks of. Immutable once built.
struct Report
{
    std::string experiment;
    std::vector<std::pair<std::string, std::string>> parameters; ///< resolved, as text
    Nanos startedMonotonic = 0;
    std::string startedUtc;
    MachineFacts machine;
    std::string captureMode; ///< "kernel", "kernel+wakeups", "self", "probes"
    std::string captureReason;
    std::uint64_t events = 0, eventsLost = 0;
    double probeCostNs = 0;
    Nanos duration = 0;
    Outcome outcome;
    std::vector<Check> checks;
    std::shared_ptr<const nlohmann::ordered_json> measures;
    std::vector<std::pair<std::string, std::vector<Point>>> series; ///< time in ns
    std::vector<Curve> curves;                                      ///< told as series, too
    std::vector<CoreReport> cores;
    std::vector<WorkerReport> workers;
    std::vector<LockReport> locks;
    std::vector<QueueReport> queues;
    std::vector<MarkerReport> markers;
    std::vector<std::pair<std::string, std::string>> refusals; ///< placement: what, why
    std::string errorKey;                                      ///< of a run that failed in the middle

    /// One run of a sweep, under the value that the parameter had in it.
    struct Part
    {
        std::string value;
        std::shared_ptr<const Report> report;
    };
    std::string sweepParameter; ///< empty: an ordinary run
    std::vector<Part> sweep;
};

/// interleave.report/1. Numbers are integers for ns, bytes and counts, doubles for shares and rates; what was not measured is absent.
std::string toJson(const Report &report);

} // namespace interleave
