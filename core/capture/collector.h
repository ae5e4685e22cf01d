// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/capture/capture_status.h"
#include "core/shm/segment.h"
#include "core/store/trace_store.h"

#include <memory>
#include <vector>

namespace interleave {

/// Reads rings and kernel records in its own thread and writes the trace store; the one writer of the store.
/// Life: create (opens perf on the guard, before anything is started) -> start -> stop (drains all, publishes the end).
class Collector
{
public:
    struct Options
    {
        CaptureChoice choice = CaptureChoice::automatic;
        std::vector<int> cpus;   ///< cores the workers may use; one kernel ring each
        bool keepEvents = false; ///< fill the store's event table (for --csv)
        bool alsoSelf = false;   ///< test only: in kernel mode record self capture too, in the event table
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

} // namespace interleave
