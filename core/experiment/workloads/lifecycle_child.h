// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/busy_work.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/lifecycle.h"
#include "core/experiment/workloads/process_call.h"
#include "core/sync/instrumented_lock.h"

namespace interleave {

/// A child's life, as process or thread: some work, perhaps under the lock, and an end.
class LifecycleChildRole
{
public:
    LifecycleChildRole(WorkerContext &context, LifecycleRoot &root, ProcessCall call);

    /// Returns the exit code; throws where that is how it ends.
    int run();

private:
    void bindCall();
    void runFirst();
    void runSecond();
    void workFor(Nanos length);
    bool mustEnd() const;

    WorkerContext &m_context;
    LifecycleRoot &m_root;
    LifecycleOptions m_options;
    LifecycleChild &m_self;
    ProcessCall m_call;
    BusyWork m_work;
    pid_t m_parent; ///< who started it
    InstrumentedLock m_lock;
};

} // namespace interleave
