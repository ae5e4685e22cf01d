// SPDX-License-Identifier: GPL-3.0-or-later
// What a round's last worker does. See round.h for how one is chosen.
#include "core/experiment/round.h"

#include "core/shm/futex.h"

#include <algorithm>

namespace interleave {

namespace {

/// A wanted worker that has not appeared by then is not waited for: its start may have failed.
constexpr Nanos absentPatience = 2'000'000'000;

} // namespace

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
        case RoundPlace::absent: absent = absent || i < most; break;
        case RoundPlace::gone: break;
        case RoundPlace::working: return false;
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

/// The last one out writes down what the unfinished round had come to.
void Round::closeCut()
{
    if (m_shared.open.load(std::memory_order_acquire) == 0 || m_shared.over.load(std::memory_order_acquire) != 0)
        return;
    if (anybody(RoundPlace::working) || anybody(RoundPlace::arrived) || anybody(RoundPlace::paused))
        return;
    std::uint32_t nobody = 0;
    if (m_context.segment.control().stop.load(std::memory_order_relaxed) == 0 ||
        !m_shared.closer.compare_exchange_strong(nobody, m_context.number + 1, std::memory_order_seq_cst))
        return;
    if (m_shared.over.exchange(1, std::memory_order_seq_cst) == 0) {
        TrialRecord record = recordSince(m_shared.beginStamp, m_context.probe.now(), trialCut);
        m_hooks.finishRound(record);
        write(record);
    }
    m_shared.closer.store(0, std::memory_order_seq_cst);
}

} // namespace interleave
