// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/shm/segment_layout.h"

namespace interleave {

/// Tens of thousands of tasks on one thread, and what a switch between two of them costs beside one between threads or processes.
ExperimentInfo coroutinesExperiment();

inline constexpr std::uint32_t mostCoroutines = 100'000;
/// Tasks 1 to this many are drawn turn by turn; task 0 is the one that makes the long call.
inline constexpr std::uint32_t drawnCoroutines = 16;
/// The awaited sleep of the comparison lasts at least so long.
inline constexpr Nanos shortestCall = 100'000'000;
/// So long all tasks sleep at once.
inline constexpr Nanos commonSleep = 200'000'000;
inline constexpr std::uint32_t dialogueItems = 1000;
inline constexpr std::uint32_t orderedRounds = 100;

enum CoroutineRole : unsigned { loopRole, threadPairRole, processPairRole };

/// Two workers that hand one word to and fro, each asleep while it is the other's. One futex call wakes, one sleeps.
struct alignas(64) HandOverPair
{
    AtomicU32 turn;        ///< futex word: number of the worker whose turn it is
    AtomicU32 here;        ///< workers that have come
    AtomicU32 gaveUp;      ///< one of them is gone, or the run is over
    AtomicU64 nsPerSwitch; ///< 0: not measured
};

/// What the tasks of one stretch saw: the longest time between two turns of each.
struct StallFacts
{
    AtomicU64 callNs;  ///< how long the call took that one of them made; 0: there was none
    AtomicU64 leastNs; ///< of the tasks' longest times
    AtomicU64 mostNs;
};

/// Shared state of a run; the claims read it. Written by the loop's worker, the pairs by themselves.
struct CoroutinesRoot
{
    AtomicU32 stage;       ///< CoroutineStage
    AtomicU32 bell;        ///< futex word: changes with the stage, and when the host has something to say
    HandOverPair pairs[2]; ///< threads, processes
    AtomicU32 tasks;       ///< that have been at work at the same time
    AtomicU32 osThreads;   ///< on which they ran
    AtomicU64 frameBytes;  ///< of all of them
    AtomicU64 psPerSwitch; ///< picoseconds; 0: not measured
    AtomicU64 sleepAllNs;  ///< until the last of all had slept
    AtomicU32 sleepers;
    AtomicU32 inTurn;          ///< items of the dialogue that came in turn
    AtomicU32 additions;       ///< to each of two counters; 0: not all have been made
    AtomicU32 keptInOneTurn;   ///< what came of them: read and written in one turn,
    AtomicU32 keptAcrossAwait; ///< and with an await between the two
    AtomicU32 unscheduled;     ///< coroutines that were made and never given to the loop
    AtomicU32 unscheduledRan;  ///< of them
    AtomicU32 ordersAsked;     ///< rounds in which the tasks were to go in an order of the program's choice
    AtomicU32 ordersKept;      ///< and went
    StallFacts awaited;
    StallFacts blocking;
};

/// One after another, so that nobody disturbs what is being measured.
enum class CoroutineStage : std::uint32_t { threads, processes, loop };

/// Host and workers: the next stage has begun.
void enterStage(CoroutinesRoot &root, CoroutineStage stage);

} // namespace interleave
