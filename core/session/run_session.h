// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/capture/collector.h"
#include "core/experiment/settings.h"
#include "core/host/host_client.h"
#include "core/store/trace_store.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace interleave {

/// A live parameter to be changed by itself during the run (--at).
struct ScheduledChange
{
    Nanos after = 0; ///< since the start gate opened
    ParameterId parameter;
    RawValue value = 0;
};

struct RunRequest
{
    explicit RunRequest(Settings s) : settings(std::move(s)) {}

    Settings settings;
    CaptureChoice capture = CaptureChoice::automatic;
    std::optional<Nanos> duration;        ///< --seconds: rounds end when it is over
    bool untilStopped = false;            ///< the window: rounds repeat until stop
    std::vector<ScheduledChange> changes; ///< sorted by time
    bool keepEvents = false;
    bool alsoSelf = false;      ///< test only, see Collector::Options
    std::string hostExecutable; ///< empty: beside this program
};

enum class RunPhase { starting, running, stopping, finished, failed };

/// One run from start to report, without a window: the command line and ui/lab_session both drive this.
/// One thread calls it (poll at least 20 times a second); never blocks, but for the destructor, which returns when every process is gone.
class RunSession
{
public:
    static Result<std::unique_ptr<RunSession>> start(RunRequest request);
    ~RunSession();

    void poll();
    RunPhase phase() const;
    bool isOver() const { return phase() == RunPhase::finished || phase() == RunPhase::failed; }
    const std::optional<Error> &error() const;
    int wakeFd() const; ///< readable when poll() has something to do at once

    TraceView view() const;
    CaptureStatus capture() const;
    const Settings &settings() const; ///< with the live values as they are now
    Nanos now() const;                ///< ns since the run's start

    /// Errors: parameterNotLive.
    Result<void> setLive(ParameterId parameter, RawValue value);
    void requestStop();

    /// Numbers so far; complete when isOver(). A few milliseconds: not for every frame (call at most 4 times a second while running).
    Report report() const;
    std::string workerOutput() const;

private:
    struct Private;
    explicit RunSession(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace interleave
