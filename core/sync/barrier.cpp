// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/barrier.h"

#include "core/shm/futex.h"

namespace interleave {

namespace {

constexpr std::uint32_t arrivedMask = 0xff;
constexpr std::uint32_t ringMask = 0xff00;
constexpr std::uint32_t oneBarrierRing = 0x100;
constexpr std::uint32_t oneTurn = 0x10000;

/// Adds to those who have come. True: all have, and have been let go.
bool change(BarrierShared &barrier, int by)
{
    std::uint32_t word = barrier.word.load(std::memory_order_relaxed);
    for (;;) {
        const std::uint32_t arrived = ((word & arrivedMask) + static_cast<std::uint32_t>(by)) & arrivedMask;
        const bool all = arrived != 0 && arrived >= barrier.parties.load(std::memory_order_seq_cst);
        const std::uint32_t next = all ? (word & ~arrivedMask) + oneTurn : (word & ~arrivedMask) | arrived;
        if (barrier.word.compare_exchange_weak(word, next, std::memory_order_seq_cst)) {
            if (all)
                futexWake(barrier.word);
            return all;
        }
    }
}

} // namespace

Result<void> barrier::create(const Segment &segment, BarrierShared &barrier, std::string_view name, std::uint32_t parties)
{
    const ObjectId object = segment.addObject(ObjectKind::barrier, name, 0, parties);
    if (!object.isValid())
        return Error{ErrorCode::startFailed, {std::string(name), "the segment is full"}};
    barrier.object = object.value;
    barrier.parties.store(parties, std::memory_order_relaxed);
    return {};
}

void barrier::prepare(BarrierShared &barrier, std::uint32_t parties)
{
    barrier.parties.store(parties, std::memory_order_seq_cst);
    barrier.word.fetch_and(~arrivedMask, std::memory_order_seq_cst);
}

bool barrier::arrive(BarrierShared &barrier)
{
    return change(barrier, 1);
}

void barrier::partyGone(BarrierShared &barrier, bool wasInside)
{
    if (barrier.parties.load(std::memory_order_seq_cst) > 1)
        barrier.parties.fetch_sub(1, std::memory_order_seq_cst);
    change(barrier, wasInside ? -1 : 0);
}

void barrier::ring(BarrierShared &barrier)
{
    std::uint32_t word = barrier.word.load(std::memory_order_relaxed);
    while (!barrier.word.compare_exchange_weak(word, (word & ~ringMask) | ((word + oneBarrierRing) & ringMask), std::memory_order_seq_cst)) {
    }
    futexWake(barrier.word);
}

} // namespace interleave
