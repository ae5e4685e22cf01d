// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coro/event_loop.h"
#include "core/experiment/busy_work.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/coroutines.h"

#include <optional>
#include <vector>

namespace interleave {

/// The one thread that all tasks run on. Owned and used by one worker.
class CoroutineLoop
{
public:
    CoroutineLoop(WorkerContext &context, CoroutinesRoot &root);
    void run();

private:
    enum class Call { awaited, blocking };
    /// One stretch in which all are at work and one makes a long call.
    struct Stretch
    {
        bool over = false;
        std::uint64_t least = UINT64_MAX; ///< stamps
        std::uint64_t most = 0;
    };

    bool waitForLoopStage();
    void tour();
    void talk();
    void switchAround();
    void countTogether();
    void forgetOne();
    void goInOrder();
    void sleepTogether();
    void stall(Call call, Nanos length, StallFacts &facts);

    Task switcher(bool first);
    Task adder(std::uint32_t &counter, bool awaitsBetween);
    Task noter(std::vector<std::uint32_t> &order, std::uint32_t number);
    Task sleeper();
    Task heartbeat(Stretch &stretch);
    Task caller(Stretch &stretch, Call call, Nanos length, StallFacts &facts);

    bool runAll();
    bool stopped() const { return m_context.segment.control().stop.load(std::memory_order_relaxed) != 0; }
    void block(Nanos length);
    void noteThread();
    void workALittle();

    WorkerContext &m_context;
    CoroutinesRoot &m_root;
    Probe &m_probe;
    WorkerCounters &m_counters;
    BusyWork m_work;
    std::optional<EventLoop> m_loop; ///< a new one for each stretch
    ParameterId m_blockingParameter;
    std::uint32_t m_count;
    std::uint32_t m_yields;
    std::vector<std::int32_t> m_threads;       ///< ids of those on which tasks have run
    std::vector<std::uint64_t> m_roundLengths; ///< stamps; each is a turn for every task
};

} // namespace interleave
