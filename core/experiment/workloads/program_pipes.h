// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/unique_fd.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/subprocess.h"

#include <array>

namespace interleave {

/// The three pipes of a program, seen from the side of who started it: what goes in, what comes out, and how much stands in each.
class ProgramPipes
{
public:
    ProgramPipes(WorkerContext &context, SubprocessRoot &root);

    /// 0 or an errno.
    int open();
    int childEnd(unsigned pipe) const { return m_theirs[pipe].get(); }
    void closeChildEnds();

    int inputFd() const { return m_ours[0].get(); } ///< -1 when all was written
    int outputFd() const { return m_ours[1].get(); }
    int errorFd() const { return m_ours[2].get(); }
    bool allRead() const { return !m_ours[1].isOpen() && !m_ours[2].isOpen(); }

    void write();             ///< what fits now; closes the input after its last byte
    void read(unsigned pipe); ///< what is there now; closes the pipe at its end
    void tellDepths();        ///< to the timeline, where they have changed
    void account() const;     ///< at the end: what went through, in bytes
    void copyToOutput() const;

private:
    std::size_t nextInput(char *bytes, std::size_t most) const;

    WorkerContext &m_context;
    SubprocessRoot &m_root;
    std::string m_input;
    std::uint64_t m_inputBytes;
    std::uint64_t m_sumIn = sumOfNothing;
    std::uint64_t m_sumOut = sumOfNothing;
    std::array<UniqueFd, programPipes> m_ours;
    std::array<UniqueFd, programPipes> m_theirs;
    std::array<std::uint32_t, programPipes> m_depths{};
    std::uint64_t m_told = 0;
};

} // namespace interleave
