// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/experiment/team.h"
#include "core/ipc/inner_mutex.h"
#include "core/ipc/stop_bell.h"

namespace interleave {

/// One process sends signals to another: what arrives, when, and what it does.
ExperimentInfo signalsExperiment();

enum SignalsRole : unsigned { signalSenderRole = 0, signalTargetRole = 1 };
/// Values of parameter `signal`.
enum class SignalChoice : std::uint64_t { interrupt, terminate, user, realTime, stop };
/// Values of parameter `target_state`.
enum class TargetState : std::uint64_t { computing, sleeping, inALock };

/// Shared state of a run; the claims read it.
struct SignalsRoot
{
    StopBell bell;
    ChannelShared channel;
    std::uint32_t lockObject;
    AtomicU32 targetPid;
    AtomicU32 targetGone; ///< by the host
    AtomicU32 targetLeft; ///< by the target, when it ends by itself
    AtomicU32 round;      ///< number of the round under way, from 1; futex word of a target between rounds
    AtomicU32 inPlace;    ///< round for which the target is in the state asked for; futex word
    AtomicU32 settled;    ///< round of which every signal has been handled; futex word
    AtomicU32 handlerRefused;
    InnerMutex lock; ///< target_state=in-a-lock: held by the sender for the length of a round
    alignas(64) AtomicU64 sent;
    AtomicU64 queueFull;  ///< sends that the kernel refused until the target had taken some
    AtomicU64 stops;      ///< times the target was seen stopped
    AtomicU64 sentBefore; ///< at the end of the round before
    AtomicU64 receivedBefore;
    AtomicU64 beginStamp;
    alignas(64) AtomicU64 pending; ///< number + 1 of the oldest one sent since the handler ran last
    AtomicU64 received;            ///< runs of the handler
    AtomicU64 expectedNext;        ///< real-time: number of the next one
    AtomicU64 outOfOrder;
    AtomicU64 latencyNs; ///< all together
    AtomicU64 longestNs;
    AtomicU32 latencyHistogram[histogramBuckets];
};

/// Of a standard signal at most one can be waiting, however many were sent. (Real-time signals: as many as were sent and not received.)
class WaitingSignal : public DepthSource
{
public:
    WaitingSignal(const SignalsRoot &root, SignalChoice choice) : m_root(root), m_queued(choice == SignalChoice::realTime) {}
    std::optional<std::uint32_t> depth() const override
    {
        if (m_queued)
            return std::nullopt;
        return m_root.pending.load(std::memory_order_relaxed) != 0 ? 1 : 0;
    }

private:
    const SignalsRoot &m_root;
    bool m_queued;
};

/// The number of the signal in this run.
int signalNumber(SignalChoice choice);
/// One that comes after all others, since the kernel delivers lower numbers first: when it is handled, everything before it has been.
int settlingSignal();

} // namespace interleave
