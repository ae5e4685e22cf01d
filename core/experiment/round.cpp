// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/round.h"

#include "core/shm/futex.h"

#include <algorithm>
#include <cassert>

#include <sched.h>

namespace interleave {

namespace {

/// A waiter that is woken by nobody looks again after this long.
constexpr Nanos roundBackstop = 50'000'000;
/// Looks at the turn before a waiter goes to sleep, and at the others before a round begins without a late one.
constexpr unsigned spinBeforeSleep = 2000;
constexpr unsigned spinForReady = 100'000;

void relax()
{
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
}

} // namespace

unsigned usableCores()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    if (::sched_getaffinity(0, sizeof set, &set) != 0)
        return 1;
    return std::max(1u, static_cast<unsigned>(CPU_COUNT(&set)));
}

void ringRound(RoundShared &round)
{
    round.bell.fetch_add(1, std::memory_order_seq_cst);
    futexWake(round.bell);
}

void roundWorkerGone(RoundShared &round, unsigned number)
{
    if (number >= maxRoundWorkers)
        return;
    const RoundPlace place = placeOf(round.slots[number].place.load(std::memory_order_seq_cst));
    if (place == RoundPlace::working || place == RoundPlace::paused || place == RoundPlace::arrived)
        round.cut.store(1, std::memory_order_relaxed);
    round.slots[number].place.store(placeWord(0, RoundPlace::gone), std::memory_order_seq_cst);
    std::uint32_t dead = number + 1;
    round.closer.compare_exchange_strong(dead, 0, std::memory_order_seq_cst);
    ringRound(round);
}

Round::Round(const WorkerContext &context, RoundShared &shared, RoundHooks &hooks, bool gated) :
    m_context(context), m_shared(shared), m_hooks(hooks), m_slot(shared.slots[context.number]), m_gated(gated), m_cores(usableCores())
{
    assert(context.number < maxRoundWorkers);
}

Round::~Round()
{
    leave(m_context.segment.control().stop.load(std::memory_order_relaxed) != 0);
}

unsigned Round::wanted() const
{
    return std::min(m_context.segment.control().wanted[m_context.role].load(std::memory_order_relaxed), maxRoundWorkers);
}

unsigned Round::members() const
{
    unsigned count = 0;
    for (unsigned i = 0; i < wanted(); ++i) {
        const RoundPlace place = placeOf(m_shared.slots[i].place.load(std::memory_order_relaxed));
        count += place != RoundPlace::absent && place != RoundPlace::gone;
    }
    return count;
}

bool Round::join()
{
    m_slot.lane.store(m_context.probe.lane().value + 1, std::memory_order_relaxed);
    m_in = true;
    std::uint32_t joined = m_shared.joined.load(std::memory_order_relaxed);
    while (joined <= m_context.number && !m_shared.joined.compare_exchange_weak(joined, m_context.number + 1, std::memory_order_seq_cst)) {
    }
    return waitFor(RoundPlace::arrived);
}

/// The first thing this worker does, in a round that has begun without it.
bool Round::enterUnderWay()
{
    // From here on no round can end without us, unless its closer claimed before it could see us: then the next one is ours.
    m_slot.place.store(placeWord(0, RoundPlace::working), std::memory_order_seq_cst);
    while (m_shared.closer.load(std::memory_order_seq_cst) != 0) {
        if (m_context.mustEnd())
            return false;
        ::sched_yield();
    }
    if (m_context.mustEnd())
        return false;
    m_began = true;
    m_round = m_shared.round.load(std::memory_order_acquire);
    m_slot.ready.store(m_round + 1, std::memory_order_relaxed);
    m_slot.together.store(0, std::memory_order_relaxed);
    m_slot.endStamp.store(0, std::memory_order_relaxed);
    m_slot.beginStamp.store(m_context.probe.now(), std::memory_order_release);
    return true;
}

bool Round::next()
{
    m_slot.endStamp.store(m_context.probe.now(), std::memory_order_relaxed);
    return waitFor(RoundPlace::arrived);
}

bool Round::pause()
{
    return waitFor(RoundPlace::paused);
}

bool Round::waitFor(RoundPlace place)
{
    std::uint32_t turn = m_shared.turn.load(std::memory_order_seq_cst);
    for (;;) {
        const std::uint32_t bell = m_shared.bell.load(std::memory_order_seq_cst);
        if (m_context.mustEnd())
            return false;
        // `open` is set before the turn advances: where it is not, a place stamped with this turn is stale once the round has begun.
        if (!m_began && m_shared.open.load(std::memory_order_seq_cst) != 0)
            return enterUnderWay();
        m_slot.place.store(placeWord(turn, place), std::memory_order_seq_cst);
        tryClose();
        sleepDuring(turn, bell);
        const std::uint32_t now = m_shared.turn.load(std::memory_order_acquire);
        if (now == turn)
            continue;
        if (m_shared.over.load(std::memory_order_acquire) != 0)
            return false;
        if (place == RoundPlace::paused)
            break;
        const std::uint32_t round = m_shared.round.load(std::memory_order_acquire);
        if (round != m_round || !m_began) {
            m_round = round;
            m_began = true;
            beginTogether();
            return !m_context.mustEnd();
        }
        turn = now; // others met for a change; this worker's round is still not over. No further turn can pass without its place.
    }
    m_slot.place.store(placeWord(0, RoundPlace::working), std::memory_order_seq_cst);
    return !m_context.mustEnd();
}

void Round::sleepDuring(std::uint32_t turn, std::uint32_t bell)
{
    const bool spin = m_gated && members() <= m_cores;
    for (unsigned i = 0; spin && i < spinBeforeSleep && m_shared.turn.load(std::memory_order_acquire) == turn; ++i)
        relax();
    if (m_shared.turn.load(std::memory_order_acquire) != turn)
        return;
    const BlockedScope blocked(m_context.probe, BlockedReason::barrier);
    futexWait(m_shared.bell, bell, monotonicNow() + roundBackstop);
}

void Round::beginTogether()
{
    m_slot.place.store(placeWord(0, RoundPlace::working), std::memory_order_seq_cst);
    m_slot.together.store(0, std::memory_order_relaxed);
    m_slot.endStamp.store(0, std::memory_order_relaxed);
    m_slot.ready.store(m_round + 1, std::memory_order_release);
    // Sleepers need tens of microseconds to wake: who is awake waits for them, for a while, where there is a core for each.
    const unsigned count = members();
    if (m_gated && count > 1 && count <= m_cores) {
        const unsigned most = wanted();
        unsigned i = 0;
        for (unsigned looks = 0; i < most && looks < spinForReady; ++looks) {
            const RoundPlace place = placeOf(m_shared.slots[i].place.load(std::memory_order_relaxed));
            const bool counts = place != RoundPlace::absent && place != RoundPlace::gone;
            if (!counts || m_shared.slots[i].ready.load(std::memory_order_acquire) > m_round)
                ++i;
            else
                relax();
        }
    } else if (!m_gated) {
        futexWake(m_shared.bell, 1); // the next sleeper starts when this one has: one after the other
    }
    m_slot.beginStamp.store(m_context.probe.now(), std::memory_order_relaxed);
}

void Round::leave(bool cut)
{
    if (!m_in)
        return;
    m_in = false;
    if (cut)
        m_shared.cut.store(1, std::memory_order_relaxed);
    m_slot.place.store(placeWord(0, RoundPlace::gone), std::memory_order_seq_cst);
    closeCut();
    ringRound(m_shared);
}

} // namespace interleave
