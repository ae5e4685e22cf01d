// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/offspring.h"
#include "core/experiment/workloads/queue.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>

namespace interleave {

/// Something that a producer puts into a queue, and may change afterwards: it is its own.
struct Parcel
{
    std::uint64_t item = 0;
    std::atomic<bool> changed{false};

    /// What a copy of it is, made now.
    std::uint64_t copied() const { return changed.load(std::memory_order_relaxed) ? item | changedItem : item; }
};

/// The helper thread behind CPython's process queues: put() leaves only a reference here, and returns; the copy is made when the helper sends it.
/// Used by one producer; the helper has a lane of its own.
class QueueFeeder
{
public:
    /// Throws where the thread cannot be started.
    QueueFeeder(WorkerContext &producer, QueueRoot &root, QueueWorkerSlot &slot);
    ~QueueFeeder(); ///< when all is delivered, or the run is over
    QueueFeeder(const QueueFeeder &) = delete;
    QueueFeeder &operator=(const QueueFeeder &) = delete;

    void put(std::shared_ptr<const Parcel> parcel);

private:
    void deliver(WorkerContext &context);
    std::shared_ptr<const Parcel> next(WorkerContext &context);

    WorkerContext &m_producer;
    QueueRoot &m_root;
    QueueWorkerSlot &m_slot;
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<std::shared_ptr<const Parcel>> m_parcels; ///< under the mutex
    bool m_over = false;                                 ///< under the mutex
    ChildThread m_thread;
};

} // namespace interleave
