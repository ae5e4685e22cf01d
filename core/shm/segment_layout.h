// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The shared segment, byte by byte. One memfd, mapped by the window's process, the host and every worker, at different addresses: nothing in
// it is a pointer, every reference is an offset from the segment's begin or an index.
//
//   0            SegmentHeader        control words, live parameters, clock pairs
//   lanes        LaneSlot[1024]       one per (role, number): who it is, its ring's head and tail, its exact counters
//   objects      ObjectSlot[256]      locks, channels, cells
//   trials       TrialRecord[4096]    results of rounds, a ring with one writer at a time
//   rings        Event[]              64 Ki records for lanes 0..63, 4 Ki for the others
//   arena        bytes                the workload's own shared state; zero at the start
//
// Every atomic is lock-free, so a killed process can leave none of them broken. Pairings are named at each member: "release by X, acquire by Y".
// All pages are zero until touched, so the size is address space and not memory.

#include "core/base/clock.h"
#include "core/shm/event.h"

#include <atomic>
#include <cstdint>

namespace interleave {

inline constexpr std::uint64_t segmentMagic = 0x31'45'56'4c'52'54'4e'49; // "INTRLVE1"
inline constexpr std::uint32_t segmentVersion = 1;
inline constexpr std::uint32_t maxLanes = 1024;
inline constexpr std::uint32_t maxObjects = 256;
inline constexpr std::uint32_t maxParameters = 40;
inline constexpr std::uint32_t maxRoles = 8;
inline constexpr std::uint32_t wideLanes = 64; ///< lanes with a large ring
inline constexpr std::uint32_t wideRing = 64 * 1024;
inline constexpr std::uint32_t narrowRing = 4 * 1024;
inline constexpr std::uint32_t trialSlots = 4096;
inline constexpr std::uint32_t maxClockPairs = 64;
inline constexpr std::uint64_t arenaBytes = 96ull << 20;
inline constexpr std::uint32_t mostSharedDescriptors = 64;

using AtomicU32 = std::atomic<std::uint32_t>;
using AtomicU64 = std::atomic<std::uint64_t>;
using AtomicI64 = std::atomic<std::int64_t>;
static_assert(AtomicU64::is_always_lock_free && AtomicU32::is_always_lock_free);

/// Words that steer a run. Written by the window's process or the host, read by the workers at each iteration: relaxed is enough for all but
/// `attention`, which is released after the word it announces.
struct ControlWords
{
    alignas(64) AtomicU32 attention; ///< release by the writer of any word below, acquire by workers: changes with every change; futex word (shared)
    AtomicU32 stop;                  ///< 1: finish the iteration and end
    AtomicU32 gate;                  ///< 0 closed, 1 open; futex word (shared). Release by the host, acquire by workers
    AtomicU32 atGate;                ///< workers that have reached the gate so far. Release by each (fetch_add), acquire by the host
    AtomicU32 roundsWanted;          ///< 0: until stop
    AtomicU32 finished;              ///< 1: the work is over (all rounds done). Release by the last worker, acquire by host and collector
    AtomicU32 recordEvents;          ///< 0: probes count but write no events (to measure what observing costs)
    AtomicU32 selfCapture;           ///< 1: workers write offCore records
    AtomicU64 gateStamp;             ///< when the gate was opened
    AtomicU32 wanted[maxRoles];      ///< workers wanted per role; a worker whose number is not below it ends after its iteration
    AtomicU32 waits;                 ///< changes when a worker goes to sleep for an owned lock while somebody watches; futex word (shared)
    AtomicU32 watchers;              ///< who sleeps on `waits` to find deadlocks
    alignas(64) AtomicU64 live[maxParameters]; ///< raw values by parameter index (integer and choice: int64; real: bits of a double; switch: 0/1)
};

struct SegmentHeader
{
    std::uint64_t magic;
    std::uint32_t version;
    std::uint64_t layout; ///< segmentLayout of who made it
    StampSource stampSource;
    std::uint64_t totalBytes;
    std::uint64_t originStamp; ///< time 0 of the run
    Nanos originMonotonic;
    double nanosPerStamp; ///< to turn a length in stamps into ns on the spot (2 parts in 10 000); points in time go through the clock pairs
    char experiment[48];  ///< its id, zero-terminated; written by the window's process before anything is started
    std::uint64_t atStart[maxParameters]; ///< raw values of the parameters as they were then
    std::uint64_t arenaRoot;              ///< offset of the workload's root struct, 0 while none; written by the host before any worker starts
    std::uint64_t arenaUsed;              ///< bytes handed out; host only, before any worker starts
    std::uint32_t sharedDescriptorCount;  ///< see core/ipc/shared_descriptors.h; host only, before any worker starts
    std::int32_t sharedDescriptors[mostSharedDescriptors]; ///< their numbers, the same in every worker
    AtomicU32 laneCount;                                   ///< release by the host after a slot is filled, acquire by everyone
    AtomicU32 objectCount;                                 ///< the same
    AtomicU32 clockPairCount;                              ///< release by the collector, acquire by readers
    ClockPair clockPairs[maxClockPairs]; ///< the first at the start, then one a second; beyond the last slot they are kept by the collector alone
    alignas(64) AtomicU64 trialHead;     ///< release by the round's last worker, acquire by the collector
    alignas(64) AtomicU64 trialTail;     ///< release by the collector, acquire by workers
    AtomicU64 trialsDropped;             ///< rounds whose record found the ring full
    alignas(64) ControlWords control;
};

enum class LaneState : std::uint32_t {
    free,     ///< never used
    reserved, ///< named by the host, its worker is being started
    live,     ///< its worker has executed its first instruction
    ended,    ///< its worker is gone; its ring may still hold records
};

enum class StartMethod : std::uint32_t { thread, fork, spawn, forkserver, count };

/// What the system may refuse when a worker is placed; in the order in which it is asked.
enum class PlacementRefusal : std::uint32_t { cores, nice, policy, slice, count };

/// workerEnd's argument.
enum WorkerEndReason : std::uint32_t { workerReturned = 0, workerToldToStop = 1, workerThrew = 2, workerStillRuns = 0xffff'ffff };

inline constexpr std::uint32_t lockCounterSlots = 4; ///< locks one worker counts separately

inline constexpr std::uint32_t histogramBuckets = 256; ///< 64 powers of two, each in 4 linear parts: see histogram_bucket.h

/// Written by one worker with plain relaxed load + store, read by anyone at any time; never resets during a run.
struct alignas(64) LockCounters
{
    AtomicU32 object; ///< object index + 1; 0: slot unused
    AtomicU32 maxWaiters;
    AtomicU64 acquisitions;
    AtomicU64 contended;    ///< of them, not free at once
    AtomicU64 slept;        ///< of the contended, those that slept in the kernel
    AtomicU64 ownerChanges; ///< acquisitions after another worker held it
    AtomicU64 yields;       ///< how often a spinning waiter gave its core away
    AtomicU64 recovered;    ///< robust lock: taken over from an owner that had died
    AtomicU64 waitNs;
    AtomicU64 maxWaitNs;
    AtomicU64 holdNs; ///< sampled where the rate is high: holdSamples says how many acquisitions it stands for
    AtomicU64 holdSamples;
    AtomicU64 maxHoldNs;
    AtomicU32 waitHistogram[histogramBuckets];
    AtomicU32 holdHistogram[histogramBuckets];
    AtomicU32 handoffHistogram[histogramBuckets]; ///< from the former owner's release to this worker's obtain, contended ones
};

/// Exact counts of one worker, whatever the ring could hold. Same contract as LockCounters.
struct alignas(64) WorkerCounters
{
    AtomicU64 operations; ///< iterations, items or tasks done
    AtomicU64 stores;     ///< stores to the shared cell
    AtomicU64 blockedNs;  ///< time inside blocking calls that slept
    AtomicU64 blockedCount;
    AtomicU64 runDelayNs; ///< from schedstat, at the last reading
    AtomicU64 timeSlices;
    AtomicU64 offCoreCount; ///< self capture
    AtomicU64 cpuNs;        ///< thread CPU clock at the end
    AtomicU64 voluntarySwitches;
    AtomicU64 involuntarySwitches;
    AtomicU64 rssKib; ///< resident, at the end
    AtomicU64 pssKib;
    AtomicU64 privateDirtyKib;
    AtomicU64 custom[8];                  ///< by workload
    LockCounters locks[lockCounterSlots]; ///< a fifth lock is counted into the last slot
};

/// One stretch of a lane; the fields are those of LaneSlot. tid 0: there was none.
struct LaneLife
{
    std::int32_t pid;
    std::int32_t tid;
    std::int32_t parentPid;
    std::int32_t exitCode;
    std::int32_t exitSignal;
    std::int32_t unused; ///< the next begins at a multiple of eight
    std::uint64_t askedStamp;
    std::uint64_t firstStamp;
    std::uint64_t endedStamp;
    std::uint64_t reapedStamp;
};

/// Of a LaneLife, as words that can be read while they are written.
inline constexpr std::size_t laneLifeWords = sizeof(LaneLife) / sizeof(std::uint64_t);
static_assert(sizeof(LaneLife) == laneLifeWords * sizeof(std::uint64_t));

/// One lane. The host writes the naming part before it raises laneCount; who starts the worker (the host, or for some lanes another worker, see
/// lane_life.h) writes state = reserved; the worker writes its birth part and then state = live (release); who waits for it writes the end part and
/// then state = ended (release). A lane that nobody has lived in yet is free, though it may have its name already.
struct alignas(64) LaneSlot
{
    // naming (host)
    AtomicU32 state;   ///< LaneState
    AtomicU32 stretch; ///< how often this lane has been started (release by the starter, after `former`; acquire by the collector)
    std::uint16_t role;
    std::uint16_t number; ///< 0-based within the role
    StartMethod startMethod;
    std::uint32_t parentLane; ///< who started it; Id::none: the host
    char name[32];            ///< as in "Thread-1"; UTF-8, zero-terminated
    // birth (worker; the host for a process that died before it could)
    std::int32_t pid;
    std::int32_t tid;
    std::int32_t parentPid;
    std::int32_t placementErrno[static_cast<std::uint32_t>(PlacementRefusal::count)]; ///< 0: granted
    std::uint64_t askedStamp;                                                         ///< the call that started it began (host)
    std::uint64_t firstStamp;                                                         ///< its first instruction of ours
    // end (whoever waits for a process, the worker itself for threads; the window's process for those that went down with the host)
    std::uint64_t endedStamp;
    AtomicU64 reapedStamp; ///< when its parent waited for it: a process is a zombie from its end until then. 0: not yet
    std::int32_t exitCode;
    std::int32_t exitSignal;
    /// The stretch before as a LaneLife, kept when the lane's worker is started again: nobody else may have looked at it yet. Read by lookAt().
    AtomicU64 former[laneLifeWords];
    AtomicU32 opening;   ///< odd while the next stretch is being opened, as in a sequence lock: see lane_life.h
    AtomicU32 endReason; ///< WorkerEndReason, by the worker; stays workerStillRuns when it was killed
    // ring
    std::uint64_t ringOffset;
    std::uint32_t ringCapacity; ///< records, a power of two
    alignas(64) AtomicU64 head; ///< release by the worker, acquire by the collector
    alignas(64) AtomicU64 tail; ///< release by the collector, acquire by the worker
    alignas(64) AtomicU64 lost; ///< records dropped so far; written by the worker, relaxed
    AtomicU32 waitsFor;         ///< owned lock the worker waits for: object + 1 | WaitWord flags; 0: none. By the worker, sequentially consistent
    AtomicU64 waitStamp;        ///< when that wait began
    WorkerCounters counters;
};

/// Exact counts of one queue or channel. A queue's are written under its own lock (or by whoever changes the depth alone) with relaxed load +
/// store, a channel's by atomic additions; read by anyone at any time; never reset during a run.
struct QueueCounters
{
    AtomicU64 puts;
    AtomicU64 gets;
    AtomicU64 depthTime;   ///< sum of depth x stamps it lasted: with first and last change, the exact mean depth
    AtomicU64 firstChange; ///< stamp of the first change of depth, 0: none yet
    AtomicU64 lastChange;  ///< stamp of the last one
    AtomicU64 latencyNs;   ///< from a message's put to its get, all messages together
    AtomicU64 maxLatencyNs;
    AtomicU32 latencyHistogram[histogramBuckets];
};

enum class ObjectKind : std::uint32_t { none, lock, queue, cell, gate, pool, semaphore, event, condition, barrier, channel, count };

/// Is held or waited for, and counted in LockCounters.
constexpr bool isLockLike(ObjectKind kind)
{
    return kind == ObjectKind::lock || (kind >= ObjectKind::semaphore && kind <= ObjectKind::barrier);
}

/// What carries the messages of a channel; the order is that of the words in the reports.
enum class ChannelKind : std::uint32_t {
    pipe,
    fifo,
    socketpair,
    unixSocket,
    tcp,
    posixQueue,
    systemVQueue,
    sharedRing,
    eventfd,
    semaphore,
    signal,
    standardSignal,
    count
};
enum class LockKind : std::uint32_t { none, mutex, spin, ticket, adaptive, rw, robustShared, gil, count };

struct alignas(64) ObjectSlot
{
    ObjectKind kind;
    AtomicU32 variant;      ///< LockKind of a lock, which may change at a rendezvous; ChannelKind of a channel
    std::uint32_t capacity; ///< of a queue, 0 unbounded; of a semaphore its permits at the start; of a lock 1: stays with a holder that died
    char name[32];
    AtomicU32 depth;   ///< of a queue or channel, now: messages
    AtomicU32 waiters; ///< workers waiting now
    AtomicU32 maxDepth;
    AtomicU32 maxWaiters;
    AtomicU32 owner;     ///< of an owned lock: its holder's lane + 1 and flags, see owned_mutex.h; futex word (shared)
    QueueCounters queue; ///< of a queue or channel
    /// Of a cell: the shared word under study, (number of updates << 32) + value, added up as one signed sum, so that value is the sign-extended
    /// low half and updates = (word - value) >> 32. Relaxed; on a line of its own. The update count never resets during a run.
    alignas(64) AtomicU64 cell;
};

/// One finished round.
struct TrialRecord
{
    std::uint64_t beginStamp;
    std::uint64_t endStamp;
    std::int64_t expected;
    std::int64_t actual;
    std::uint64_t operations;
    std::uint64_t stores;
    std::uint64_t lost;
    std::uint32_t number;
    std::uint32_t flags; ///< TrialFlags
};
enum TrialFlags : std::uint32_t {
    trialOverlapped = 1, ///< for most of it at least two workers got on at the same time
    trialWrong = 2,
    trialCut = 4,   ///< stopped before its end; not a result
    trialPhase = 8, ///< not a round: the exact sums from the round's begin or its last phase record to a rendezvous in mid-round; the
                    ///< round's own record still has the sums of the whole round
};

/// The sizes of all that is in the segment: window and host that were built from different sources refuse each other, also where nobody thought of
/// raising the version.
inline constexpr std::uint64_t segmentLayout =
    ((((sizeof(SegmentHeader) * 31 + sizeof(LaneSlot)) * 31 + sizeof(ObjectSlot)) * 31 + sizeof(TrialRecord)) * 31 + sizeof(ControlWords)) * 31 +
    static_cast<std::uint64_t>(EventKind::count);

} // namespace interleave
