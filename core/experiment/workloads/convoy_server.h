// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workload.h"
#include "core/experiment/workloads/gil_convoy.h"
#include "core/experiment/workloads/toy_interpreter.h"

namespace interleave {

/// A thread of the interpreter under its lock: the echo server, which lets go of it around each call that may block, or a spinner, which never does
/// so by itself. Owned and used by one worker.
class ConvoyThread
{
public:
    ConvoyThread(WorkerContext &context, ConvoyRoot &root);
    void serve();
    void spin();

private:
    void answer(ConvoyMessage &message);
    bool waitUntilActive();

    WorkerContext &m_context;
    ConvoyRoot &m_root;
    Gil m_gil;
    ToyInterpreter<> m_interpreter;
};

} // namespace interleave
