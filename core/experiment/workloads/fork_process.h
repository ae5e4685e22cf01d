// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/offspring.h"
#include "core/experiment/workloads/fork.h"

#include <cstdio>
#include <vector>

namespace interleave {

/// One process of the tree, the original or a copy. What is not in the segment is copied with the process, and that is the point.
class ForkProcessRole
{
public:
    ForkProcessRole(WorkerContext &context, ForkRoot &root);
    ForkProcessRole(const ForkProcessRole &) = delete;
    ForkProcessRole &operator=(const ForkProcessRole &) = delete;

    /// The original's life.
    void runOriginal();

private:
    int runCopy(WorkerContext &context, unsigned number, unsigned call);
    void forkFrom(unsigned call);
    void noteReturn(unsigned number, unsigned call, int returned);
    void makeMemory();
    void writeToMemory();
    void lookAtMemory();
    void openOutput();
    void countLines();
    void finishLife();
    void publish();

    WorkerContext *m_context; ///< of the process this is a copy for
    ForkRoot &m_root;
    unsigned m_number = 0;
    unsigned m_forks;
    bool m_writeGlobal;
    bool m_buffered;
    std::vector<ChildProcess> m_children; ///< of this process
    char *m_memory = nullptr;
    std::size_t m_memoryBytes = 0;
    std::FILE *m_out = nullptr; ///< what every process writes to
    UniqueFd m_printed;         ///< the other end
    std::uint64_t m_beginStamp = 0;
};

} // namespace interleave
