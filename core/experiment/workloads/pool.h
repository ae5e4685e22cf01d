// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/settings.h"
#include "core/ipc/queue.h"

namespace interleave {

/// A master, a pool of workers, and tasks.
ExperimentInfo poolExperiment();

inline constexpr unsigned mostPoolWorkers = 64;
inline constexpr std::uint32_t mostPoolTasks = 1000;
inline constexpr std::uint32_t poolQueueSlots = 2048; ///< holds every task of a round, and those of the one before

enum PoolRole : unsigned { poolMasterRole = 0, poolWorkerRole = 1 };
enum class TaskLaw : std::uint64_t { equal, uniform, oneLong };
enum class TaskWork : std::uint64_t { sleep, cpu };
enum class KillWorker : std::uint64_t { none, running, idle };

enum class TaskState : std::uint32_t {
    none,
    submitted,
    running,
    done, ///< and its result has reached the master
    lost, ///< its worker died with it
};

/// One task of a round. Stamps are the worker's and the master's own; 0: has not happened.
struct PoolTask
{
    AtomicU64 message; ///< number of the message in the task queue that carried it
    AtomicU64 submitStamp;
    AtomicU64 startStamp;
    AtomicU64 endStamp;
    AtomicU64 result;
    AtomicU32 state;    ///< TaskState
    AtomicU32 lane;     ///< lane index + 1 of its worker
    AtomicU32 permille; ///< of task_ms
    AtomicU32 arrival;  ///< the how manieth result it was, from 1
};

struct PoolRound
{
    AtomicU32 number; ///< round + 1; 0: never used
    AtomicU32 submitted;
    AtomicU32 done;
    AtomicU32 lost;
    AtomicU32 wrong;    ///< results that are not what was asked for
    AtomicU64 endStamp; ///< 0 while it goes on
    PoolTask tasks[mostPoolTasks];
};

enum class PoolWorkerPlace : std::uint32_t { away, waiting, working };
struct alignas(64) PoolWorkerSlot
{
    AtomicU64 identity; ///< QueueEnd::identity() of who is there
    AtomicU32 place;    ///< PoolWorkerPlace; by the worker, and by the host once it has ended
};

/// Calls that a pool refuses.
enum PoolRefusal : unsigned { submitToClosed, joinOfOpen, poolRefusals };

/// Shared state of a run; the claims read it. Two rounds are kept: the one under way and the one before.
struct PoolRoot
{
    QueueShared tasks;   ///< rangeItem()
    QueueShared results; ///< task index
    AtomicU32 closed;    ///< submit is refused
    AtomicU32 deaths;    ///< grows when the host has noticed that a worker ended
    AtomicU32 rounds;    ///< complete ones
    AtomicU32 refused[poolRefusals];
    AtomicU32 kills; ///< workers killed by the master
    PoolWorkerSlot workers[mostPoolWorkers];
    PoolRound round[2]; ///< by round number modulo 2
};

/// A chunk of tasks in the task queue.
struct TaskRange
{
    std::uint32_t round = 0;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};
constexpr std::uint64_t itemOf(TaskRange range)
{
    return (std::uint64_t{range.round} << 32) | (range.first << 8) | range.count;
}
constexpr TaskRange rangeOf(std::uint64_t item)
{
    return {static_cast<std::uint32_t>(item >> 32), static_cast<std::uint32_t>(item >> 8) & 0xff'ffff, static_cast<std::uint32_t>(item) & 0xff};
}

/// What a task computes from its number, besides taking its time: so that results can be told from each other.
constexpr std::uint64_t taskResult(std::uint32_t index)
{
    return std::uint64_t{index} * index;
}

/// Workers of a pool for these (live) values; 0 stands for the cores they may use.
unsigned poolSizeOf(const Settings &settings);

} // namespace interleave
