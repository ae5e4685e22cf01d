// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/experiment/workload.h"
#include "core/sync/barrier.h"
#include "core/sync/condition.h"
#include "core/sync/event_flag.h"

#include <array>

namespace interleave {

/// Many wait for a signal: an event, a condition, a barrier.
ExperimentInfo eventExperiment();

inline constexpr unsigned mostEventWaiters = 200;
inline constexpr std::uint32_t signalsPerRound = 20;

inline constexpr unsigned orderedWaiters = 4;
inline constexpr unsigned wakeOrders = 24; ///< of four

enum EventRole : unsigned { eventWaiter = 0, eventSetter = 1 };
/// Values of parameter `kind`.
enum class SignalKind : std::uint64_t { event, condition, barrier };

enum class WaiterPhase : std::uint32_t {
    gone,
    idle,    ///< has nothing to do until the next signal is opened
    checked, ///< has looked, with set_before_wait, and is about to wait
    waiting, ///< waits, or is about to; with `seenCalls`
    done,    ///< has gone on
};

struct alignas(64) EventWaiterSlot
{
    AtomicU32 phase;      ///< WaiterPhase; by the waiter, and by the host once it has ended
    AtomicU32 seenCalls;  ///< calls of the condition when it began to wait
    AtomicU32 member;     ///< number of the signal that counts on it, + 1; by the setter
    AtomicU64 wokenStamp; ///< when it went on; 0: it was let go because its wake-up was lost
};

/// Shared state of a run; the claims read it. One signal after the other: the setter opens it, the waiters come and wait, the setter gives it.
struct EventRoot
{
    EventFlagShared event;
    ConditionShared condition;
    BarrierShared barrier;
    AtomicU32 mutex;              ///< object index, of the condition
    AtomicU32 tokens;             ///< of the condition, under its mutex: how many may go on
    alignas(64) AtomicU32 opened; ///< signals opened so far; futex word of the waiters
    AtomicU32 called;             ///< set_before_wait: signals given so far; futex word of the waiters
    AtomicU32 rescued;            ///< signals whose lost waiters have been let go
    AtomicU32 bell;               ///< futex word of the setter: a waiter's phase has changed
    AtomicU32 rounds;
    // sums over all signals; setter only, but for the last two
    AtomicU64 expected, woken, lost, early;
    AtomicU64 signalsGiven;
    AtomicU64 spreads[64];        ///< ns from the first to the last waiter that went on, of the latest signals
    AtomicU64 orders[wakeOrders]; ///< how often the first four waiters went on in this order; numbers as of orderOf()
    AtomicU64 unfounded;          ///< waiters that went on though nothing was there for them
    EventWaiterSlot waiters[mostEventWaiters];
};

/// The number of the order in which these came, below wakeOrders: 0 where each came before the next (the Lehmer code).
unsigned orderOf(const std::array<std::uint64_t, orderedWaiters> &stamps);

} // namespace interleave
