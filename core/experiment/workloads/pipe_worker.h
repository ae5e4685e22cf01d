// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workloads/pipe_side.h"

namespace interleave {

/// A writer at A or a reader at B. Owned and used by one worker.
class PipeWorker
{
public:
    PipeWorker(WorkerContext &context, PipeRoot &root);
    ~PipeWorker(); ///< leaves
    PipeWorker(const PipeWorker &) = delete;
    PipeWorker &operator=(const PipeWorker &) = delete;

    void write();
    void read();

private:
    bool draw(std::uint64_t &number);
    bool waitForRound(std::uint32_t round);
    void endRound();
    void endRun();
    void closeEnd();
    void publish(std::uint64_t expected, std::uint64_t missing);

    WorkerContext &m_context;
    PipeRoot &m_root;
    PipeClosing m_closing;
    std::uint64_t m_bytes;
    std::uint64_t m_answerBytes;
    std::uint32_t m_messages; ///< of a round
};

} // namespace interleave
