// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workload.h"
#include "core/experiment/workloads/start_methods.h"

namespace interleave {

/// What a child does that was started in one of the ways. Its first instruction has been stamped, and its memory is read when it ends.
class StartedChild
{
public:
    StartedChild(WorkerContext &context, StartMethodsRoot &root) : m_context(context), m_root(root) {}
    /// Throws where a main program without a guard was refused the start of a child.
    void run();

private:
    bool isFreshProgram() const;
    void importMain();
    void startGeneration();
    void tryLock();

    WorkerContext &m_context;
    StartMethodsRoot &m_root;
};

/// A thread of the parent that holds the parent's lock until all children have ended.
void holdLock(WorkerContext &context, StartMethodsRoot &root);

} // namespace interleave
