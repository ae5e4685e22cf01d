// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/cpu_io_worker.h"

#include "core/base/clock.h"
#include "core/base/thread_time.h"
#include "core/experiment/workloads/cpu_io_programs.h"
#include "core/shm/futex.h"

#include <sys/socket.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr std::uint64_t blocks = cpuIoFileBytes / directBlockBytes;
constexpr std::uint64_t blockStep = 613; ///< odd: far enough apart that nothing is read ahead

} // namespace

bool takeItem(CpuIoRoot &root)
{
    return root.taken.fetch_add(1, std::memory_order_acq_rel) < cpuIoItems;
}

void itemDone(CpuIoRoot &root, std::uint64_t now)
{
    if (root.done.fetch_add(1, std::memory_order_acq_rel) + 1 != cpuIoItems)
        return;
    root.endStamp.store(now, std::memory_order_release); // acquire: master
    root.bell.fetch_add(1, std::memory_order_release);
    futexWake(root.bell);
}

CpuIoWork::CpuIoWork(WorkerContext &context, CpuIoRoot &root) :
    m_context(context), m_root(root), m_work(context.probe, context.segment), m_next(context.number * blockStep * 7)
{
    if (root.file >= 0)
        m_block = makeAlignedBlock();
}

void CpuIoWork::compute()
{
    const CpuIoItem item = m_root.item;
    const auto stop = [this] { return stopped(); };
    if (item.loops > 0)
        item.interpreted ? runInterpreted(item.loops, stop) : runNative(item.loops, stop);
    const double length = static_cast<double>(item.computeNs);
    if (length > 0)
        m_work.run([length] { return length; }, [this] { return stopped(); });
}

void CpuIoWork::read()
{
    for (std::uint32_t i = 0; i < m_root.item.reads && m_block && !stopped(); ++i) {
        m_next = (m_next + blockStep) % blocks;
        const BlockedScope blocked(m_context.probe, BlockedReason::io);
        if (::pread(m_root.file, m_block.get(), directBlockBytes, static_cast<off_t>(m_next) * directBlockBytes) <= 0)
            return;
    }
}

void CpuIoWork::count(Nanos cpuBefore)
{
    WorkerCounters &counters = m_context.probe.counters();
    bump(counters.custom[0], static_cast<std::uint64_t>(std::max<Nanos>(threadCpuTime() - cpuBefore, 0)));
    bump(counters.operations);
}

CpuIoWorker::CpuIoWorker(WorkerContext &context, CpuIoRoot &root) :
    m_context(context), m_root(root), m_slot(root.slots[context.number]), m_work(context, root),
    m_kind(static_cast<CpuIoKind>(context.settings.integer("io")))
{}

void CpuIoWorker::run()
{
    m_slot.gone.store(0, std::memory_order_relaxed); // it may have been here before
    m_context.waitAtGate();
    std::uint32_t seenPhase = 0;
    while (!m_context.mustEnd()) {
        const std::uint32_t attention = m_context.segment.control().attention.load(std::memory_order_acquire);
        const std::uint32_t phase = m_root.phase.load(std::memory_order_acquire);
        if (phase != seenPhase && m_context.number < m_root.active.load(std::memory_order_relaxed)) {
            seenPhase = phase;
            doItems();
            continue;
        }
        if (m_context.mustEnd())
            break;
        const BlockedScope blocked(m_context.probe, BlockedReason::barrier);
        futexWait(m_context.segment.control().attention, attention);
    }
    const bool over = m_context.segment.control().finished.load(std::memory_order_relaxed) != 0;
    m_context.probe.endWith(over ? workerReturned : workerToldToStop);
}

void CpuIoWorker::doItems()
{
    for (;;) {
        m_slot.inItem.store(1, std::memory_order_seq_cst);
        if (m_context.mustEnd() || !takeItem(m_root))
            break;
        const Nanos before = threadCpuTime();
        m_work.compute();
        wait();
        m_work.count(before);
        itemDone(m_root, m_context.probe.now());
        m_context.probe.tick();
    }
    m_slot.inItem.store(0, std::memory_order_seq_cst);
}

void CpuIoWorker::wait()
{
    const Nanos length = m_root.item.waitNs;
    if (length <= 0)
        return;
    switch (m_kind) {
    case CpuIoKind::sleep: sleepFor(length); break;
    case CpuIoKind::file: m_work.read(); break;
    case CpuIoKind::socket: askServer(length); break;
    }
}

void CpuIoWorker::sleepFor(Nanos length)
{
    AtomicU32 &attention = m_context.segment.control().attention;
    const BlockedScope blocked(m_context.probe, BlockedReason::sleep);
    const Nanos deadline = monotonicNow() + length;
    for (;;) {
        const std::uint32_t seen = attention.load(std::memory_order_acquire);
        if (m_work.stopped() || monotonicNow() >= deadline)
            return;
        futexWait(attention, seen, deadline);
    }
}

/// The socket gives up now and then (its receive timeout), so that a stop is noticed, and a server that is no more.
void CpuIoWorker::askServer(Nanos length)
{
    if (::send(m_slot.near, &length, sizeof length, MSG_NOSIGNAL) != sizeof length)
        return;
    Nanos answer = 0;
    const BlockedScope blocked(m_context.probe, BlockedReason::pipe);
    while (::recv(m_slot.near, &answer, sizeof answer, 0) < 0) {
        if (m_work.stopped() || m_root.serverGone.load(std::memory_order_relaxed) != 0)
            return;
    }
}

} // namespace interleave
