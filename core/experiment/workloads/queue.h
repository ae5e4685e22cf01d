// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/ipc/queue.h"

namespace interleave {

/// Producers and consumers at a queue.
ExperimentInfo queueExperiment();

inline constexpr unsigned mostQueueWorkers = 16; ///< of each role
inline constexpr std::uint32_t mostQueueItems = 1'000'000;

enum QueueRole : unsigned { producerRole = 0, consumerRole = 1, feederRole = 2 };
/// In an item: a copy of something that its producer had changed after putting it.
inline constexpr std::uint64_t changedItem = 1ull << 31;
/// Values of parameter `copy`: when the queue makes its copy of what is put.
enum class QueueCopy : std::uint64_t { atPut, later };
/// What tells the consumers that nothing more comes. Values of parameter `end`.
enum class QueueEnding : std::uint64_t {
    sentinel,  ///< the queue is closed behind the last item: who has drained it is told
    terminate, ///< they end after the item they have, whatever is still inside
};

enum class QueueWorkerPhase : std::uint32_t { gone, working, done };

struct alignas(64) QueueWorkerSlot
{
    AtomicU32 phase;   ///< QueueWorkerPhase; by the worker, and by the host once it has ended
    AtomicU32 holding; ///< a producer between drawing an item and having put it
    AtomicU32 pending; ///< items that a producer has put and its feeder not yet delivered
};

/// Shared state of a run; the claims read it. A round is `items` items from the first put to the last get.
struct QueueRoot
{
    QueueShared queue;
    InnerMutex mutex;            ///< for the ends of production and round; what is done under it can be done again
    AtomicU32 round;             ///< number of the round under way
    AtomicU32 produced;          ///< round + 1 of the last one whose production is over
    AtomicU32 bell;              ///< futex word: changes with every round and when the host has something to say
    alignas(64) AtomicU64 drawn; ///< round << 32 | items drawn in it
    AtomicU64 beginStamp;
    QueueWorkerSlot producers[mostQueueWorkers];
    QueueWorkerSlot consumers[mostQueueWorkers];
    AtomicU64 received[(mostQueueItems + 63) / 64]; ///< one bit an item of the round
};

/// Indices into WorkerCounters::custom.
enum QueueCount : unsigned {
    queueFifoViolations, ///< items that a consumer got after a later one of the same producer
    queueDuplicates,     ///< items that a consumer got though somebody had had them before
    queueChanged,        ///< items that a consumer got as they were after their producer had changed them
};

} // namespace interleave
