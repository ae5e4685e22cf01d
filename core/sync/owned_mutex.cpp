// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/owned_mutex.h"

#include "core/shm/futex.h"

namespace interleave {

using namespace owned_mutex;

Result<ObjectId> owned_mutex::create(const Segment &segment, std::string_view name)
{
    const ObjectId object = segment.addObject(ObjectKind::lock, name, static_cast<std::uint32_t>(LockKind::mutex), staysHeld);
    if (!object.isValid())
        return Error{ErrorCode::startFailed, {std::string(name), "the segment is full"}};
    return object;
}

void owned_mutex::ring(const Segment &segment, ObjectId mutex)
{
    AtomicU32 &word = segment.object(mutex).owner;
    word.fetch_add(oneRing, std::memory_order_seq_cst);
    futexWake(word);
}

void owned_mutex::recover(const Segment &segment, ObjectId mutex, LaneId dead)
{
    AtomicU32 &word = segment.object(mutex).owner;
    if (holderOf(word.load(std::memory_order_seq_cst)) != dead)
        return;
    word.fetch_and(~(holderMask | awaited), std::memory_order_seq_cst);
    futexWake(word);
}

OwnedMutex::OwnedMutex(const Segment &segment, ObjectId mutex, Probe &probe, bool recursive) :
    m_control(segment.control()), m_lane(segment.lane(probe.lane())), m_recorder(segment, mutex, probe), m_word(segment.object(mutex).owner),
    m_me(probe.lane().value + 1), m_recursive(recursive)
{}

bool OwnedMutex::tryLock()
{
    std::uint32_t word = m_word.load(std::memory_order_relaxed);
    if (m_recursive && (word & holderMask) == m_me) {
        ++m_depth;
        return true;
    }
    while ((word & holderMask) == 0) {
        if (m_word.compare_exchange_weak(word, word | m_me, std::memory_order_seq_cst, std::memory_order_relaxed)) {
            m_recorder.obtained();
            return true;
        }
    }
    return false;
}

/// Takes it if it is free; else notes in it that somebody is about to sleep.
bool OwnedMutex::takeWaiting()
{
    std::uint32_t word = m_word.load(std::memory_order_seq_cst);
    for (;;) {
        // There may be other sleepers, whom nobody but the next holder can know of.
        const bool free = (word & holderMask) == 0;
        const std::uint32_t next = word | awaited | (free ? m_me : 0);
        if (next == word || m_word.compare_exchange_weak(word, next, std::memory_order_seq_cst)) {
            m_seen = next;
            return free;
        }
    }
}

void OwnedMutex::beginWait(bool willWithdraw)
{
    const std::uint64_t stamp = m_recorder.waitBegins();
    m_lane.waitStamp.store(stamp, std::memory_order_seq_cst);
    const std::uint32_t flags = (willWithdraw ? withdraws : 0) | (isMine() ? forItself : 0);
    m_lane.waitsFor.store((m_recorder.id().value + 1) | flags, std::memory_order_seq_cst);
}

/// What others can see of the wait is written: whoever looks for a cycle may look now.
void OwnedMutex::sleep(Nanos deadline)
{
    if (m_control.watchers.load(std::memory_order_seq_cst) != 0) {
        m_control.waits.fetch_add(1, std::memory_order_seq_cst);
        futexWake(m_control.waits);
    }
    m_recorder.sleepOn(m_word, m_seen, deadline);
}

void OwnedMutex::endWait(bool taken)
{
    m_lane.waitsFor.store(0, std::memory_order_seq_cst);
    if (taken) {
        m_recorder.obtainedAfterWait();
        return;
    }
    m_recorder.gaveUp();
    futexWake(m_word, 1); // a wake-up that was meant for us
}

bool OwnedMutex::unlock()
{
    if (!isMine())
        return false;
    if (m_depth != 0) {
        --m_depth;
        return true;
    }
    m_recorder.released();
    const std::uint32_t before = m_word.fetch_and(~(holderMask | awaited), std::memory_order_seq_cst);
    if ((before & awaited) != 0)
        futexWake(m_word, 1);
    return true;
}

} // namespace interleave
