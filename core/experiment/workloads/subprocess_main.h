// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/offspring.h"
#include "core/experiment/workloads/program_pipes.h"
#include "core/experiment/workloads/subprocess.h"

namespace interleave {

/// The main program: starts the command with three pipes, talks with it, and waits for its end, but not for ever.
class SubprocessMain
{
public:
    SubprocessMain(WorkerContext &context, SubprocessRoot &root);

    void run();

private:
    bool start(const std::vector<std::string> &words);
    void talk();
    void endInTime();
    void reap();
    bool isOver() const;

    WorkerContext &m_context;
    SubprocessRoot &m_root;
    ReadOutput m_read;
    Nanos m_deadline = 0;
    ProgramPipes m_pipes;
    ChildProcess m_program;
    bool m_programEnded = false;
};

} // namespace interleave
