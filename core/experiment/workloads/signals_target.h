// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workload.h"
#include "core/experiment/workloads/signals.h"

#include <csignal>

namespace interleave {

/// Who gets the signals. They are held back but where its state is what the experiment is about, so that the handler never comes upon the probe at work and
/// may use it itself. One of a process, in a thread of its own process alone.
class SignalsTarget
{
public:
    SignalsTarget(WorkerContext &context, SignalsRoot &root);
    ~SignalsTarget();
    SignalsTarget(const SignalsTarget &) = delete;
    SignalsTarget &operator=(const SignalsTarget &) = delete;

    /// Round after round in the state asked for, until it must end or a signal ends it.
    void run();

private:
    static void handle(int signal, siginfo_t *info, void *);
    void received(int signal, const siginfo_t &info);
    void installHandlers();
    void beInPlace(std::uint32_t round);
    void computeDuring(std::uint32_t round);
    void sleepDuring(std::uint32_t round);
    void waitForTheLock(std::uint32_t round);
    bool isUnderWay(std::uint32_t round) const;

    WorkerContext &m_context;
    SignalsRoot &m_root;
    WaitingSignal m_waiting;
    ChannelJournal m_journal;
    TargetState m_state;
    int m_signal;
    sigset_t m_held; ///< what is held back
    sigset_t m_open; ///< nothing is
};

} // namespace interleave
