// SPDX-License-Identifier: GPL-3.0-or-later
// What the user waits for: the window, the first bar after Run, and the way from an event to the screen. Times of the clock, for that is what
// one waits by; on a loaded machine they contain what others took.
#include "offscreen_application.h"
#include "ui/timeline/lane_canvas.h"
#include "ui/timeline/timeline_view.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"

#include <benchmark/benchmark.h>

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>

#include <algorithm>
#include <vector>

namespace interleave {
namespace {

constexpr int framesWatched = 90;
constexpr Nanos samplePeriod = 1'000'000; ///< of the run's time: one event that could have happened there

/// Notes that the lanes were painted.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QWidget &lanes) { lanes.installEventFilter(this); }
    /// Lets the window work until the lanes have been painted once more.
    void waitForPaint()
    {
        m_painted = false;
        while (!m_painted)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        m_painted = m_painted || event->type() == QEvent::Paint;
        return QObject::eventFilter(watched, event);
    }

private:
    bool m_painted = false;
};

struct Lab
{
    Lab()
    {
        WindowOptions options;
        options.hostExecutable = QCoreApplication::applicationDirPath().toStdString() + "/interleave-host";
        options.language = QStringLiteral("en");
        options.size = QSize(1920, 1080);
        window = std::make_unique<MainWindow>(options);
        timeline = window->findChild<TimelineView *>();
        watch = std::make_unique<PaintWatch>(*window->findChild<LaneCanvas *>());
        window->show();
        watch->waitForPaint();
    }

    void run() const { window->actions()[ActionId::run]->trigger(); }
    void stop() const
    {
        window->actions()[ActionId::stop]->trigger();
        while (window->session().state() == LabSession::State::running)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    bool showsABar() const
    {
        const TraceView &view = timeline->scene().view;
        for (std::uint32_t i = 0; i < view.trackCount(); ++i) {
            const TrackId id{i};
            if (view.track(id).kind == TrackKind::worker && (view.endSlice(id) > 0 || view.openSlice(id)))
                return true;
        }
        return false;
    }

    std::unique_ptr<MainWindow> window;
    std::unique_ptr<PaintWatch> watch;
    TimelineView *timeline = nullptr;
};

double seconds(const QElapsedTimer &since)
{
    return static_cast<double>(since.nsecsElapsed()) / 1e9;
}

/// The first one makes the application too, and fills its caches, as a start of the program does.
void windowShown(benchmark::State &state)
{
    for (auto step : state) {
        QElapsedTimer since;
        since.start();
        bench::needApplication();
        const Lab lab;
        state.SetIterationTime(seconds(since));
    }
}

void runToFirstBar(benchmark::State &state)
{
    bench::needApplication();
    const Lab lab;
    for (auto step : state) {
        QElapsedTimer since;
        since.start();
        lab.run();
        do {
            lab.watch->waitForPaint();
        } while (!lab.showsABar());
        state.SetIterationTime(seconds(since));
        lab.stop();
    }
}

/// An event is on the screen with the first painted frame whose trace reaches beyond it.
void eventToPixel(benchmark::State &state)
{
    bench::needApplication();
    const Lab lab;
    for (auto step : state) {
        lab.run();
        do {
            lab.watch->waitForPaint();
        } while (!lab.showsABar());
        std::vector<Nanos> ages;
        Nanos shown = lab.timeline->scene().view.end();
        for (int i = 0; i < framesWatched; ++i) {
            lab.watch->waitForPaint();
            const Nanos painted = lab.window->session().now();
            const Nanos end = lab.timeline->scene().view.end();
            for (; shown < end; shown += samplePeriod)
                ages.push_back(painted - shown);
        }
        lab.stop();
        const auto at = ages.begin() + static_cast<std::ptrdiff_t>(ages.size() * 95 / 100);
        std::nth_element(ages.begin(), at, ages.end());
        state.SetIterationTime(static_cast<double>(*at) / 1e9);
    }
}

void measure(benchmark::internal::Benchmark *benchmark)
{
    benchmark->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(1);
}

BENCHMARK(windowShown)->Name("Window/Shown")->Apply(measure);
BENCHMARK(runToFirstBar)->Name("Window/RunToFirstBar")->Repetitions(9)->ReportAggregatesOnly()->Apply(measure);
BENCHMARK(eventToPixel)->Name("Window/EventToPixel")->Repetitions(3)->ReportAggregatesOnly()->Apply(measure);

} // namespace
} // namespace interleave
