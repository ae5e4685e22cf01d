// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/unique_fd.h"
#include "core/experiment/workload.h"

#include <functional>

#include <pthread.h>
#include <sys/types.h>

namespace interleave {

// Children that a role starts itself, where that is what the experiment is about: fork() twice in a row, a parent that does not wait, a process with
// threads of its own. Each lives in a lane that the plan has named for it (PlannedStart::byWorker), so it is on the timeline with its pid, its parent
// and its end like everybody else. (Where nobody can say beforehand how many there will be, there is sub_worker.h.)
// Whoever is left behind belongs to the host when its parent has gone, and to the guard in the end.

/// What a child does; returns its exit code. An exception ends it with code 1.
using OffspringBody = std::function<int(WorkerContext &)>;

/// A process started by the calling worker. Used by that worker alone. Neither waits for nor ends the child when it goes.
class ChildProcess
{
public:
    ChildProcess() = default;
    /// fork(): the child runs `body` in the lane of (role, number), and never returns from here. stdout is written out before.
    /// Error: startFailed with the system's reason (which is in errno, too), or where no lane was planned.
    static Result<ChildProcess> fork(const WorkerContext &parent, unsigned role, unsigned number, const OffspringBody &body);
    /// Starts this program anew, as the host starts its spawned workers: in the lane of (role, number) it does what the workload has for that role,
    /// and knows nothing of its parent but what is shared. In processes of interleave-host only. Errors: as of fork().
    static Result<ChildProcess> spawn(const WorkerContext &parent, unsigned role, unsigned number);
    /// Takes up a program that was just started as somebody else's: it knows nothing of lanes, so its parent fills in what can be known.
    /// `askedStamp`: before the call that started it. `name`: the lane's from now on.
    static Result<ChildProcess> adopt(
        const WorkerContext &parent, unsigned role, unsigned number, pid_t pid, std::uint64_t askedStamp, std::string_view name);

    bool isValid() const { return m_pid > 0; }
    pid_t pid() const { return m_pid; }
    LaneId lane() const { return m_lane; }
    int pidFd() const { return m_pidFd.get(); } ///< readable when it has ended

    /// Waits for it, as long as it takes, and reaps it: its wait status.
    int wait(const WorkerContext &parent);
    /// Has it ended? Does not reap it: it stays a zombie. Once true, the lane tells how it ended.
    bool hasEnded(const WorkerContext &parent);
    /// Waits for its end, at most until `deadline` (absolute CLOCK_MONOTONIC). What hasEnded() says.
    bool waitUntil(const WorkerContext &parent, Nanos deadline);
    bool send(int signal) const; ///< by the descriptor: it can be nobody else

private:
    LaneId m_lane;
    pid_t m_pid = 0;
    UniqueFd m_pidFd;
    bool m_noted = false; ///< that it has ended
    bool m_reaped = false;
    int m_status = 0;
};

/// A thread started by the calling worker in its own process. Used by that worker alone; must be joined, or left to run until the process ends.
class ChildThread
{
public:
    /// `body` runs in the lane of (role, number). What the context refers to must live as long as the process.
    static Result<ChildThread> start(const WorkerContext &parent, unsigned role, unsigned number, OffspringBody body);

    LaneId lane() const { return m_lane; }
    bool hasEnded(const WorkerContext &parent) const;
    void join(const WorkerContext &parent);
    /// Waits for its end, at most until `deadline` (absolute CLOCK_MONOTONIC). True: it has ended and was joined.
    bool joinUntil(const WorkerContext &parent, Nanos deadline);
    bool isJoined() const { return m_joined; }

private:
    LaneId m_lane;
    bool m_joined = false;
    pthread_t m_thread{};
};

} // namespace interleave
