// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/busy_work.h"
#include "core/experiment/workloads/event.h"
#include "core/sync/owned_mutex.h"

#include <optional>

namespace interleave {

/// Works towards a result and signals it to all who wait, again and again; counts who was reached.
class EventSetter
{
public:
    EventSetter(WorkerContext &context, EventRoot &root);
    void run();

private:
    bool giveOneSignal();
    void open();
    bool signal();
    bool callCondition();
    void letGoOfTheLost();
    void sumUp();
    void noteOrder();
    void endRound(std::uint64_t beginStamp);
    bool work();

    bool isMember(const EventWaiterSlot &slot) const;
    template <typename Predicate>
    bool awaitMembers(const Predicate &predicate);
    bool isLost(const EventWaiterSlot &slot) const;

    WorkerContext &m_context;
    EventRoot &m_root;
    BusyWork m_work;
    SignalKind m_kind;
    unsigned m_waiters;
    bool m_before;
    bool m_oneByOne;            ///< notify=one
    std::uint32_t m_number = 0; ///< of the signal, from 1
    std::uint32_t m_members = 0;
    std::uint64_t m_givenStamp = 0;
    std::uint64_t m_expectedBefore = 0, m_wokenBefore = 0, m_lostBefore = 0; ///< sums when the round began
    std::optional<OwnedMutex> m_mutex;
};

} // namespace interleave
