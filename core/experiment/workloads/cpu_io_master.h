// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workload.h"
#include "core/experiment/workloads/cpu_io_bound.h"

namespace interleave {

/// Gives the same row of items to more and more workers and keeps how long they took. In a run without an end it begins again when it is
/// through, and at once when the user turns something.
class CpuIoMaster
{
public:
    CpuIoMaster(WorkerContext &context, CpuIoRoot &root);
    void run();

private:
    enum class Went { on, interrupted, hopeless };

    Went tour();
    Went perform(std::uint32_t index, std::uint32_t workers, bool native);
    void layOutItem(bool native);
    void measureRead();
    void measurePrograms();
    Went waitUntilDone(std::uint32_t workers);
    void drain();
    bool anybodyInside() const;
    bool anybodyLeft(std::uint32_t workers) const;
    bool userTurned() const;
    std::uint64_t cpuSoFar() const;

    WorkerContext &m_context;
    CpuIoRoot &m_root;
    ParameterId m_shareParameter, m_workersParameter;
    RawValue m_share = 0, m_workers = 0; ///< what the live words held when the tour began
    bool m_coroutines;
    bool m_file;
    bool m_compared;
};

} // namespace interleave
