// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/convoy_server.h"

#include "core/shm/futex.h"

#include <sys/socket.h>

namespace interleave {

namespace {

/// Bytecode loops that a request takes: a few microseconds.
constexpr unsigned loopsPerRequest = 20;
constexpr unsigned loopsPerLook = 16;

const AtomicU64 &intervalWord(const WorkerContext &context)
{
    return context.segment.control().live[context.settings.experiment().find("switch_interval_ms").value];
}

} // namespace

ConvoyThread::ConvoyThread(WorkerContext &context, ConvoyRoot &root) :
    m_context(context), m_root(root), m_gil(root.gil, context.segment, ObjectId{root.lockObject.load(std::memory_order_relaxed)}, context.probe,
                                          GilRule::interval, intervalWord(context))
{}

void ConvoyThread::serve()
{
    m_context.waitAtGate();
    m_gil.take();
    while (!m_context.mustEnd()) {
        ConvoyMessage message{};
        m_gil.drop();
        ssize_t length = 0;
        {
            const BlockedScope blocked(m_context.probe, BlockedReason::pipe);
            length = ::recv(m_root.serverEnd, &message, sizeof message, 0);
        }
        m_gil.take();
        if (length != sizeof message)
            continue; // nobody asked for a moment
        answer(message);
        m_gil.drop(); // send may block, too
        [[maybe_unused]] const ssize_t sent = ::send(m_root.serverEnd, &message, sizeof message, MSG_NOSIGNAL);
        m_gil.take();
        bump(m_context.probe.counters().operations);
        m_context.probe.tick();
    }
}

void ConvoyThread::answer(ConvoyMessage &message)
{
    unsigned left = loopsPerRequest;
    m_interpreter.runOwnNumber([this, &left] {
        m_gil.atCheckPoint();
        return --left != 0;
    });
    message.answer = convoyAnswer(message.number);
}

void ConvoyThread::spin()
{
    m_context.waitAtGate();
    WorkerCounters &counters = m_context.probe.counters();
    while (waitUntilActive()) {
        m_gil.take();
        m_root.spinning.fetch_add(1, std::memory_order_relaxed);
        unsigned untilLook = loopsPerLook;
        m_interpreter.runOwnNumber([&] {
            bump(counters.operations);
            m_context.probe.tick();
            m_gil.atCheckPoint();
            if (--untilLook != 0)
                return true;
            untilLook = loopsPerLook;
            return !m_context.mustEnd() && m_context.number < m_root.active.load(std::memory_order_relaxed);
        });
        m_root.spinning.fetch_sub(1, std::memory_order_relaxed);
        m_gil.drop();
    }
}

/// False: the worker must end.
bool ConvoyThread::waitUntilActive()
{
    for (;;) {
        const std::uint32_t bell = m_root.bell.load(std::memory_order_acquire);
        if (m_context.mustEnd())
            return false;
        if (m_context.number < m_root.active.load(std::memory_order_relaxed))
            return true;
        const BlockedScope blocked(m_context.probe, BlockedReason::barrier);
        futexWait(m_root.bell, bell);
    }
}

} // namespace interleave
