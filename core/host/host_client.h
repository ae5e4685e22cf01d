// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/experiment/settings.h"
#include "core/shm/segment.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace interleave {

/// Something the system refused while the workers were placed ("policy fifo", "Operation not permitted").
struct Refusal
{
    std::string what;
    std::string why; ///< the system's words, or a key as in a check's `why`: cores-missing|2
};

enum class HostPhase {
    waiting,  ///< guard started, everything waits behind its gate (perf can be opened on guardPid())
    starting, ///< released; host prepares the work and starts the workers
    running,  ///< start gate open
    stopping, ///< told to stop, or the work is over: workers are ending
    ended,    ///< every process of the run is gone
};

/// The window's end of one run: starts the guard, speaks the control protocol, and makes sure that nothing is left.
/// Non-blocking but for the destructor and waitUntilGone(). One thread; the process becomes a child subreaper.
class HostClient
{
public:
    struct Options
    {
        std::string hostExecutable; ///< path of interleave-host
        bool showOutput = false;    ///< workers' stdout and stderr to our own stderr too
    };

    /// Starts the guard (posix_spawn), which waits for release(). Errors: startFailed.
    static Result<std::unique_ptr<HostClient>> start(const Options &options, const Segment &segment, const Settings &settings);
    /// Kills and reaps whatever is left of the run.
    ~HostClient();

    int guardPid() const;
    /// Lets the guard start the host. Call once capture is attached.
    void release();
    /// Reads what has arrived. Never blocks.
    void poll();
    HostPhase phase() const;
    /// Becomes readable when poll() has something to do (an epoll descriptor).
    int wakeFd() const;

    /// A live value was written into the segment: announces it and rings the host (it may have to start workers).
    void liveChanged();
    /// Finish the iteration and end; when none has ended for `grace`, whatever still runs is killed.
    void requestStop(std::chrono::milliseconds grace = std::chrono::milliseconds(150));
    /// Kills everything now.
    void kill();
    /// Blocks until every process of the run is gone.
    void waitUntilGone();

    const std::vector<Refusal> &refusals() const;
    /// What went wrong with host or guard, if anything did (a worker's death is not an error of the host).
    const std::optional<Error> &error() const;
    /// What workers wrote to stdout and stderr so far (at most the last 64 KiB).
    std::string output() const;

private:
    struct Private;
    explicit HostClient(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace interleave
