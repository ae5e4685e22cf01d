// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hmac_sha256.h"
#include "core/experiment/catalogue.h"
#include "core/shm/segment_layout.h"

namespace interleave {

/// A scheduler that serves tasks over the network, and workers on other machines.
ExperimentInfo distributedExperiment();

inline constexpr unsigned mostRemoteWorkers = 16;
inline constexpr std::uint32_t mostRemoteTasks = 1000;

enum DistributedRole : unsigned { schedulerRole, remoteWorkerRole };
/// Values of the parameters `transport`, `acknowledge`, `key` and `network`.
enum class TaskTransport : std::uint64_t { builtIn, redis };
enum class Acknowledge : std::uint64_t { after, before };
enum class KeyChoice : std::uint64_t { right, wrong };
enum class NetworkChoice : std::uint64_t { loopback, namespaces };

/// Where the scheduler is to be found.
enum class NetworkUsed : std::uint32_t {
    loopback,     ///< 127.0.0.1
    otherAddress, ///< 127.0.0.2: no namespaces to be had here
    namespaces,   ///< every worker at the end of a cable of its own
};

/// What a worker has in hand, for who counts what its death costs (a broker does not tell).
struct RemoteHand
{
    AtomicU64 task; ///< round << 32 | task + 1; 0: nothing
    AtomicU64 since;
    AtomicU32 stretch; ///< in which life of the worker
};

/// Of one worker: who comes in place of a dead one must not write over what that one had.
inline constexpr std::uint32_t rememberedLives = 4;

/// What each round and the whole run came to. Nothing of the tasks is in here: they travel over the network.
struct DistributedRoot
{
    AtomicU64 address; ///< host << 16 | port of the scheduler, 0 while there is none. In namespaces the host is that of each cable
    AtomicU32 network; ///< NetworkUsed
    AtomicU32 refusal; ///< errno for which there are no namespaces
    AtomicU32 schedulerPid;
    std::int32_t steered; ///< event descriptor: readable when a control word has changed, for the scheduler
    std::uint32_t tasksObject;
    std::uint32_t resultsObject;
    std::uint8_t key[32]; ///< carried to each machine by hand, as such keys are

    AtomicU32 deaths; ///< grows when the host has noticed that a worker ended

    std::uint64_t brokerRun;                              ///< part of the names of this run's lists; by the master, before `address`
    RemoteHand hands[mostRemoteWorkers][rememberedLives]; ///< by the workers of a broker

    // totals, by the scheduler
    AtomicU32 rounds; ///< complete ones
    AtomicU64 submitted;
    AtomicU64 done;
    AtomicU64 lost;
    AtomicU64 duplicated;
    AtomicU64 redelivered;
    AtomicU64 wrong;   ///< results that are not what was asked for
    AtomicU64 refused; ///< who came with the wrong key
    AtomicU64 kills;
    // of the last complete round
    AtomicU64 roundTasks;
    AtomicU64 roundNs;
    AtomicU64 roundWorkNs; ///< what its tasks would have taken one worker
    AtomicU32 roundWorkers;
    // by the workers
    AtomicU64 received;  ///< tasks that reached a worker
    AtomicU64 leaked;    ///< of them, those that reached one with the wrong key
    AtomicU32 joinError; ///< errno of a worker that could not lay its cable
};

/// What a task computes from its number, besides taking its time.
constexpr std::uint64_t remoteResult(std::uint64_t task)
{
    return task * task + 1;
}

} // namespace interleave
