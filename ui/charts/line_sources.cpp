// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/line_sources.h"

#include "ui/charts/step_points.h"
#include "ui/charts/trial_points.h"
#include "ui/texts/quantities.h"
#include "ui/texts/texts.h"

#include <QCoreApplication>

#include <algorithm>
#include <string>

namespace interleave::line_sources {

namespace {

/// A rate that stands in figures is that of this long.
constexpr Nanos readable = 250'000'000;

QString inWords(const char *text)
{
    return QCoreApplication::translate("charts", text);
}

/// More lines than hues cannot be told apart; the sum says what the others do.
constexpr std::size_t mostLines = 6;
constexpr std::size_t tooManyLines = 32;
/// Of so many queues the depth of this moment is said by name.
constexpr std::size_t mostNamed = 4;

class RaceOverTime : public LiveChart::Source
{
public:
    QString title() const override { return inWords(QT_TRANSLATE_NOOP("charts", "Race outcome over time")); }
    QString hint() const override { return inWords(QT_TRANSLATE_NOOP("charts", "Run the experiment: lost updates per million appear here.")); }
    QString axisLabel(double value) const override { return texts::shortCount(value); }

    LineFigure figure(const ChartInput &input, const Theme &theme, int pixels) const override
    {
        LineFigure figure;
        for (const TrackId track : seriesTracks(input.view, live_series::lostPerMillion)) {
            // Round by round where there is room for it; the samples say what the round that is going on does.
            QList<QPointF> points = trialPoints(input.view, input.window, static_cast<std::uint64_t>(pixels));
            const Nanos told = points.isEmpty() ? input.window.begin : static_cast<Nanos>(points.back().x());
            points += stepPoints(input.view, track, {told, input.window.end}, pixels, false);
            figure.lines.push_back({inWords(QT_TRANSLATE_NOOP("charts", "lost per million")), theme.wrong, points});
            if (const auto now = valueAt(input.view, track, input.window.end))
                figure.current = inWords(QT_TRANSLATE_NOOP("charts", "%1 lost / M now")).arg(texts::shortCount(*now));
        }
        figure.least = 1'000'000;
        figure.fixed = true;
        return figure;
    }
};

class LockContention : public LiveChart::Source
{
public:
    QString title() const override { return inWords(QT_TRANSLATE_NOOP("charts", "Lock contention")); }
    QString hint() const override { return inWords(QT_TRANSLATE_NOOP("charts", "With a lock, the time spent waiting for it appears here.")); }
    QString axisLabel(double value) const override { return texts::percent(value); }

    LineFigure figure(const ChartInput &input, const Theme &theme, int pixels) const override
    {
        LineFigure figure;
        for (const TrackId track : seriesTracks(input.view, live_series::waitShare)) {
            figure.lines.push_back(
                {inWords(QT_TRANSLATE_NOOP("charts", "wait share")), theme.ink, stepPoints(input.view, track, input.window, pixels, false)});
            if (const auto now = meanRateBefore(input.view, track, input.window.end, readable))
                figure.current = inWords(QT_TRANSLATE_NOOP("charts", "wait share %1")).arg(texts::percent(*now));
        }
        figure.least = 1;
        figure.fixed = true;
        return figure;
    }
};

class Throughput : public LiveChart::Source
{
public:
    QString title() const override { return inWords(QT_TRANSLATE_NOOP("charts", "Throughput")); }
    QString hint() const override
    {
        return inWords(QT_TRANSLATE_NOOP("charts", "Run the experiment: operations per second appear here, one line for each worker."));
    }
    QString axisLabel(double value) const override { return inWords(QT_TRANSLATE_NOOP("charts", "%1/s")).arg(texts::shortCount(value)); }

    LineFigure figure(const ChartInput &input, const Theme &theme, int pixels) const override
    {
        LineFigure figure;
        const std::string prefix = std::string(live_series::throughput) + '/';
        auto tracks = seriesTracks(input.view, prefix, true);
        if (tracks.size() > tooManyLines)
            tracks.clear(); // a few of hundreds would say nothing
        for (const TrackId track : tracks) {
            if (figure.lines.size() == mostLines)
                break;
            const TrackInfo &info = input.view.track(track);
            figure.lines.push_back({texts::fromUtf8(info.name).mid(static_cast<qsizetype>(prefix.size())), theme.hue(info.lane),
                stepPoints(input.view, track, input.window, pixels, false)});
        }
        for (const TrackId track : seriesTracks(input.view, live_series::throughput)) {
            if (figure.lines.empty())
                figure.lines.push_back(
                    {inWords(QT_TRANSLATE_NOOP("charts", "all workers")), theme.ink, stepPoints(input.view, track, input.window, pixels, false)});
            if (const auto now = meanRateBefore(input.view, track, input.window.end, readable))
                figure.current = inWords(QT_TRANSLATE_NOOP("charts", "%1 operations/s")).arg(texts::shortCount(*now));
        }
        return figure;
    }
};

class QueueDepth : public LiveChart::Source
{
public:
    QString title() const override { return inWords(QT_TRANSLATE_NOOP("charts", "Queue depth")); }
    QString hint() const override
    {
        return inWords(QT_TRANSLATE_NOOP("charts", "Run the experiment: the number of items in the queue appears here."));
    }
    QString axisLabel(double value) const override { return texts::shortCount(value); }

    LineFigure figure(const ChartInput &input, const Theme &theme, int pixels) const override
    {
        LineFigure figure;
        QStringList now;
        const std::vector<TrackId> tracks = tracksOf(input.view, TrackKind::queueDepth);
        for (const TrackId track : tracks) {
            const bool dense = isDense(input.view, track, input.window, pixels);
            const QString name = texts::fromUtf8(input.view.track(track).name);
            // Where it goes up and down within a pixel: from least to greatest lightly, and the mean as the line.
            figure.lines.push_back({name, dense ? theme.border : theme.ink, stepPoints(input.view, track, input.window, pixels, true)});
            if (dense)
                figure.lines.push_back(
                    {inWords(QT_TRANSLATE_NOOP("charts", "mean")), theme.ink, meanPoints(input.view, track, input.window, std::max(1, pixels / 8))});
            if (const auto depth = valueAt(input.view, track, input.window.end))
                now.append(tracks.size() == 1 ? inWords(QT_TRANSLATE_NOOP("charts", "%1 waiting now")).arg(texts::shortCount(*depth))
                                              : name + QChar(0x2002) + texts::shortCount(*depth));
        }
        if (tracks.size() <= mostNamed)
            figure.current = now.join(QStringLiteral(", "));
        if (input.report && !figure.lines.empty())
            for (const QueueReport &queue : input.report->queues)
                addCapacity(figure, queue.capacity, input.window, theme);
        return figure;
    }

private:
    static void addCapacity(LineFigure &figure, std::uint32_t capacity, TimeRange window, const Theme &theme)
    {
        if (capacity == 0)
            return;
        figure.least = std::max(figure.least, static_cast<double>(capacity));
        figure.lines.push_back({inWords(QT_TRANSLATE_NOOP("charts", "capacity")), theme.border,
            {{static_cast<double>(window.begin), static_cast<double>(capacity)}, {static_cast<double>(window.end), static_cast<double>(capacity)}}});
    }
};

} // namespace

std::unique_ptr<const LiveChart::Source> raceOverTime()
{
    return std::make_unique<RaceOverTime>();
}

std::unique_ptr<const LiveChart::Source> lockContention()
{
    return std::make_unique<LockContention>();
}

std::unique_ptr<const LiveChart::Source> throughput()
{
    return std::make_unique<Throughput>();
}

std::unique_ptr<const LiveChart::Source> queueDepth()
{
    return std::make_unique<QueueDepth>();
}

} // namespace interleave::line_sources
