// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workload.h"
#include "core/experiment/workloads/switching_cost.h"

namespace interleave {

/// Lets more and more workers do the work, a quarter of a second each, and keeps what they did. In a run without an end it begins again when
/// it is through, and at once when the user turns something.
class SwitchingMaster
{
public:
    SwitchingMaster(WorkerContext &context, SwitchingCostRoot &root);
    void run();

private:
    bool tour();
    bool perform(std::uint32_t index, std::uint32_t workers);
    bool sleepFor(Nanos length);
    bool userTurned() const { return m_context.live(m_setParameter) != m_set; }
    SwitchingPhase sums() const;

    WorkerContext &m_context;
    SwitchingCostRoot &m_root;
    ParameterId m_setParameter;
    RawValue m_set; ///< what the live word held when the tour began
};

} // namespace interleave
