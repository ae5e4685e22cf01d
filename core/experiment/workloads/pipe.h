// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/ipc/stop_bell.h"
#include "core/sync/lock_box.h"

namespace interleave {

/// Two ends: what goes in at one comes out only at the other.
ExperimentInfo pipeExperiment();

inline constexpr unsigned mostPipeWorkers = 4; ///< at each end
inline constexpr unsigned pipeEnds = 2;

enum PipeRole : unsigned { pipeWriterRole = 0, pipeReaderRole = 1 };
enum class PipeClosing : std::uint64_t { none, reader, writer };

/// Messages of a round, all writers together: some megabytes, but neither so few that nothing can meet nor so many that it takes long.
constexpr std::uint32_t pipeMessagesPerRound(std::uint64_t bytes)
{
    const std::uint64_t count = (8u << 20) / bytes;
    return static_cast<std::uint32_t>(count < 64 ? 64 : count > 4000 ? 4000 : count);
}

/// Messages sent and not yet answered, at most: their answers always fit, so that no reader ever waits for room.
inline constexpr std::uint64_t pipeMostUnanswered = 16;
inline constexpr std::uint64_t pipeMostAnswerBytes = 64;

struct alignas(64) PipeSlot
{
    AtomicU32 state; ///< PipeState, by the worker
};
/// What a worker is doing with the end it has; bits.
enum PipeState : std::uint32_t {
    pipeInside = 1, ///< in the middle of a message, or about to be
    pipeLocked = 2, ///< under the lock
    pipeLeft = 4,   ///< has come to its end by itself
};

/// Shared state of a run; the claims read it.
struct PipeRoot
{
    int ends[pipeEnds]; ///< descriptors: A, where the writers are, and B, where the readers are
    StopBell bell;
    std::uint32_t duplex;
    ChannelShared there; ///< A to B
    ChannelShared back;  ///< B to A, duplex only
    LockBox locks[4];    ///< PipeLock
    std::uint32_t lockObjects[4];
    alignas(64) AtomicU64 drawn;   ///< round << 32 | messages drawn in it
    AtomicU64 answered;            ///< answers received, all rounds together
    AtomicU64 sent;                ///< messages sent in full, all rounds together
    alignas(64) AtomicU64 arrived; ///< bytes that came out at B in this round
    AtomicU64 torn;                ///< messages torn, all rounds together
    AtomicU64 tornBefore;          ///< of them, before this round
    AtomicU64 beginStamp;          ///< of the round
    AtomicU32 round;               ///< futex word: writers wait for the next round here
    AtomicU32 closing;             ///< the side that closes its end does so now
    AtomicU32 atEnd[pipeEnds];     ///< workers that still have the end
    PipeSlot slots[pipeEnds][mostPipeWorkers];
};
enum PipeLock : unsigned { pipeWriteLock, pipeReadLock, pipeAnswerLock, pipeCollectLock, pipeLocks };

/// Indices into WorkerCounters::custom.
enum PipeCount : unsigned {
    pipeReceived,   ///< messages and answers received, torn ones included
    pipeCopies,     ///< of them, exactly as they were when they were sent, though the sender had changed its own since
    pipeTorn,       ///< of them, put together from several
    pipeTornLocked, ///< of the torn, those that were sent and received under the lock
    pipeOwnEnd,     ///< received at the end that sent it
    pipeRefused,    ///< calls in the wrong direction that were refused
    pipeBroken,     ///< sends that found the other end closed
    pipeEnded,      ///< receives that found the other end closed
};

} // namespace interleave
