// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/offspring.h"
#include "core/experiment/workloads/lifecycle.h"
#include "core/experiment/workloads/process_call.h"

#include <array>

namespace interleave {

/// The main program: starts two children, perhaps ends one, waits for them or not, goes on with its own work, and leaves as the notes' library does:
/// daemons are ended, the others are waited for.
class LifecycleMain
{
public:
    LifecycleMain(WorkerContext &context, LifecycleRoot &root);

    void run();

private:
    struct Child
    {
        ChildProcess process;
        ChildThread thread;
        bool waitedFor = false;
    };

    ProcessCall callOf(unsigned number);
    void start(unsigned number);
    void endFirst();
    void waitAsAsked();
    void workOn();
    void leave();
    void join(unsigned number);
    void joinStuck(Child &child);
    void noteEnd(unsigned number);
    void reap(unsigned number);
    bool isLockLost() const;
    void sleepFor(Nanos length) const;

    WorkerContext &m_context;
    LifecycleRoot &m_root;
    LifecycleOptions m_options;
    std::array<Child, lifecycleChildren> m_children;
    std::uint32_t m_started = 0;
};

} // namespace interleave
