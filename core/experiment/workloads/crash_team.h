// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/offspring.h"
#include "core/experiment/workloads/master_worker.h"

#include <array>
#include <optional>

namespace interleave {

/// The worker threads of one process, looked after by its main thread, which does no task itself.
class CrashTeam
{
public:
    /// Threads number `first` to `first + most - 1`, as many of them as are wanted.
    CrashTeam(WorkerContext &context, MasterWorkerRoot &root, unsigned first, unsigned most);

    /// Starts who is missing, joins who has left. Tasks of one who left by an exception are given up.
    void look();
    /// Until the run is over, or nobody is left who could be replaced: false.
    bool runUntilEnd();
    void joinAll();
    bool isEmpty() const;

private:
    void join(unsigned place);
    bool isGivenUp() const;

    WorkerContext &m_context;
    MasterWorkerRoot &m_root;
    CrashOptions m_options;
    unsigned m_first;
    unsigned m_most;
    std::array<std::optional<ChildThread>, mostCrashWorkers> m_threads;
    std::array<bool, mostCrashWorkers> m_given{}; ///< died, and is not to be replaced
};

/// The tasks that this life of a lane has taken and not done: put up again, or lost. Whoever waits for its end calls it, once it is over.
void giveUpTasks(MasterWorkerRoot &root, LaneId lane, std::uint32_t stretch, bool requeue);

} // namespace interleave
