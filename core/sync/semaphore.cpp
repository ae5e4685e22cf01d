// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/semaphore.h"

#include "core/shm/futex.h"

#include <algorithm>

namespace interleave {

namespace {

constexpr std::uint32_t oneSemaphoreRing = semaphore::countMask + 1;

/// Takes at most `most` free permits at once; returns how many.
std::uint32_t take(SemaphoreShared &semaphore, std::uint32_t most)
{
    std::uint32_t word = semaphore.word.load(std::memory_order_relaxed);
    for (;;) {
        const std::uint32_t taken = std::min(most, word & semaphore::countMask);
        if (taken == 0)
            return 0;
        if (semaphore.word.compare_exchange_weak(word, word - taken, std::memory_order_acquire, std::memory_order_relaxed))
            return taken;
    }
}

bool payDebt(SemaphoreShared &semaphore)
{
    std::uint32_t debt = semaphore.debt.load(std::memory_order_relaxed);
    while (debt != 0) {
        if (semaphore.debt.compare_exchange_weak(debt, debt - 1, std::memory_order_relaxed))
            return true;
    }
    return false;
}

} // namespace

bool semaphore::tryTake(SemaphoreShared &semaphore)
{
    return take(semaphore, 1) != 0;
}

bool semaphore::giveBack(SemaphoreShared &semaphore)
{
    if (payDebt(semaphore))
        return true;
    std::uint32_t word = semaphore.word.load(std::memory_order_relaxed);
    do {
        if ((word & semaphore::countMask) >= semaphore::mostFree)
            return false;
    } while (!semaphore.word.compare_exchange_weak(word, word + 1, std::memory_order_seq_cst, std::memory_order_relaxed));
    // A sleeper has counted itself before it looked at the word for the last time, so one of us sees the other.
    if (semaphore.sleepers.load(std::memory_order_seq_cst) != 0)
        futexWake(semaphore.word, 1);
    return true;
}

Result<void> semaphore::create(const Segment &segment, SemaphoreShared &semaphore, std::string_view name, std::uint32_t permits, bool bounded)
{
    const ObjectId object = segment.addObject(ObjectKind::semaphore, name, 0, permits);
    if (!object.isValid())
        return Error{ErrorCode::startFailed, {"semaphore", "the segment is full"}};
    semaphore.object = object.value;
    semaphore.bounded = bounded ? 1 : 0;
    semaphore.permits.store(permits, std::memory_order_relaxed);
    semaphore.word.store(permits, std::memory_order_relaxed);
    return {};
}

void semaphore::setPermits(SemaphoreShared &semaphore, std::uint32_t permits)
{
    const std::uint32_t before = semaphore.permits.exchange(permits, std::memory_order_seq_cst);
    for (std::uint32_t i = before; i < permits; ++i)
        giveBack(semaphore);
    if (permits < before) {
        const std::uint32_t fewer = before - permits;
        semaphore.debt.fetch_add(fewer - take(semaphore, fewer), std::memory_order_relaxed);
    }
}

void semaphore::ring(SemaphoreShared &semaphore)
{
    semaphore.word.fetch_add(oneSemaphoreRing, std::memory_order_seq_cst);
    futexWake(semaphore.word);
}

void semaphore::workerGone(SemaphoreShared &semaphore, LaneId lane)
{
    for (std::uint32_t held = semaphore.held[lane.value].exchange(0, std::memory_order_relaxed); held > 0; --held)
        giveBack(semaphore);
    ring(semaphore); // a wake-up that was meant for it goes to somebody else
}

bool Semaphore::tryTake()
{
    if (!semaphore::tryTake(m_semaphore))
        return false;
    bump(m_held, 1u);
    return true;
}

SemaphoreRelease Semaphore::release()
{
    const std::uint32_t held = m_held.load(std::memory_order_relaxed);
    if (m_semaphore.bounded != 0 && held == 0)
        return SemaphoreRelease::refused;
    m_recorder.released();
    if (held != 0)
        m_held.store(held - 1, std::memory_order_relaxed);
    return semaphore::giveBack(m_semaphore) ? SemaphoreRelease::done : SemaphoreRelease::overflow;
}

} // namespace interleave
