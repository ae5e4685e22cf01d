// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace interleave {

/// What a record says. The numbers are the binary interface between workers and collector: append only.
/// An event that needs more than 16 bytes is followed by its `more` slots; all are published by one store of the ring's head.
enum class EventKind : std::uint16_t {
    none = 0,
    more = 1,         ///< continuation: `stamp` and `argument` are payload of the event before
    lost = 2,         ///< argument: records dropped just before this one; the hole ends here and began at the record before
    workerBegin = 3,  ///< argument: stretch number of the lane
    workerEnd = 4,    ///< argument: 0 returned, 1 told to stop, 2 exception
    blockedBegin = 5, ///< argument: blockedArgument(); written right before the call that may sleep
    blockedEnd = 6,   ///< argument: as its begin; more: u64 ns of run delay inside, u32 time slices begun inside
    offCore = 7,      ///< self capture: stamp is when the worker noticed it was back; argument: time slices begun; more: u64 ns of run delay
    lockWait = 8,     ///< argument: object; the lock was not free at once
    lockObtain = 9,   ///< argument: object, with obtainContended when a lockWait came before
    lockRelease = 10, ///< argument: object
    /// Argument: object; stamp is the end; more: u64 begin stamp, u32 acquisitions; more: u64 held ns << 32 | waited ns, u32 owner changes.
    lockSummary = 11,
    sendBegin = 12,    ///< argument: object
    sendEnd = 13,      ///< argument: object; more: u64 message number, u32 depth after
    receiveBegin = 14, ///< argument: object
    receiveEnd = 15,   ///< argument: object; more: u64 message number, u32 depth after
    trialBegin = 16,   ///< argument: trial number
    trialEnd = 17,     ///< argument: trial number
    taskBegin = 18,    ///< argument: task number
    taskEnd = 19,      ///< argument: task number
    value = 20,        ///< argument: series number of the workload; more: u64 bits of a double
    marker = 21,       ///< argument: parameter index; more: u64 raw new value, u32 0; more: u64 raw old value, u32 0
    lockGiveUp = 22,   ///< argument: object; a lockWait ends without an obtain
    count
};

struct Event
{
    std::uint64_t stamp;    ///< readStamp() of the segment's StampSource
    std::uint32_t argument; ///< by kind
    std::uint16_t kind;     ///< EventKind; a reader checks it before it believes it
    std::uint16_t cpu;      ///< where the writer ran, from its rseq area; unknownCpu without rseq
};
static_assert(sizeof(Event) == 16);

inline constexpr std::uint16_t unknownCpu = 0xffff;
inline constexpr std::uint32_t obtainContended = 1u << 31;
inline constexpr std::uint32_t objectMask = 0x00ffffff;

/// Why a worker may sleep.
enum class BlockedReason : std::uint8_t { other, lock, queue, pipe, io, sleep, gate, join, barrier, count };

constexpr std::uint32_t blockedArgument(BlockedReason reason, std::uint32_t object = objectMask)
{
    return (static_cast<std::uint32_t>(reason) << 24) | (object & objectMask);
}
constexpr BlockedReason blockedReason(std::uint32_t argument)
{
    return static_cast<BlockedReason>(argument >> 24);
}
constexpr std::uint32_t blockedObject(std::uint32_t argument)
{
    return argument & objectMask;
}

struct EventKindInfo
{
    std::string_view name;
    unsigned moreSlots;
    EventKind partner; ///< the kind that closes (or opened) it; none where there is no pair
};

/// Facts of a kind; for values out of range those of EventKind::none.
const EventKindInfo &infoOf(EventKind kind);

} // namespace interleave
