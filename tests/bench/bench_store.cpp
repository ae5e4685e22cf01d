// SPDX-License-Identifier: GPL-3.0-or-later
// What the collector pays for a slice, and the screen for a row, at any number of slices.
#include "tests/support/synthetic_trace.h"

#include <benchmark/benchmark.h>

#include <array>

namespace interleave {
namespace {

void append(benchmark::State &state)
{
    auto store = TraceStore::create();
    const TrackId track = store->addTrack({.kind = TrackKind::worker, .name = "Thread-1", .lane = LaneId{0}});
    Nanos time = 0;
    std::uint64_t count = 0;
    for (auto step : state) {
        Slice slice;
        slice.begin = time;
        slice.end = time += 5'000 + static_cast<Nanos>(count * 7919 % 10'000);
        slice.state = count % 2 ? SliceState::lock : SliceState::running;
        store->append(track, slice);
        if (++count % 1000 == 0)
            store->publish(time);
    }
    store->publish(time);
    state.counters["bytes/slice"] = static_cast<double>(store->sliceBytes()) / static_cast<double>(count);
}

/// One row of 1920 pixels over the whole trace.
void columns(benchmark::State &state)
{
    const auto store = manySlices(1, static_cast<std::uint64_t>(state.range(0)), 10'000'000'000);
    const TraceView view = store->view();
    std::array<PixelColumn, 1920> pixels;
    for (auto step : state) {
        view.columns(TrackId{0}, {0, view.end()}, pixels);
        benchmark::DoNotOptimize(pixels);
    }
    state.counters["bytes/slice"] = static_cast<double>(store->sliceBytes()) / static_cast<double>(state.range(0));
}

BENCHMARK(append)->Name("Store/Append");
BENCHMARK(columns)->Name("Store/Columns")->Arg(10'000)->Arg(1'000'000)->Arg(10'000'000)->Unit(benchmark::kMicrosecond);

} // namespace
} // namespace interleave
