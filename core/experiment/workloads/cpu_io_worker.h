// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/busy_work.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/cpu_io_bound.h"
#include "core/experiment/workloads/direct_file.h"

namespace interleave {

/// The parts of an item that are the same whoever does it. Owned and used by one worker.
class CpuIoWork
{
public:
    CpuIoWork(WorkerContext &context, CpuIoRoot &root);

    void compute();
    void read();                 ///< io=file: blocks until all blocks have come
    void count(Nanos cpuBefore); ///< one item more, and the time on a core it took
    bool stopped() const { return m_context.segment.control().stop.load(std::memory_order_relaxed) != 0; }

private:
    WorkerContext &m_context;
    CpuIoRoot &m_root;
    BusyWork m_work;
    AlignedBlock m_block;
    std::uint64_t m_next; ///< block to be read next
};

/// A thread or process that does one item after the other, and waits for each. Owned and used by it.
class CpuIoWorker
{
public:
    CpuIoWorker(WorkerContext &context, CpuIoRoot &root);
    void run();

private:
    void doItems();
    void wait();
    void sleepFor(Nanos length);
    void askServer(Nanos length);

    WorkerContext &m_context;
    CpuIoRoot &m_root;
    CpuIoSlot &m_slot;
    CpuIoWork m_work;
    CpuIoKind m_kind;
};

/// The far end of every worker's socket: answers each request after the time it asks for, all of them at once. One lane.
class CpuIoServer
{
public:
    CpuIoServer(WorkerContext &context, CpuIoRoot &root) : m_context(context), m_root(root) {}
    void run();

private:
    WorkerContext &m_context;
    CpuIoRoot &m_root;
};

} // namespace interleave
