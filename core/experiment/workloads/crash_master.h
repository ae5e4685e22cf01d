// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workloads/crash_team.h"

namespace interleave {

/// Puts the tasks on the board, keeps the workers at their number, and accounts for every task: done, put up again, or lost. Does none itself.
class CrashMaster
{
public:
    CrashMaster(WorkerContext &context, MasterWorkerRoot &root);

    void run();

private:
    void takeOver();
    void beginRound();
    void endRound();
    void look();
    void lookAfterProcesses();
    void startProcess(unsigned number);
    void endHanging();
    bool isRoundOver() const;
    bool nobodyIsLeft() const;
    void loseTheRest();
    Nanos nextLook() const;
    void finish();

    WorkerContext &m_context;
    MasterWorkerRoot &m_root;
    CrashOptions m_options;
    CrashTeam m_threads; ///< empty but in thread mode
    std::array<std::optional<ChildProcess>, mostCrashWorkers> m_processes;
    std::array<bool, mostCrashWorkers> m_given{};
};

} // namespace interleave
