// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/shm/segment.h"
#include "core/store/trace_store.h"

#include <memory>
#include <string>
#include <vector>

namespace interleave {

enum class CaptureChoice { automatic, kernel, self, probes };
enum class CaptureMode { kernel, kernelWakeups, self, probes };

/// Why a better mode was not to be had, as a key with the system's words: "perf_event_open", "Operation not permitted". Empty: best possible.
struct CaptureReason
{
    CaptureMode refused = CaptureMode::kernel;
    std::string call;
    std::string why;
};

/// What the user is told about trust; a consistent copy, any thread.
struct CaptureStatus
{
    CaptureMode mode = CaptureMode::probes;
    std::vector<CaptureReason> reasons;
    std::uint64_t events = 0;  ///< probe records and switch records read
    std::uint64_t lost = 0;    ///< records dropped by workers' rings or by the kernel
    double probeCostNs = 0;    ///< one event, measured on this machine at the start
    double observerShare = 0;  ///< estimated share of the workers' CPU time spent on observing (events x cost + switches x cost), 0..1
    Nanos collectorCpuNs = 0;  ///< CPU time of the collector thread
};

/// Reads rings and kernel records in its own thread and writes the trace store; the one writer of the store.
/// Life: create (opens perf on the guard, before anything is started) -> start -> stop (drains all, publishes the end).
class Collector
{
public:
    struct Options
    {
        CaptureChoice choice = CaptureChoice::automatic;
        std::vector<int> cpus;       ///< cores the workers may use; one kernel ring each
        bool keepEvents = false;     ///< fill the store's event table (for --csv)
        bool alsoSelf = false;       ///< test only: in kernel mode record self capture too, in the event table
        std::size_t parameterCount = 0;
    };

    /// Chooses the mode and opens what it needs on `guardPid` and its future descendants. Sets selfCapture in the segment.
    /// Error: captureRefused (only where `choice` forces a mode that cannot be had).
    static Result<std::unique_ptr<Collector>> create(const Options &options, const Segment &segment, int guardPid, std::shared_ptr<TraceStore> store);
    ~Collector();

    void start();
    /// Reads what is left, closes open slices, publishes, ends the thread. Call when every worker is gone.
    void stop();
    CaptureStatus status() const;
    /// A parameter was changed by the window's process at `row.time`. Any thread; reaches the store within one poll.
    void addMarker(const MarkerRow &row);

private:
    struct Private;
    explicit Collector(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// What each mode would need and whether it is to be had here, without a run (for doctor). Best first.
struct CaptureProbe
{
    CaptureMode mode;
    bool available = false;
    std::string call; ///< what was refused
    std::string why;
};
std::vector<CaptureProbe> probeCapture();

} // namespace interleave
