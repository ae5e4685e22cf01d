// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/manager_client.h"

#include "core/ipc/message_channel.h"

#include <algorithm>
#include <csignal>

namespace interleave {

ManagerClient::ManagerClient(WorkerContext &context, ManagerRoot &root) :
    m_context(context), m_root(root), m_proxy(context, root),
    m_lock(root.lock, context.segment, {root.lockObject}, context.probe, mostManagerWorkers),
    m_lockParameter(context.settings.experiment().find("lock")), m_operation(static_cast<ManagerOperation>(context.settings.integer("operation"))),
    m_kills(context.settings.isOn("kill_server"))
{}

void ManagerClient::run()
{
    if (!knock())
        return noteFailure();
    Round round(m_context, m_root.round, *this, true);
    bool goOn = round.join();
    while (goOn) {
        m_context.probe.emit(EventKind::trialBegin, round.number());
        goOn = runRound(round);
        m_lock.checkpoint();
        m_context.probe.emit(EventKind::trialEnd, round.number());
        goOn = goOn && round.next();
    }
    noteFailure();
}

/// With a wrong key first, as a stranger would: the door must stay shut.
bool ManagerClient::knock()
{
    Digest wrong = m_root.key;
    wrong.front() = static_cast<std::uint8_t>(~wrong.front());
    const ManagerProxy::Failure failure = m_proxy.connect(wrong);
    if (failure == ManagerProxy::Failure::refused)
        m_root.wrongKeyRefused.fetch_add(1, std::memory_order_relaxed);
    else if (failure == ManagerProxy::Failure::none)
        m_root.wrongKeyAccepted.fetch_add(1, std::memory_order_relaxed);
    return m_proxy.connect(m_root.key) == ManagerProxy::Failure::none;
}

/// True when this client's part of the round is done, false when it must end.
bool ManagerClient::runRound(Round &round)
{
    const std::uint64_t all = managerOperations(m_operation);
    AtomicU64 &own = m_root.ownOperations[m_context.number];
    for (std::uint64_t done = 0; done < all; ++done) {
        m_locked = m_root.lockRaw.load(std::memory_order_relaxed) != 0;
        if (m_kills && m_context.number == 0 && done == all / 2)
            killServer();
        if (m_locked) {
            const InstrumentedGuard guard(m_lock);
            operate();
        } else {
            operate();
        }
        if (m_proxy.failure() != ManagerProxy::Failure::none)
            return false;
        bump(own);
        bump(m_context.probe.counters().stores);
        bump(m_context.probe.counters().operations);
        m_context.probe.tick();
        if (m_context.mustEnd())
            return false;
        if (changeWanted() && !round.pause())
            return false;
    }
    return true;
}

/// Each call is safe. What is made of two of them is not.
void ManagerClient::operate()
{
    switch (m_operation) {
    case ManagerOperation::increment: m_proxy.set(m_proxy.get() + 1); break;
    case ManagerOperation::append: m_proxy.append(1); break;
    case ManagerOperation::nested: m_proxy.getList().push_back(1); break; // of a copy
    case ManagerOperation::reassign: {
        std::vector<std::int64_t> list = m_proxy.getList();
        list.push_back(1);
        m_proxy.setList(std::move(list));
        break;
    }
    }
}

void ManagerClient::killServer()
{
    const auto pid = static_cast<pid_t>(m_root.serverPid.exchange(0, std::memory_order_acq_rel));
    if (pid <= 0)
        return;
    m_root.killStamp.store(m_context.probe.now(), std::memory_order_release);
    ::kill(pid, SIGKILL);
}

void ManagerClient::noteFailure()
{
    const std::uint64_t killed = m_root.killStamp.load(std::memory_order_acquire);
    if (killed != 0 && m_proxy.failure() == ManagerProxy::Failure::none)
        m_proxy.get(); // it was between two calls
    if (m_proxy.failure() != ManagerProxy::Failure::serverGone || killed == 0)
        return;
    const std::uint64_t since = m_context.probe.nanosOf(m_context.probe.now() - killed);
    std::uint64_t slowest = m_root.slowestFailureNs.load(std::memory_order_relaxed);
    while (since > slowest && !m_root.slowestFailureNs.compare_exchange_weak(slowest, since, std::memory_order_relaxed)) {
    }
    m_root.failedClients.fetch_add(1, std::memory_order_relaxed);
}

bool ManagerClient::changeWanted() const
{
    return m_context.live(m_lockParameter) != m_root.lockRaw.load(std::memory_order_relaxed);
}

void ManagerClient::change()
{
    const RawValue to = m_context.live(m_lockParameter);
    const RawValue from = m_root.lockRaw.exchange(to, std::memory_order_relaxed);
    m_context.probe.emit(EventKind::marker, m_lockParameter.value, to, 0, from, 0);
}

void ManagerClient::beginRound()
{
    m_proxy.reset();
    for (AtomicU64 &own : m_root.ownOperations)
        own.store(0, std::memory_order_relaxed);
    m_root.phaseOperations.store(0, std::memory_order_relaxed);
    m_root.phaseValue.store(0, std::memory_order_relaxed);
}

std::uint64_t ManagerClient::operations() const
{
    std::uint64_t sum = 0;
    for (const AtomicU64 &own : m_root.ownOperations)
        sum += own.load(std::memory_order_relaxed);
    return sum;
}

/// What has become of the operations: read from the server, like everything else.
std::int64_t ManagerClient::value()
{
    switch (m_operation) {
    case ManagerOperation::increment: return m_proxy.get();
    case ManagerOperation::append: return m_proxy.length();
    case ManagerOperation::nested:
    case ManagerOperation::reassign: return static_cast<std::int64_t>(m_proxy.getList().size());
    }
    return 0;
}

void ManagerClient::finishRound(TrialRecord &record)
{
    const std::uint64_t made = operations();
    record.operations = record.stores = made;
    record.expected = static_cast<std::int64_t>(made);
    record.actual = value();
    if (m_proxy.failure() != ManagerProxy::Failure::none)
        record.flags |= trialCut; // nobody there to ask
    record.lost = (record.flags & trialCut) == 0 && record.expected > record.actual ? static_cast<std::uint64_t>(record.expected - record.actual) : 0;
    record.flags |= trialOverlapped | (record.lost != 0 ? trialWrong : 0u);
}

void ManagerClient::finishPhase(TrialRecord &record)
{
    const std::uint64_t made = operations();
    const auto there = static_cast<std::uint64_t>(std::max<std::int64_t>(0, value()));
    record.expected = static_cast<std::int64_t>(made);
    record.actual = static_cast<std::int64_t>(there);
    record.operations = record.stores = made - m_root.phaseOperations.exchange(made, std::memory_order_relaxed);
    const std::uint64_t gained = there - m_root.phaseValue.exchange(there, std::memory_order_relaxed);
    record.lost = record.stores > gained ? record.stores - gained : 0;
}

} // namespace interleave
