// SPDX-License-Identifier: GPL-3.0-or-later
// What observing costs a worker.
#include "core/probe/probe.h"

#include <benchmark/benchmark.h>

#include <optional>
#include <stdexcept>

namespace interleave {
namespace {

/// A lane whose ring is emptied by decree: the collector's side is measured elsewhere.
class Lane
{
public:
    Lane() : m_segment(create())
    {
        LaneSlot &slot = m_segment.lane({0});
        slot.ringCapacity = Segment::ringCapacity({0});
        slot.startMethod = StartMethod::thread;
        m_probe.emplace(m_segment, LaneId{0}, readStamp(m_segment.header().stampSource));
    }
    Probe &probe() { return *m_probe; }
    const Segment &segment() const { return m_segment; }
    /// Call after every event; makes room once in a while.
    void drainSometimes()
    {
        if ((++m_events & (wideRing / 4 - 1)) == 0) {
            LaneSlot &slot = m_segment.lane({0});
            slot.tail.store(slot.head.load(std::memory_order_acquire), std::memory_order_release);
        }
    }

private:
    static Segment create()
    {
        auto segment = Segment::create();
        if (!segment)
            throw std::runtime_error(segment.error().toString());
        return std::move(*segment);
    }

    Segment m_segment;
    std::optional<Probe> m_probe;
    std::uint64_t m_events = 0;
};

void timestamp(benchmark::State &state)
{
    const StampSource source = detectStampSource();
    for (auto step : state)
        benchmark::DoNotOptimize(readStamp(source));
}

void event(benchmark::State &state)
{
    Lane lane;
    for (auto step : state) {
        lane.probe().emit(EventKind::lockObtain, 1);
        lane.drainSometimes();
    }
}

void eventOfTwoSlots(benchmark::State &state)
{
    Lane lane;
    for (auto step : state) {
        lane.probe().emit(EventKind::value, 1, 2, 3);
        lane.drainSometimes();
    }
}

void eventNotRecorded(benchmark::State &state)
{
    Lane lane;
    lane.segment().control().recordEvents.store(0);
    for (auto step : state)
        lane.probe().emit(EventKind::lockObtain, 1);
}

void tick(benchmark::State &state)
{
    Lane lane;
    for (auto step : state) {
        lane.probe().tick();
        benchmark::ClobberMemory();
    }
}

void blockedPair(benchmark::State &state)
{
    Lane lane;
    for (auto step : state) {
        lane.probe().blockedBegin(BlockedReason::lock, {1});
        lane.probe().blockedEnd(BlockedReason::lock, {1});
        lane.drainSometimes();
    }
}

BENCHMARK(timestamp)->Name("Probe/Timestamp")->Repetitions(7)->ReportAggregatesOnly();
BENCHMARK(event)->Name("Probe/Event")->Repetitions(7)->ReportAggregatesOnly();
BENCHMARK(eventOfTwoSlots)->Name("Probe/EventOfTwoSlots");
BENCHMARK(eventNotRecorded)->Name("Probe/EventNotRecorded");
BENCHMARK(tick)->Name("Probe/Tick");
BENCHMARK(blockedPair)->Name("Probe/BlockedPair");

} // namespace
} // namespace interleave
