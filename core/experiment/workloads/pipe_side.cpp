// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/pipe_side.h"

#include <cerrno>

#include <unistd.h>

namespace interleave {

namespace {

/// What a sender makes of its copy after it has sent it, and a receiver of its own.
constexpr std::byte changedBySender{0xee};
constexpr std::byte changedByReceiver{0xdd};

} // namespace

PipeSide::PipeSide(WorkerContext &context, PipeRoot &root, PipeLock lock, const ChannelShared &channel) :
    m_context(context), m_root(root), m_journal(context.segment, channel, context.probe), m_end(root.ends[context.role], root.bell),
    m_counters(context.probe.counters()), m_slot(root.slots[context.role][context.number]),
    m_lock(root.locks[lock], context.segment, {root.lockObjects[lock]}, context.probe, 2 * mostPipeWorkers),
    m_lockParameter(context.settings.experiment().find("lock"))
{}

void PipeSide::enter()
{
    m_locked = m_context.live(m_lockParameter) != 0;
    if (m_locked)
        m_lock.lock();
    inside();
}

void PipeSide::leave()
{
    m_slot.state.store(0, std::memory_order_seq_cst);
    if (m_locked)
        m_lock.unlock();
    m_locked = false;
}

void PipeSide::outside()
{
    m_slot.state.store(0, std::memory_order_seq_cst);
}

/// Said before anything is done, and before the others are looked at: one of two sees the other.
void PipeSide::inside()
{
    m_slot.state.store(pipeInside | (m_locked ? pipeLocked : 0u), std::memory_order_seq_cst);
    m_settled = m_locked;
    if (m_settled)
        look();
}

/// Somebody may still be in the middle of a message begun before the lock was wanted.
void PipeSide::look()
{
    for (const auto &end : m_root.slots) {
        for (const PipeSlot &slot : end)
            m_settled = m_settled && (slot.state.load(std::memory_order_seq_cst) & (pipeInside | pipeLocked)) != pipeInside;
    }
}

PipeSender::PipeSender(WorkerContext &context, PipeRoot &root, PipeLock lock, const ChannelShared &channel, std::size_t bytes) :
    PipeSide(context, root, lock, channel), m_message(bytes)
{}

StreamStatus PipeSender::send(std::uint64_t number)
{
    m_journal.sendBegins();
    enter();
    writePipeMessage(m_message, {.number = number, .end = m_context.role, .locked = m_settled});
    m_journal.sending(number);
    const StreamStatus status = m_end.send(m_message, m_journal);
    leave();
    m_message.front() = m_message.back() = changedBySender; // what was sent is a copy: this must not change it
    if (status == StreamStatus::done)
        m_journal.sent(number);
    else if (status == StreamStatus::peerClosed)
        bump(m_counters.custom[pipeBroken]);
    return status;
}

bool PipeSender::receivingIsRefused()
{
    std::byte byte{};
    return ::read(m_end.fd(), &byte, 1) < 0 && errno == EBADF;
}

PipeReceiver::PipeReceiver(WorkerContext &context, PipeRoot &root, PipeLock lock, const ChannelShared &channel, std::size_t bytes) :
    PipeSide(context, root, lock, channel), m_message(bytes), m_sentBy(1 - context.role),
    m_single(context.settings.integer("writers") == 1 && context.settings.integer("readers") == 1)
{}

StreamStatus PipeReceiver::receive(std::uint64_t &number, const std::function<void(std::uint64_t)> &arrived)
{
    m_journal.receiveBegins();
    enter();
    StreamStatus status = StreamStatus::gaveUp;
    bool settled = m_settled;
    for (std::size_t done = 0;;) {
        const std::size_t before = done;
        status = m_end.receiveSome(m_message, done);
        if (arrived && done != before)
            arrived(done - before);
        if (status != StreamStatus::gaveUp)
            break;
        if (done == 0)
            outside();
        if (!m_end.waitToReceive(m_journal))
            break;
        if (done == 0) {
            // The lock may have been asked for meanwhile.
            leave();
            enter();
            settled = m_settled;
        }
    }
    m_settled = settled;
    leave();
    if (status == StreamStatus::done)
        judge(number);
    else if (status == StreamStatus::peerClosed)
        bump(m_counters.custom[pipeEnded]);
    return status;
}

void PipeReceiver::judge(std::uint64_t &number)
{
    const PipeFound found = readPipeMessage(m_message);
    const bool isShort = m_message.size() < sizeof(std::uint64_t);
    number = !isShort ? found.mark.number : m_single ? m_count : ChannelJournal::unknown;
    ++m_count;
    bump(m_counters.custom[pipeReceived]);
    if (!found.whole) {
        bump(m_counters.custom[pipeTorn]);
        m_root.torn.fetch_add(1, std::memory_order_relaxed);
        if (found.allLocked && m_settled)
            bump(m_counters.custom[pipeTornLocked]);
        number = ChannelJournal::unknown;
    } else if (found.mark.end != m_sentBy) {
        bump(m_counters.custom[pipeOwnEnd]);
    } else {
        bump(m_counters.custom[pipeCopies]);
    }
    m_message.front() = m_message.back() = changedByReceiver; // nor does this change what the sender has
    m_journal.received(number);
}

bool PipeReceiver::sendingIsRefused()
{
    const std::byte byte{};
    return ::write(m_end.fd(), &byte, 1) < 0 && errno == EBADF;
}

} // namespace interleave
