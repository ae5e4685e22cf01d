// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workloads/event.h"

#include <optional>

namespace interleave {

/// Waits for every signal, in the way that the parameters say.
class EventWaiter
{
public:
    EventWaiter(WorkerContext &context, EventRoot &root);
    ~EventWaiter();
    void run();

private:
    bool waitForOpening();
    bool waitForSignal();
    bool waitOnCondition();
    void enter(WaiterPhase phase);
    bool mustGiveUp() const;
    bool pauseUntil(AtomicU32 &word, std::uint32_t reached);

    WorkerContext &m_context;
    EventRoot &m_root;
    EventWaiterSlot &m_slot;
    SignalKind m_kind;
    bool m_before; ///< the signal is given before the wait
    bool m_checksOnce;
    std::uint32_t m_signal = 0; ///< number of the next one
    std::optional<EventFlag> m_event;
    std::optional<Condition> m_condition;
    std::optional<OwnedMutex> m_mutex;
    std::optional<Barrier> m_barrier;
};

void ringEventBell(EventRoot &root);

} // namespace interleave
