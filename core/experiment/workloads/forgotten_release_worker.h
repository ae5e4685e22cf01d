// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/busy_work.h"
#include "core/experiment/workloads/forgotten_release.h"
#include "core/sync/owned_mutex.h"

namespace interleave {

/// Enters the critical section again and again; the first worker leaves one of them by an exception or a return.
class ForgottenReleaseWorker
{
public:
    ForgottenReleaseWorker(WorkerContext &context, ForgottenReleaseRoot &root);
    void run();

private:
    bool enterPlainly();
    bool enterGuarded();
    bool useTheRecord();

    WorkerContext &m_context;
    WorkerCounters &m_counters;
    BusyWork m_work;
    OwnedMutex m_mutex;
    unsigned m_entries = 0;
    bool m_fails;  ///< this worker is the one
    bool m_throws; ///< else it returns early
    bool m_guarded;
};

} // namespace interleave
