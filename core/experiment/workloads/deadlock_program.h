// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/offspring.h"
#include "core/experiment/workloads/deadlock.h"

#include <vector>

namespace interleave {

/// The main thread of a program whose threads get stuck. It starts them, waits for them, and treats Ctrl+C as Python does: the first ends its waiting,
/// but before the process may end it waits for its threads once more; the second ends the process.
class DeadlockProgram
{
public:
    DeadlockProgram(WorkerContext &context, DeadlockRoot &root) : m_context(context), m_root(root) {}
    void run();

private:
    bool threadsLive() const;

    WorkerContext &m_context;
    DeadlockRoot &m_root;
    std::vector<ChildThread> m_threads;
};

/// From outside, while the workers are stuck: sends the signals and writes down what came of them.
void endDeadlockBySignal(const WorkerContext &context, DeadlockRoot &root);

} // namespace interleave
