// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/unique_fd.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/signals.h"

namespace interleave {

/// Who sends the signals, and says when a round is over. Holds the target by a descriptor, never by a number that may be another's tomorrow.
class SignalsSender
{
public:
    SignalsSender(WorkerContext &context, SignalsRoot &root);
    void run();

private:
    bool findTarget();
    bool playRound();
    bool waitUntil(AtomicU32 &word, std::uint32_t round);
    bool sendAll();
    bool sendOne(std::uint64_t number);
    bool stopAndGo(std::uint64_t number);
    bool isStopped() const;
    int queue(int signal, int value) const;
    bool targetIsGone() const { return m_root.targetGone.load(std::memory_order_acquire) != 0; }
    void lock();
    void unlock();
    void endRound();

    WorkerContext &m_context;
    SignalsRoot &m_root;
    SignalChoice m_choice;
    WaitingSignal m_waiting;
    ChannelJournal m_journal;
    TargetState m_state;
    std::uint64_t m_count;
    bool m_handler;
    UniqueFd m_target; ///< pidfd
    UniqueFd m_stat;   ///< the target's /proc file
    std::uint32_t m_round = 0;
};

} // namespace interleave
