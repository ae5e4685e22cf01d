// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/shm/segment_layout.h"

#include <cstdint>
#include <string>

namespace interleave {

/// What a stretch of a track shows.
enum class SliceState : std::uint8_t {
    running,  ///< on a core (worker and core tracks)
    runnable, ///< wants a core
    lock,     ///< blocked on a lock
    queue,    ///< blocked on a queue
    pipe,     ///< blocked on a pipe or socket
    io,
    sleep,
    stopped,
    other,   ///< off the core, cause unknown, or start gate, join, barrier
    held,    ///< lock holder tracks: `who` holds it
    waiting, ///< lock waiter tracks: `who` waits for it
    density, ///< lock density tracks: held for `what` permille of the stretch by `who`
    lost,    ///< records were dropped: nothing is known
    count
};

enum SliceFlags : std::uint8_t {
    softBegin = 1, ///< begin not exact (inferred or self-measured)
    softEnd = 2,   ///< the same for the end
    spinning = 4,  ///< running, but only waiting for a lock: drawn hollow
    preempted = 8, ///< ended because the kernel took the core away
    slept = 16,    ///< a wait that slept in the kernel: never dropped from the picture
    openEnd = 32,  ///< still going on; grows to now
    foreign = 64,  ///< another program's slice (core tracks, with tracepoints only)
};

struct Slice
{
    Nanos begin = 0;
    Nanos end = 0;
    std::uint32_t what = UINT32_MAX; ///< ObjectId of a lock or queue; permille of a density
    LaneId who{};                    ///< core, holder, waiter and density tracks; on worker tracks the lane that woke it, where known
    std::uint16_t cpu = unknownCpu;
    SliceState state = SliceState::running;
    std::uint8_t flags = 0;
};

enum class TrackKind : std::uint8_t {
    core,        ///< slices: who ran there
    worker,      ///< slices: states of one lane, without gaps while it lives
    lockHolder,  ///< slices: who held it
    lockWaiter,  ///< slices: who waited, first free of a few rows
    lockDensity, ///< slices: one lane's share of a lock too busy for single events
    queueDepth,  ///< points: depth
    tasks,       ///< slices: tasks of one lane (what = task number)
    series,      ///< points: a measured series, named by key
};

struct TrackInfo
{
    TrackKind kind = TrackKind::series;
    std::string name; ///< lane, lock or queue name; of a series its key, as in the report
    LaneId lane{};
    ObjectId object{};
    CoreId core{};
    std::uint32_t row = 0; ///< of lockWaiter tracks
    bool channel = false;  ///< of queueDepth tracks: a pipe, a socket … and no queue of ours
};

/// Names of the series that the collector samples from the exact counters 20 to 50 times a second and at each marker, for the live charts. A point
/// stands for the stretch since the point before it. Other series are the workload's own.
namespace live_series {
inline constexpr char lostPerMillion[] = "lost_per_million"; ///< of the updates performed in the stretch
inline constexpr char waitShare[] = "wait_share";            ///< of the workers' time, waiting for any lock, spinning included: 0..1
inline constexpr char throughput[] =
    "throughput"; ///< operations a second, all workers; "throughput/<lane name>" with `lane` set: one worker (first 16 lanes)
} // namespace live_series

struct Point
{
    Nanos time = 0;
    double value = 0;
};

struct TrialRow
{
    TimeRange range;
    std::int64_t expected = 0;
    std::int64_t actual = 0;
    std::uint64_t operations = 0;
    std::uint64_t stores = 0;
    std::uint64_t lost = 0;
    std::uint32_t number = 0;
    std::uint32_t flags = 0; ///< TrialFlags
};

struct MarkerRow
{
    Nanos time = 0;
    ParameterId parameter{};
    std::uint64_t from = 0; ///< raw values
    std::uint64_t to = 0;
};

/// One life of a lane: a lane may be started again, with another pid. Append-only; the end is filled in by a second row of the same stretch, and a
/// third one tells that it was waited for, where that came later.
struct StretchRow
{
    LaneId lane{};
    std::uint32_t stretch = 0;
    std::int32_t pid = 0;
    std::int32_t tid = 0;
    std::int32_t parentPid = 0;
    StartMethod method = StartMethod::thread;
    Nanos asked = 0;
    Nanos first = 0;
    Nanos ended = -1; ///< -1: alive
    std::int32_t exitCode = 0;
    std::int32_t exitSignal = 0;
    Nanos reaped = -1; ///< its parent has waited for it; a process that has ended is a zombie until then
    LaneId parent{};   ///< the worker that started it; invalid: the host
};

struct SwitchRow
{
    Nanos time = 0;
    std::int32_t tid = 0;
    std::uint16_t cpu = unknownCpu;
    bool in = false;        ///< onto the core, else off it
    bool preempted = false; ///< of a switch-out
};

struct EventRow
{
    Nanos time = 0;
    LaneId lane{};
    std::uint32_t argument = 0;
    std::uint64_t more = 0;         ///< first continuation slot, 0 without
    std::uint32_t moreArgument = 0; ///< of the same slot
    EventKind kind = EventKind::none;
    std::uint16_t cpu = unknownCpu;
};

/// One message that went from one worker to another.
struct FlowRow
{
    Nanos sent = 0;
    Nanos received = 0;
    Nanos told = 0; ///< never before that of the row before it: what the table is searched by; about `received`
    std::uint64_t number = 0;
    LaneId from{};
    LaneId to{};
    ObjectId object{};
};

/// Something that is missing. Lane invalid: a core's kernel ring. Core invalid too: rows of a table that had become too long; no slice is missing.
struct LossRow
{
    TimeRange range;
    LaneId lane{};
    CoreId core{};
    std::uint64_t count = 0;
};

} // namespace interleave
