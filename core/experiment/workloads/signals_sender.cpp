// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/signals_sender.h"

#include "core/experiment/trial_log.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace interleave {

SignalsSender::SignalsSender(WorkerContext &context, SignalsRoot &root) :
    m_context(context), m_root(root), m_choice(static_cast<SignalChoice>(context.settings.integer("signal"))), m_waiting(root, m_choice),
    m_journal(context.segment, root.channel, context.probe, Counting::each, &m_waiting),
    m_state(static_cast<TargetState>(context.settings.integer("target_state"))),
    m_count(static_cast<std::uint64_t>(context.settings.integer("count"))),
    m_handler(context.settings.isOn("handler") && m_choice != SignalChoice::stop)
{}

void SignalsSender::run()
{
    while (findTarget() && playRound()) {
    }
    ringStopBell(m_root.bell);
    futexWake(m_root.round);
}

bool SignalsSender::findTarget()
{
    if (m_target.isOpen())
        return !m_context.mustEnd();
    const auto pid = static_cast<pid_t>(m_root.targetPid.load(std::memory_order_acquire));
    m_target.reset(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
    m_stat.reset(::open(("/proc/" + std::to_string(pid) + "/stat").c_str(), O_RDONLY | O_CLOEXEC));
    return m_target.isOpen() && !m_context.mustEnd();
}

/// True: there is another round.
bool SignalsSender::playRound()
{
    if (m_state == TargetState::inALock)
        lock();
    m_root.round.store(++m_round, std::memory_order_release);
    futexWake(m_root.round);
    bool goOn = waitUntil(m_root.inPlace, m_round) && sendAll();
    if (goOn && !targetIsGone()) {
        queue(settlingSignal(), static_cast<int>(m_round));
        goOn = waitUntil(m_root.settled, m_round);
    }
    if (m_state == TargetState::inALock)
        unlock();
    // A target that sleeps finds out by the last signal; one that has to die does it in its own time.
    if (!goOn && !targetIsGone())
        return false;
    endRound();
    return !m_context.mustEnd() && !targetIsGone();
}

bool SignalsSender::waitUntil(AtomicU32 &word, std::uint32_t round)
{
    while (!m_context.mustEnd() && !targetIsGone()) {
        const std::uint32_t seen = word.load(std::memory_order_acquire);
        if (seen == round)
            return true;
        const BlockedScope blocked(m_context.probe, BlockedReason::barrier);
        futexWait(word, seen, monotonicNow() + 20'000'000);
    }
    return targetIsGone();
}

bool SignalsSender::sendAll()
{
    for (std::uint64_t i = 0; i < m_count && !targetIsGone(); ++i) {
        if (m_context.mustEnd())
            return false;
        const std::uint64_t number = m_root.sent.load(std::memory_order_relaxed);
        if (m_choice == SignalChoice::stop ? !stopAndGo(number) : !sendOne(number))
            return waitUntil(m_root.settled, m_round); // the host will know that it is gone
        bump(m_context.probe.counters().operations);
        m_context.probe.tick();
    }
    return true;
}

/// False: the target is gone, or the worker must end.
bool SignalsSender::sendOne(std::uint64_t number)
{
    m_journal.sendBegins();
    m_journal.sending(number);
    std::uint64_t none = 0;
    m_root.pending.compare_exchange_strong(none, number + 1, std::memory_order_acq_rel);
    bump(m_root.sent);
    while (queue(signalNumber(m_choice), static_cast<int>(number)) != 0) {
        if (errno != EAGAIN || m_context.mustEnd())
            return false;
        // Real-time signals wait in line, and the line is full.
        bump(m_root.queueFull);
        m_context.probe.tick();
        ::sched_yield();
    }
    m_journal.sent(number);
    return true;
}

/// The target cannot do anything about it: it stands until it is told to go on.
bool SignalsSender::stopAndGo(std::uint64_t number)
{
    m_journal.sendBegins();
    m_journal.sending(number);
    bump(m_root.sent);
    m_root.pending.store(number + 1, std::memory_order_relaxed);
    if (queue(SIGSTOP, 0) != 0)
        return false;
    m_journal.sent(number);
    while (!isStopped() && !m_context.mustEnd() && !targetIsGone())
        ::sched_yield();
    const bool stopped = isStopped();
    if (stopped) {
        bump(m_root.stops);
        m_root.pending.store(0, std::memory_order_relaxed);
        m_journal.receiveBegins();
        m_journal.received(number);
    }
    queue(SIGCONT, 0);
    return stopped;
}

/// "pid (name) T …"
bool SignalsSender::isStopped() const
{
    std::array<char, 128> text; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by pread
    const ssize_t length = ::pread(m_stat.get(), text.data(), text.size() - 1, 0);
    if (length <= 0)
        return false;
    text[static_cast<std::size_t>(length)] = '\0';
    const char *state = std::strrchr(text.data(), ')');
    return state && state[1] != '\0' && state[2] == 'T';
}

int SignalsSender::queue(int signal, int value) const
{
    siginfo_t info{};
    info.si_signo = signal;
    info.si_code = SI_QUEUE;
    info.si_pid = ::getpid();
    info.si_uid = ::getuid();
    info.si_value.sival_int = value;
    return static_cast<int>(::syscall(SYS_pidfd_send_signal, m_target.get(), signal, &info, 0));
}

void SignalsSender::lock()
{
    Probe &probe = m_context.probe;
    m_root.lock.lock();
    probe.emit(EventKind::lockObtain, m_root.lockObject);
    bump(probe.lockCounters({m_root.lockObject}).acquisitions);
}

void SignalsSender::unlock()
{
    m_root.lock.unlock();
    m_context.probe.emit(EventKind::lockRelease, m_root.lockObject);
}

void SignalsSender::endRound()
{
    const std::uint64_t sent = m_root.sent.load(std::memory_order_relaxed);
    const std::uint64_t received = m_root.received.load(std::memory_order_relaxed) + m_root.stops.load(std::memory_order_relaxed);
    TrialRecord record{};
    record.number = m_round - 1;
    record.endStamp = m_context.probe.now();
    record.beginStamp = m_root.beginStamp.exchange(record.endStamp, std::memory_order_relaxed);
    record.expected = static_cast<std::int64_t>(sent - m_root.sentBefore.exchange(sent, std::memory_order_relaxed));
    record.actual = static_cast<std::int64_t>(received - m_root.receivedBefore.exchange(received, std::memory_order_relaxed));
    record.operations = static_cast<std::uint64_t>(record.expected);
    publishTrial(m_context.segment, record);
    ControlWords &control = m_context.segment.control();
    const std::uint32_t wanted = control.roundsWanted.load(std::memory_order_relaxed);
    if (targetIsGone() || (wanted != 0 && m_round >= wanted)) {
        control.finished.store(1, std::memory_order_release);
        m_context.segment.announce();
    }
}

} // namespace interleave
