// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/round.h"

#include "core/shm/futex.h"

#include <algorithm>
#include <cassert>

#include <sched.h>

namespace interleave {

namespace {

/// A waiter that is woken by nobody looks again after this long.
constexpr Nanos backstop = 50'000'000;
/// A wanted worker that has not appeared by then is not waited for: its start may have failed.
constexpr Nanos absentPatience = 2'000'000'000;
/// Looks at the turn before a waiter goes to sleep, and at the others before a round begins without a late one.
constexpr unsigned spinBeforeSleep = 2000;
constexpr unsigned spinForReady = 100'000;

constexpr std::uint64_t placeWord(std::uint32_t turn, RoundPlace place)
{
    return (std::uint64_t{turn} << 8) | static_cast<std::uint64_t>(place);
}
constexpr RoundPlace placeOf(std::uint64_t word)
{
    return static_cast<RoundPlace>(word & 0xff);
}

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

Round::Round(const WorkerContext &context, RoundShared &shared, RoundHooks &hooks, bool gated)
    : m_context(context), m_shared(shared), m_hooks(hooks), m_slot(shared.slots[context.number]), m_gated(gated), m_cores(usableCores())
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

bool Round::everybodyStands() const
{
    const std::uint32_t turn = m_shared.turn.load(std::memory_order_seq_cst);
    const unsigned most = wanted();
    // Without a gate the first round begins with the first worker.
    const bool waitForAbsent = m_gated || m_shared.open.load(std::memory_order_relaxed) != 0;
    bool absent = false;
    bool anybody = false;
    const unsigned end = std::max(most, m_shared.joined.load(std::memory_order_seq_cst));
    for (unsigned i = 0; i < end; ++i) {
        const std::uint64_t word = m_shared.slots[i].place.load(std::memory_order_seq_cst);
        switch (placeOf(word)) {
        case RoundPlace::absent:
            absent = absent || i < most;
            break;
        case RoundPlace::gone:
            break;
        case RoundPlace::working:
            return false;
        case RoundPlace::arrived:
        case RoundPlace::paused:
            if ((word >> 8) != turn)
                return false;
            anybody = true;
            break;
        }
    }
    if (!absent || !waitForAbsent)
        return anybody;
    const std::uint64_t gate = m_context.segment.control().gateStamp.load(std::memory_order_relaxed);
    return anybody && gate != 0 && static_cast<Nanos>(m_context.probe.nanosOf(m_context.probe.now() - gate)) > absentPatience;
}

bool Round::anybody(RoundPlace place) const
{
    const unsigned end = m_shared.joined.load(std::memory_order_seq_cst);
    for (unsigned i = 0; i < end; ++i) {
        if (placeOf(m_shared.slots[i].place.load(std::memory_order_seq_cst)) == place)
            return true;
    }
    return false;
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
    futexWait(m_shared.bell, bell, monotonicNow() + backstop);
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

void Round::tryClose()
{
    while (everybodyStands()) {
        std::uint32_t nobody = 0;
        if (!m_shared.closer.compare_exchange_strong(nobody, m_context.number + 1, std::memory_order_seq_cst))
            return; // the closer looks again after it has given up its claim
        if (everybodyStands())
            close();
        m_shared.closer.store(0, std::memory_order_seq_cst);
    }
}

void Round::close()
{
    const std::uint64_t now = m_context.probe.now();
    const bool open = m_shared.open.load(std::memory_order_relaxed) != 0;
    const std::uint32_t number = m_shared.round.load(std::memory_order_relaxed);
    const ControlWords &control = m_context.segment.control();
    bool begun = false;
    const std::uint32_t flags = m_shared.cut.load(std::memory_order_relaxed) != 0 ? std::uint32_t{trialCut} : 0;
    if (anybody(RoundPlace::paused)) {
        TrialRecord phase = recordSince(m_shared.phaseStamp, now, trialPhase | flags);
        m_hooks.finishPhase(phase);
        write(phase);
        if (m_hooks.changeWanted())
            m_hooks.change();
        m_shared.phaseStamp.store(m_context.probe.now(), std::memory_order_relaxed);
    } else {
        bool more = true;
        if (open) {
            TrialRecord record = recordSince(m_shared.beginStamp, now, flags);
            m_hooks.finishRound(record);
            write(record);
            const std::uint32_t rounds = control.roundsWanted.load(std::memory_order_relaxed);
            more = (rounds == 0 || number + 1 < rounds) && m_hooks.wantsMore(number + 1);
            m_shared.round.store(number + 1, std::memory_order_relaxed);
        }
        m_shared.cut.store(0, std::memory_order_relaxed);
        if (more) {
            if (m_hooks.changeWanted())
                m_hooks.change();
            m_hooks.beginRound();
            const std::uint64_t begin = m_context.probe.now();
            m_shared.beginStamp.store(begin, std::memory_order_relaxed);
            m_shared.phaseStamp.store(begin, std::memory_order_relaxed);
            m_shared.open.store(1, std::memory_order_release);
            begun = true;
        } else {
            m_shared.over.store(1, std::memory_order_release);
            m_context.segment.control().finished.store(1, std::memory_order_release);
            m_context.segment.announce();
        }
    }
    m_shared.turn.fetch_add(1, std::memory_order_seq_cst);
    m_shared.bell.fetch_add(1, std::memory_order_seq_cst);
    const bool oneByOne = !m_gated && begun;
    futexWake(m_shared.bell, oneByOne ? 1 : INT_MAX);
}

TrialRecord Round::recordSince(const AtomicU64 &begin, std::uint64_t end, std::uint32_t flags) const
{
    TrialRecord record{};
    record.beginStamp = begin.load(std::memory_order_relaxed);
    record.endStamp = end;
    record.number = m_shared.round.load(std::memory_order_relaxed);
    record.flags = flags;
    return record;
}

void Round::write(const TrialRecord &record) const
{
    SegmentHeader &header = m_context.segment.header();
    const std::uint64_t head = header.trialHead.load(std::memory_order_relaxed);
    // A closer that was killed after it had published the record must not lead to a second one.
    if (head != 0 && (record.flags & trialPhase) == 0) {
        const TrialRecord &last = m_context.segment.trialSlot(head - 1);
        if (last.number == record.number && (last.flags & trialPhase) == 0)
            return;
    }
    if (head - header.trialTail.load(std::memory_order_acquire) >= trialSlots) {
        bump(header.trialsDropped);
        return;
    }
    m_context.segment.trialSlot(head) = record;
    header.trialHead.store(head + 1, std::memory_order_release);
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

/// The last one out writes down what the unfinished round had come to.
void Round::closeCut()
{
    if (m_shared.open.load(std::memory_order_acquire) == 0 || m_shared.over.load(std::memory_order_acquire) != 0)
        return;
    if (anybody(RoundPlace::working) || anybody(RoundPlace::arrived) || anybody(RoundPlace::paused))
        return;
    std::uint32_t nobody = 0;
    if (m_context.segment.control().stop.load(std::memory_order_relaxed) == 0
        || !m_shared.closer.compare_exchange_strong(nobody, m_context.number + 1, std::memory_order_seq_cst))
        return;
    if (m_shared.over.exchange(1, std::memory_order_seq_cst) == 0) {
        TrialRecord record = recordSince(m_shared.beginStamp, m_context.probe.now(), trialCut);
        m_hooks.finishRound(record);
        write(record);
    }
    m_shared.closer.store(0, std::memory_order_seq_cst);
}

} // namespace interleave
