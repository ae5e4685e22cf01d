// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/signals_target.h"

#include "core/shm/histogram_bucket.h"

#include <array>

#include <poll.h>
#include <unistd.h>

namespace interleave {

namespace {

/// Signals come in between two looks at the rest of the world.
constexpr std::uint64_t openNs = 50'000;

SignalsTarget *target = nullptr; // the handler has no other way to know it

class Open
{
public:
    Open(const sigset_t &open, const sigset_t &held) : m_held(held) { ::sigprocmask(SIG_SETMASK, &open, nullptr); }
    ~Open() { ::sigprocmask(SIG_SETMASK, &m_held, nullptr); }
    Open(const Open &) = delete;
    Open &operator=(const Open &) = delete;

private:
    const sigset_t &m_held;
};

} // namespace

int signalNumber(SignalChoice choice)
{
    switch (choice) {
    case SignalChoice::interrupt: return SIGINT;
    case SignalChoice::terminate: return SIGTERM;
    case SignalChoice::user: return SIGUSR1;
    case SignalChoice::realTime: return SIGRTMIN + 3;
    case SignalChoice::stop: return SIGSTOP;
    }
    return SIGUSR1;
}

int settlingSignal()
{
    return SIGRTMIN + 9;
}

SignalsTarget::SignalsTarget(WorkerContext &context, SignalsRoot &root) :
    m_context(context), m_root(root), m_waiting(root, static_cast<SignalChoice>(context.settings.integer("signal"))),
    m_journal(context.segment, root.channel, context.probe, Counting::each, &m_waiting),
    m_state(static_cast<TargetState>(context.settings.integer("target_state"))),
    m_signal(signalNumber(static_cast<SignalChoice>(context.settings.integer("signal"))))
{
    target = this;
    sigemptyset(&m_open);
    sigemptyset(&m_held);
    sigaddset(&m_held, settlingSignal());
    if (m_signal != SIGSTOP)
        sigaddset(&m_held, m_signal);
    ::sigprocmask(SIG_SETMASK, &m_held, nullptr);
    installHandlers();
    m_root.targetPid.store(static_cast<std::uint32_t>(::getpid()), std::memory_order_release);
}

SignalsTarget::~SignalsTarget()
{
    // What is still to come finds nobody.
    ::signal(settlingSignal(), SIG_IGN);
    if (m_signal != SIGSTOP)
        ::signal(m_signal, SIG_IGN);
    target = nullptr;
    m_root.targetLeft.store(1, std::memory_order_release);
}

void SignalsTarget::installHandlers()
{
    struct sigaction action = {};
    action.sa_sigaction = handle;
    action.sa_flags = SA_SIGINFO | SA_RESTART;
    action.sa_mask = m_held;
    ::sigaction(settlingSignal(), &action, nullptr);
    if (!m_context.settings.isOn("handler"))
        ::signal(m_signal, SIG_DFL);
    else if (::sigaction(m_signal, &action, nullptr) != 0)
        m_root.handlerRefused.store(1, std::memory_order_relaxed);
}

void SignalsTarget::handle(int signal, siginfo_t *info, void *)
{
    if (target)
        target->received(signal, *info);
}

/// In the handler: shared words and the probe alone, no lock and no allocation.
void SignalsTarget::received(int signal, const siginfo_t &info)
{
    if (signal == settlingSignal()) {
        m_root.settled.store(static_cast<std::uint32_t>(info.si_value.sival_int), std::memory_order_release);
        futexWake(m_root.settled);
        return;
    }
    m_journal.receiveBegins();
    const std::uint64_t stamp = m_context.probe.now();
    std::uint64_t number = ChannelJournal::unknown;
    if (signal >= SIGRTMIN) {
        number = static_cast<std::uint32_t>(info.si_value.sival_int);
        if (number != m_root.expectedNext.load(std::memory_order_relaxed))
            bump(m_root.outOfOrder);
        m_root.expectedNext.store(number + 1, std::memory_order_relaxed);
    } else if (const std::uint64_t oldest = m_root.pending.exchange(0, std::memory_order_acq_rel); oldest != 0) {
        number = oldest - 1; // those sent since are in the same one
    }
    bump(m_root.received);
    if (number != ChannelJournal::unknown) {
        const std::uint64_t sent =
            m_context.segment.at<ChannelStamps>(m_root.channel.stampsOffset)->sent[number % ChannelStamps::count].load(std::memory_order_relaxed);
        const std::uint64_t latency = stamp > sent ? m_context.probe.nanosOf(stamp - sent) : 0;
        bump(m_root.latencyNs, latency);
        raise(m_root.longestNs, latency);
        bump(m_root.latencyHistogram[bucketOf(static_cast<std::int64_t>(latency))]);
    }
    m_journal.received(number);
}

void SignalsTarget::run()
{
    for (std::uint32_t done = 0; !m_context.mustEnd();) {
        const std::uint32_t round = m_root.round.load(std::memory_order_acquire);
        if (round == done) {
            const BlockedScope blocked(m_context.probe, BlockedReason::barrier);
            futexWait(m_root.round, round, monotonicNow() + 50'000'000);
            continue;
        }
        switch (m_state) {
        case TargetState::computing: computeDuring(round); break;
        case TargetState::sleeping: sleepDuring(round); break;
        case TargetState::inALock: waitForTheLock(round); break;
        }
        done = round;
    }
}

bool SignalsTarget::isUnderWay(std::uint32_t round) const
{
    return !m_context.mustEnd() && m_root.round.load(std::memory_order_acquire) == round && m_root.settled.load(std::memory_order_acquire) != round;
}

void SignalsTarget::beInPlace(std::uint32_t round)
{
    m_root.inPlace.store(round, std::memory_order_release);
    futexWake(m_root.inPlace);
}

void SignalsTarget::computeDuring(std::uint32_t round)
{
    Probe &probe = m_context.probe;
    beInPlace(round);
    while (isUnderWay(round)) {
        {
            const Open open(m_open, m_held);
            const std::uint64_t begin = probe.now();
            while (probe.nanosOf(probe.now() - begin) < openNs) {
                for (unsigned i = 0; i < 16; ++i)
                    asm volatile("" ::: "memory"); // there to be executed
            }
        }
        bump(probe.counters().operations);
        probe.tick();
    }
}

/// The mask changes and the sleep begins in one call: no signal can come in between and be slept through.
void SignalsTarget::sleepDuring(std::uint32_t round)
{
    beInPlace(round);
    while (isUnderWay(round)) {
        pollfd bell{m_root.bell, POLLIN, 0};
        {
            const BlockedScope blocked(m_context.probe, BlockedReason::sleep);
            ::ppoll(&bell, 1, nullptr, &m_open);
        }
        bump(m_context.probe.counters().operations);
    }
}

/// The handler runs in the middle of the wait, which then goes on.
void SignalsTarget::waitForTheLock(std::uint32_t round)
{
    Probe &probe = m_context.probe;
    const ObjectId object{m_root.lockObject};
    LockCounters &counters = probe.lockCounters(object);
    const std::uint64_t begin = probe.now();
    probe.emit(EventKind::lockWait, object.value);
    {
        const BlockedScope blocked(probe, BlockedReason::lock, object);
        beInPlace(round);
        const Open open(m_open, m_held);
        m_root.lock.lock();
    }
    probe.emit(EventKind::lockObtain, object.value | obtainContended);
    bump(counters.acquisitions);
    bump(counters.contended);
    bump(counters.slept);
    bump(counters.waitNs, probe.nanosOf(probe.now() - begin));
    raise(counters.maxWaitNs, probe.nanosOf(probe.now() - begin));
    bump(probe.counters().operations);
    m_root.lock.unlock();
    probe.emit(EventKind::lockRelease, object.value);
}

} // namespace interleave
