// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/pipe_worker.h"

#include "core/experiment/trial_log.h"
#include "core/ipc/shared_descriptors.h"
#include "core/shm/futex.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <optional>

#include <unistd.h>

namespace interleave {

PipeWorker::PipeWorker(WorkerContext &context, PipeRoot &root) :
    m_context(context), m_root(root), m_closing(static_cast<PipeClosing>(context.settings.integer("close_peer"))),
    m_bytes(static_cast<std::uint64_t>(context.settings.integer("message_bytes"))), m_answerBytes(std::min(m_bytes, pipeMostAnswerBytes)),
    m_messages(pipeMessagesPerRound(m_bytes))
{
    std::signal(SIGPIPE, SIG_IGN); // a closed end is an answer here, not a death
    if (context.method != StartMethod::thread)
        keepDescriptors(context.segment, std::array{root.ends[context.role], root.bell});
}

PipeWorker::~PipeWorker()
{
    m_root.slots[m_context.role][m_context.number].state.store(pipeLeft, std::memory_order_seq_cst);
}

void PipeWorker::write()
{
    PipeSender sender(m_context, m_root, pipeWriteLock, m_root.there, m_bytes);
    std::optional<PipeReceiver> answers;
    if (m_root.duplex != 0)
        answers.emplace(m_context, m_root, pipeCollectLock, m_root.back, m_answerBytes);
    else if (sender.receivingIsRefused())
        bump(m_context.probe.counters().custom[pipeRefused]);

    std::uint32_t round = m_root.round.load(std::memory_order_acquire);
    for (std::uint64_t number = 0; !m_context.mustEnd();) {
        if (answers && m_root.sent.load(std::memory_order_relaxed) >= m_root.answered.load(std::memory_order_relaxed) + pipeMostUnanswered) {
            if (answers->receive(number, nullptr) != StreamStatus::done)
                break;
            m_root.answered.fetch_add(1, std::memory_order_relaxed);
            continue;
        }
        if (!draw(number)) {
            if (m_closing == PipeClosing::writer || !waitForRound(round))
                break;
            round = m_root.round.load(std::memory_order_acquire);
            continue;
        }
        m_root.sent.fetch_add(1, std::memory_order_relaxed);
        if (sender.send(number) != StreamStatus::done) {
            m_root.sent.fetch_sub(1, std::memory_order_relaxed);
            break;
        }
        bump(m_context.probe.counters().operations);
        m_context.probe.tick();
    }
    if (m_closing != PipeClosing::none)
        closeEnd();
}

/// The number of the next message: counted through all rounds. Who waits for the other end to be closed goes on until it is.
bool PipeWorker::draw(std::uint64_t &number)
{
    std::uint64_t drawn = m_root.drawn.load(std::memory_order_acquire);
    while (static_cast<std::uint32_t>(drawn) < m_messages || m_closing == PipeClosing::reader) {
        if (m_root.drawn.compare_exchange_weak(drawn, drawn + 1, std::memory_order_acq_rel)) {
            number = (drawn >> 32) * m_messages + static_cast<std::uint32_t>(drawn);
            return true;
        }
    }
    return false;
}

bool PipeWorker::waitForRound(std::uint32_t round)
{
    while (!m_context.mustEnd()) {
        if (m_root.round.load(std::memory_order_acquire) != round)
            return true;
        const BlockedScope blocked(m_context.probe, BlockedReason::barrier);
        futexWait(m_root.round, round, monotonicNow() + 100'000'000);
    }
    return false;
}

void PipeWorker::read()
{
    PipeReceiver receiver(m_context, m_root, pipeReadLock, m_root.there, m_bytes);
    std::optional<PipeSender> answers;
    if (m_root.duplex != 0)
        answers.emplace(m_context, m_root, pipeAnswerLock, m_root.back, m_answerBytes);
    else if (receiver.sendingIsRefused())
        bump(m_context.probe.counters().custom[pipeRefused]);

    const std::uint64_t all = m_messages * m_bytes;
    const auto arrived = [this, all](std::uint64_t bytes) {
        const std::uint64_t now = m_root.arrived.fetch_add(bytes, std::memory_order_acq_rel) + bytes;
        if (m_closing == PipeClosing::reader && now >= all / 2)
            m_root.closing.store(1, std::memory_order_relaxed);
        else if (now == all)
            endRound();
    };
    for (std::uint64_t number = 0; !m_context.mustEnd() && m_root.closing.load(std::memory_order_relaxed) == 0;) {
        if (receiver.receive(number, arrived) != StreamStatus::done)
            break;
        bump(m_context.probe.counters().operations);
        if (answers && answers->send(number == ChannelJournal::unknown ? 0 : number) != StreamStatus::done)
            answers.reset();
        m_context.probe.tick();
    }
    if (m_closing != PipeClosing::none)
        closeEnd();
}

/// The whole round has come out at B. One reader comes here.
void PipeWorker::endRound()
{
    publish(m_messages, 0);
    const std::uint32_t round = m_root.round.load(std::memory_order_relaxed);
    ControlWords &control = m_context.segment.control();
    const std::uint32_t wanted = control.roundsWanted.load(std::memory_order_relaxed);
    if (m_closing == PipeClosing::writer)
        return; // the end of what is sent ends the run
    if (wanted != 0 && round + 1 >= wanted)
        return endRun();
    m_root.arrived.store(0, std::memory_order_relaxed);
    m_root.beginStamp.store(m_context.probe.now(), std::memory_order_relaxed);
    m_root.drawn.store(std::uint64_t{round + 1} << 32, std::memory_order_release);
    m_root.round.store(round + 1, std::memory_order_release);
    futexWake(m_root.round);
}

void PipeWorker::endRun()
{
    m_context.segment.control().finished.store(1, std::memory_order_release);
    m_context.segment.announce();
    ringStopBell(m_root.bell);
    futexWake(m_root.round);
}

/// A process closes its own copy, and the last thread the one they share. Whoever is last on the side that finds the other one closed ends the run.
void PipeWorker::closeEnd()
{
    const bool last = m_root.atEnd[m_context.role].fetch_sub(1, std::memory_order_acq_rel) == 1;
    if (m_context.method != StartMethod::thread || last)
        ::close(m_root.ends[m_context.role]);
    const PipeRole finds = m_closing == PipeClosing::reader ? pipeWriterRole : pipeReaderRole;
    if (!last || m_context.role != finds || m_context.mustEnd())
        return;
    if (m_closing == PipeClosing::reader) {
        const std::uint64_t arrived = m_root.arrived.load(std::memory_order_acquire) / m_bytes;
        publish(m_root.sent.load(std::memory_order_relaxed), m_root.sent.load(std::memory_order_relaxed) - arrived);
    }
    endRun();
}

void PipeWorker::publish(std::uint64_t expected, std::uint64_t missing)
{
    const std::uint64_t torn = m_root.torn.load(std::memory_order_relaxed);
    TrialRecord record{};
    record.beginStamp = m_root.beginStamp.load(std::memory_order_relaxed);
    record.endStamp = m_context.probe.now();
    record.number = m_root.round.load(std::memory_order_relaxed);
    record.expected = static_cast<std::int64_t>(expected);
    record.lost = missing + torn - m_root.tornBefore.exchange(torn, std::memory_order_relaxed);
    record.actual = record.expected - static_cast<std::int64_t>(std::min(record.lost, expected));
    record.operations = expected;
    record.flags = record.lost != 0 ? trialWrong : 0u;
    publishTrial(m_context.segment, record);
}

} // namespace interleave
