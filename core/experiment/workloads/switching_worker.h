// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workload.h"
#include "core/experiment/workloads/paged_memory.h"
#include "core/experiment/workloads/switching_cost.h"

#include <vector>

namespace interleave {

/// Does units of work as long as it is one of the active ones. Owned and used by that worker.
class SwitchingWorker
{
public:
    SwitchingWorker(WorkerContext &context, SwitchingCostRoot &root);
    void run();

private:
    bool heed();
    void rest();
    void workUntilChange();
    void unit();
    void pagedUnit();
    bool waitForToken();
    bool changed() const { return m_context.segment.control().attention.load(std::memory_order_relaxed) != m_attention; }

    WorkerContext &m_context;
    SwitchingCostRoot &m_root;
    SwitchingSlot &m_slot;
    SwitchingWork m_kind;
    ParameterId m_setParameter;
    std::uint64_t m_turns = 0;
    std::vector<std::uint64_t> m_set; ///< the working set, one word a cache line
    std::size_t m_at = 0;
    PagedMemory *m_paged = nullptr;
    std::uint32_t m_pages = 0; ///< of its own, from its number times so many on
    std::uint32_t m_attention = 0;
};

} // namespace interleave
