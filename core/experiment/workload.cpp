// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workload.h"

#include "core/shm/futex.h"

namespace interleave {

namespace {

/// How long a worker sleeps before it looks by itself whether it must end; whoever changes something wakes it at once.
constexpr Nanos gateBackstop = 100'000'000;

} // namespace

void WorkerContext::waitAtGate() const
{
    AtomicU32 &gate = segment.control().gate;
    if (gate.load(std::memory_order_acquire) != 0)
        return;
    segment.control().atGate.fetch_add(1, std::memory_order_release); // acquire: the host, which opens when all are here
    const BlockedScope blocked(probe, BlockedReason::gate);
    while (gate.load(std::memory_order_acquire) == 0 && !mustEnd())
        futexWait(gate, 0, monotonicNow() + gateBackstop);
}

std::string Workload::laneName(unsigned, unsigned number, StartMethod method) const
{
    return (method == StartMethod::thread ? "Thread-" : "Process-") + std::to_string(number + 1);
}

bool Workload::gated(const Settings &) const
{
    return true;
}

void Workload::workerGone(const Segment &, unsigned, unsigned) const {}

} // namespace interleave
