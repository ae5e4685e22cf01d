// SPDX-License-Identifier: GPL-3.0-or-later
// Building and painting one frame of 64 lanes at 1920×1080, as the window does it.
#include "offscreen_application.h"
#include "tests/support/synthetic_trace.h"
#include "ui/timeline/furniture.h"
#include "ui/timeline/lane_bands.h"
#include "ui/timeline/lane_renderer.h"

#include <benchmark/benchmark.h>

#include <QPainter>

#include <memory>
#include <utility>

namespace interleave {
namespace {

constexpr int width = 1920;
constexpr int height = 1080;
constexpr unsigned lanes = 64;

/// The trace of the benchmark before, where it has as many slices: ten million take a while to make.
std::shared_ptr<TraceStore> trace(std::uint64_t slices)
{
    static std::pair<std::uint64_t, std::shared_ptr<TraceStore>> last;
    if (last.first != slices) {
        last.second.reset();
        last = {slices, manySlices(lanes, slices, 10'000'000'000)};
    }
    return last.second;
}

/// `share` of the trace is in the window. The names at the left are painted four times a second, not with every frame.
void frame(benchmark::State &state, double share)
{
    bench::needApplication();
    const auto store = trace(static_cast<std::uint64_t>(state.range(0)));
    TimelineScene scene;
    scene.view = store->view();
    scene.rows = LaneList::make(scene.view, {});
    scene.marks = workerMarks(scene.view);
    const int left = scene.labelWidth();
    const int top = scene.rulerHeight();
    const int below = height - top - scene.overviewHeight();
    scene.rowsHeight = layOutLanes(scene.rows, scene.theme, below);
    const Nanos length = scene.view.end();
    const TimeScale scale = TimeScale::make({0, static_cast<Nanos>(static_cast<double>(length) * share)}, width - left);
    QImage canvas(width - left, below, QImage::Format_RGB32);
    QImage screen(width, height, QImage::Format_RGB32);
    LaneRenderer renderer(scene);
    LaneBands bands;
    for (auto step : state) {
        renderer.arrange(scale, 0, below, 1);
        bands.draw(renderer, canvas, scene.theme.scale, 0);
        QPainter painter(&screen);
        painter.drawImage(left, top, canvas);
        renderer.paintNumbers(painter, left, top);
        furniture::paintRuler(painter, scene, scale, QRect(left, 0, width - left, top));
        furniture::paintMarkerLines(painter, scene, scale, QRect(left, top, width - left, below));
    }
}

void wholeRun(benchmark::State &state)
{
    frame(state, 1.0);
}

void tenth(benchmark::State &state)
{
    frame(state, 0.1);
}

void measure(benchmark::internal::Benchmark *benchmark)
{
    benchmark->Repetitions(5)->ReportAggregatesOnly()->Unit(benchmark::kMillisecond)->UseRealTime()->MinTime(0.1);
}

BENCHMARK(wholeRun)->Name("Frame/WholeRun")->Arg(10'000)->Apply(measure);
BENCHMARK(tenth)->Name("Frame/Tenth")->Arg(10'000)->Apply(measure);
BENCHMARK(wholeRun)->Name("Frame/WholeRun")->Arg(1'000'000)->Apply(measure);
BENCHMARK(tenth)->Name("Frame/Tenth")->Arg(1'000'000)->Apply(measure);
BENCHMARK(wholeRun)->Name("Frame/WholeRun")->Arg(10'000'000)->Apply(measure);
BENCHMARK(tenth)->Name("Frame/Tenth")->Arg(10'000'000)->Apply(measure);

} // namespace
} // namespace interleave
