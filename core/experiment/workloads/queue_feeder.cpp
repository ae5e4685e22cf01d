// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/queue_feeder.h"

#include "core/shm/futex.h"

#include <stdexcept>
#include <utility>

namespace interleave {

QueueFeeder::QueueFeeder(WorkerContext &producer, QueueRoot &root, QueueWorkerSlot &slot) : m_producer(producer), m_root(root), m_slot(slot)
{
    auto thread = ChildThread::start(producer, feederRole, producer.number, [this](WorkerContext &context) {
        deliver(context);
        return 0;
    });
    if (!thread)
        throw std::runtime_error(thread.error().toString());
    m_thread = *thread;
}

QueueFeeder::~QueueFeeder()
{
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
    }
    m_arrived.notify_one();
    m_thread.join(m_producer);
}

void QueueFeeder::put(std::shared_ptr<const Parcel> parcel)
{
    m_slot.pending.fetch_add(1, std::memory_order_seq_cst);
    {
        const std::lock_guard lock(m_mutex);
        m_parcels.push_back(std::move(parcel));
    }
    m_arrived.notify_one();
}

void QueueFeeder::deliver(WorkerContext &context)
{
    QueueEnd queue(context.segment, m_root.queue, context.probe);
    const ControlWords &control = context.segment.control();
    const auto isOver = [&control] {
        return control.stop.load(std::memory_order_relaxed) != 0 || control.finished.load(std::memory_order_relaxed) != 0;
    };
    while (const auto parcel = next(context)) {
        if (queue.put(parcel->copied(), isOver).status != QueueStatus::done)
            break;
        bump(context.probe.counters().operations);
        if (m_slot.pending.fetch_sub(1, std::memory_order_seq_cst) != 1)
            continue;
        m_root.bell.fetch_add(1, std::memory_order_release); // its producer may be waiting for that to end the production
        futexWake(m_root.bell);
    }
    m_slot.pending.store(0, std::memory_order_seq_cst);
}

/// Nothing: all is delivered, and no more will come.
std::shared_ptr<const Parcel> QueueFeeder::next(WorkerContext &context)
{
    std::unique_lock lock(m_mutex);
    if (m_parcels.empty() && !m_over) {
        const BlockedScope blocked(context.probe, BlockedReason::other);
        m_arrived.wait(lock, [this] { return !m_parcels.empty() || m_over; });
    }
    if (m_parcels.empty())
        return nullptr;
    auto parcel = std::move(m_parcels.front());
    m_parcels.pop_front();
    return parcel;
}

} // namespace interleave
