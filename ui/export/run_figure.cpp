// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/run_figure.h"

#include "core/experiment/settings.h"
#include "ui/charts/chart_catalog.h"
#include "ui/charts/chart_panel.h"
#include "ui/charts/curve_chart.h"
#include "ui/texts/quantities.h"
#include "ui/texts/texts.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace interleave {

namespace {

QString subtitleOf(const ExperimentInfo &experiment, const Report &report)
{
    QStringList words;
    for (const auto &[name, value] : report.parameters) {
        const ParameterId id = experiment.find(name);
        if (!id.isValid())
            continue;
        const Parameter &parameter = experiment.parameter(id);
        const auto raw = parseValue(parameter, value);
        const bool always = name == "lock" || name == "workers";
        if (raw && (always || *raw != defaultOf(parameter)))
            words << QCoreApplication::translate("Figure", "%1: %2", "parameter and value")
                         .arg(texts::parameterLabel(name), texts::valueLabel(parameter, *raw));
    }
    return words.join(QStringLiteral("   "));
}

QString trustOf(const Report &report)
{
    return QCoreApplication::translate("Figure", "%1 · %2 lost of %3 events")
        .arg(texts::captureMode(report.captureMode), texts::grouped(static_cast<std::int64_t>(report.eventsLost)),
            texts::grouped(static_cast<std::int64_t>(report.events + report.eventsLost)));
}

template <typename Rows>
auto rowNamed(const Rows &rows, const TraceView &view, ObjectId object) -> const typename Rows::value_type *
{
    for (std::uint32_t i = 0; i < view.trackCount(); ++i) {
        const TrackInfo &track = view.track(TrackId{i});
        if (track.object != object)
            continue;
        const auto it = std::find_if(rows.begin(), rows.end(), [&](const auto &row) { return row.name == track.name; });
        if (it != rows.end())
            return &*it;
    }
    return nullptr;
}

/// `experiment` must outlive it.
TimelineFacts factsOf(const ExperimentInfo &experiment, const std::shared_ptr<const Report> &report, const TraceView &view)
{
    TimelineFacts facts;
    facts.markerText = [&experiment](const MarkerRow &marker) {
        return marker.parameter.value < experiment.parameters.size() ? texts::changeLabel(experiment.parameter(marker.parameter), marker.to)
                                                                     : QString();
    };
    facts.lockKind = [report, view](ObjectId object) {
        const LockReport *lock = rowNamed(report->locks, view, object);
        return lock ? texts::choiceLabel("lock", lock->kind) : QString();
    };
    facts.capacity = [report, view](ObjectId object) {
        const QueueReport *queue = rowNamed(report->queues, view, object);
        return queue ? static_cast<double>(queue->capacity) : 0;
    };
    return facts;
}

/// More would be too small to read; the report has them all.
constexpr std::size_t mostCurves = 6;

std::vector<std::shared_ptr<ChartPanel>> curvesFor(const Report &report)
{
    std::vector<std::shared_ptr<ChartPanel>> charts;
    for (std::size_t i = 0; i < std::min(report.curves.size(), mostCurves); ++i)
        charts.push_back(std::make_shared<CurveChart>("chartCurve", i, nullptr));
    return charts;
}

std::vector<ChartKind> chartsOf(const ExperimentInfo &experiment, FigureContent content)
{
    std::vector<ChartKind> kinds;
    for (const ChartKind kind : experiment.charts) {
        const bool wanted = content == FigureContent::all ||
                            (content == FigureContent::contention && (kind == ChartKind::lockContention || kind == ChartKind::waitGraph)) ||
                            (content == FigureContent::queues && kind == ChartKind::queueDepth) ||
                            (content == FigureContent::outcome && kind != ChartKind::lockContention && kind != ChartKind::waitGraph &&
                                kind != ChartKind::queueDepth && kind != ChartKind::throughput);
        if (wanted)
            kinds.push_back(kind);
    }
    return kinds;
}

std::vector<std::shared_ptr<ChartPanel>> chartsFor(const ExperimentInfo &experiment, FigureContent content)
{
    std::vector<std::shared_ptr<ChartPanel>> charts;
    for (const ChartKind kind : chartsOf(experiment, content))
        charts.emplace_back(makeChart(kind, nullptr));
    return charts;
}

} // namespace

FigureContent figureContentFromName(std::string_view name)
{
    if (name == "contention")
        return FigureContent::contention;
    if (name == "queues")
        return FigureContent::queues;
    if (name == "outcome")
        return FigureContent::outcome;
    return name == "all" ? FigureContent::all : FigureContent::timeline;
}

FigureRequest runFigure(const ExperimentInfo &experiment, const std::shared_ptr<const Report> &report, const TraceView &view, FigureContent content,
    const Theme &theme, QSize size)
{
    FigureRequest request;
    request.view = view;
    request.range = {0, std::max<Nanos>(1, view.end())};
    request.size = size;
    request.theme = theme;
    request.facts = factsOf(experiment, report, view);
    request.title = texts::experimentTitle(experiment.id);
    request.subtitle = subtitleOf(experiment, *report);
    request.trust = trustOf(*report);
    for (const std::shared_ptr<ChartPanel> &chart : report->sweepParameter.empty() ? chartsFor(experiment, content) : curvesFor(*report)) {
        chart->setTheme(theme);
        const ChartInput input{view, report, request.range};
        request.panels.push_back([chart, input](QPainter &painter, const QRectF &place) {
            // A chart that was never shown has to be given its size, and the time to lay itself out in it, before it can be drawn.
            chart->setAttribute(Qt::WA_DontShowOnScreen);
            chart->resize(place.size().toSize());
            chart->show();
            QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
            chart->showRun(input);
            QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
            chart->exportTo(painter, QRectF(place.topLeft(), QSizeF(chart->size())));
            chart->hide();
        });
    }
    const bool wantsTimeline = content == FigureContent::timeline || content == FigureContent::all || request.panels.empty();
    request.timeline = wantsTimeline && report->sweepParameter.empty();
    return request;
}

} // namespace interleave
