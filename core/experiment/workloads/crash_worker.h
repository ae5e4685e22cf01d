// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/busy_work.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/master_worker.h"

namespace interleave {

/// A worker of any kind: takes the next task from the board, does it, and may be the one who crashes in the middle.
class CrashWorker
{
public:
    CrashWorker(WorkerContext &context, MasterWorkerRoot &root);

    void run();

private:
    bool takeOne();
    void doTask(BoardTask &task, std::uint32_t index, std::uint64_t taken);
    void crashIfItIsTime();
    void noteRecovery();

    WorkerContext &m_context;
    MasterWorkerRoot &m_root;
    CrashOptions m_options;
    BusyWork m_work;
    std::uint32_t m_lane;
    std::uint32_t m_stretch;
    std::uint32_t m_last = 0; ///< where the last task was found
    bool m_isReplacement;
};

/// Goes down in the way asked for. Returns only where that is not possible, or for an endless loop that was told to end.
void crashNow(WorkerContext &context, CrashKind kind);

} // namespace interleave
