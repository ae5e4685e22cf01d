// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/bar_sources.h"

#include "ui/charts/histogram_bins.h"
#include "ui/texts/quantities.h"
#include "ui/texts/texts.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <cmath>

namespace interleave::bar_sources {

namespace {

constexpr int mostBins = 21;
// lupdate sees no plural inside a call of translate().
constexpr const char *trialsText = QT_TRANSLATE_N_NOOP("charts", "%n trial(s)");

QString inWords(const char *text)
{
    return QCoreApplication::translate("charts", text);
}

class OutcomeHistogram : public LiveBarChart::Source
{
public:
    QString title() const override { return inWords(QT_TRANSLATE_NOOP("charts", "Final values")); }
    QString hint() const override { return inWords(QT_TRANSLATE_NOOP("charts", "After each trial its final value is counted here.")); }
    QString axisLabel(double value) const override { return texts::shortCount(value); }

    BarFigure figure(const ChartInput &input, const Theme &theme) const override
    {
        BarFigure figure;
        if (!input.report || input.report->outcome.histogram.empty())
            return figure;
        const Outcome &outcome = input.report->outcome;
        std::uint64_t trials = 0;
        std::uint64_t wrong = 0;
        const std::vector<ValueBin> bins = binValues(outcome.histogram, outcome.expected, mostBins);
        for (const ValueBin &bin : bins) {
            const bool isWrong = outcome.expected && !bin.expected;
            trials += bin.count;
            wrong += isWrong ? bin.count : 0;
            ChartBar bar;
            bar.value = static_cast<double>(bin.count);
            bar.color = isWrong ? theme.wrong : theme.ink;
            if (bin.expected)
                bar.below = inWords(QT_TRANSLATE_NOOP("charts", "%1 expected")).arg(texts::grouped(bin.first));
            else if (&bin == &bins.front())
                bar.below = texts::grouped(outcome.histogram.begin()->first);
            else if (&bin == &bins.back())
                bar.below = texts::grouped(outcome.histogram.rbegin()->first);
            bar.inTable =
                bin.first == bin.last ? texts::grouped(bin.first) : texts::grouped(bin.first) + QStringLiteral(" … ") + texts::grouped(bin.last);
            figure.bars.push_back(bar);
        }
        figure.current = QCoreApplication::translate("charts", trialsText, nullptr, static_cast<int>(trials));
        if (outcome.expected)
            figure.current =
                inWords(QT_TRANSLATE_NOOP("charts", "%1, %2 wrong")).arg(figure.current, texts::grouped(static_cast<std::int64_t>(wrong)));
        return figure;
    }
};

class StartLatency : public LiveBarChart::Source
{
public:
    QString title() const override { return inWords(QT_TRANSLATE_NOOP("charts", "Time to the first instruction")); }
    QString hint() const override
    {
        return inWords(QT_TRANSLATE_NOOP("charts", "Run the experiment: how long each start method takes appears here."));
    }
    QString axisLabel(double value) const override { return texts::shortDuration(value); }

    BarFigure figure(const ChartInput &input, const Theme &theme) const override
    {
        BarFigure figure;
        if (!input.report || !input.report->measures || !input.report->measures->contains("first_instruction_ns"))
            return figure;
        const nlohmann::ordered_json &methods = input.report->measures->at("first_instruction_ns");
        for (const auto &[method, times] : methods.items()) {
            if (!times.is_object() || !times.contains("p50"))
                continue;
            ChartBar bar;
            bar.value = times.at("p50").get<double>();
            bar.color = theme.ink;
            bar.below = texts::choiceLabel({}, method);
            bar.above = texts::shortDuration(bar.value);
            bar.inTable = bar.below;
            if (times.contains("p99"))
                bar.upper = times.at("p99").get<double>();
            figure.bars.push_back(bar);
        }
        figure.logarithmic = true;
        if (!figure.bars.empty())
            figure.current = inWords(QT_TRANSLATE_NOOP("charts", "median; line up to 99 of 100; logarithmic"));
        return figure;
    }
};

class TurnLengths : public LiveBarChart::Source
{
public:
    QString title() const override { return inWords(QT_TRANSLATE_NOOP("charts", "Turns by their length")); }
    QString hint() const override
    {
        return inWords(QT_TRANSLATE_NOOP("charts", "Run the experiment: how long a worker keeps the core until it is taken away appears here."));
    }
    QString axisLabel(double value) const override { return texts::shortCount(value); }

    BarFigure figure(const ChartInput &input, const Theme &theme) const override
    {
        BarFigure figure;
        const std::vector<Point> *turns = turnsIn(input);
        if (!turns || turns->empty())
            return figure;
        const auto measured = [&](const char *name) { return measureOf(*input.report, name); };
        const double tick = measured("tick_ns");
        const double asked = measured("asked_slice_ns");
        for (std::size_t i = 0; i < turns->size(); ++i) {
            const auto length = static_cast<double>((*turns)[i].time);
            ChartBar bar;
            bar.value = (*turns)[i].value;
            // What is shorter than a tick is not decided by the slice: the kernel looks at it only once a tick.
            bar.color = tick > 0 && length < tick * 0.9 ? theme.border : theme.ink;
            const bool isTick = tick > 0 && std::abs(length / tick - 1) < 0.05;
            const bool isAsked = asked > 0 && std::abs(std::log2(length / asked)) <= 0.25;
            if (isTick || i % 2 == tickParity(*turns, tick))
                bar.below = texts::shortDuration(length);
            if (isAsked)
                bar.above = inWords(QT_TRANSLATE_NOOP("charts", "asked for"));
            else if (isTick)
                bar.above = inWords(QT_TRANSLATE_NOOP("charts", "tick"));
            bar.inTable = texts::shortDuration(length);
            figure.bars.push_back(bar);
        }
        figure.current = inWords(QT_TRANSLATE_NOOP("charts", "median %1")).arg(texts::shortDuration(measureOf(*input.report, "turn_ns", "p50")));
        if (asked > 0)
            figure.current = inWords(QT_TRANSLATE_NOOP("charts", "%1, asked for %2")).arg(figure.current, texts::shortDuration(asked));
        return figure;
    }

private:
    static const std::vector<Point> *turnsIn(const ChartInput &input)
    {
        if (!input.report)
            return nullptr;
        for (const auto &[name, points] : input.report->series) {
            if (name == "turns(length_ns)")
                return &points;
        }
        return nullptr;
    }
    /// 0 where it was not measured.
    static double measureOf(const Report &report, const char *name, const char *part = nullptr)
    {
        if (!report.measures || !report.measures->contains(name))
            return 0;
        const nlohmann::ordered_json &value = report.measures->at(name);
        if (!part)
            return value.is_number() ? value.get<double>() : 0;
        return value.is_object() && value.contains(part) ? value.at(part).get<double>() : 0;
    }
    /// Every second bin has its length under it, the tick's among them.
    static std::size_t tickParity(const std::vector<Point> &turns, double tick)
    {
        for (std::size_t i = 0; i < turns.size(); ++i) {
            if (static_cast<double>(turns[i].time) >= tick * 0.95)
                return i % 2;
        }
        return 0;
    }
};

} // namespace

std::unique_ptr<const LiveBarChart::Source> turnLengths()
{
    return std::make_unique<TurnLengths>();
}

std::unique_ptr<const LiveBarChart::Source> outcomeHistogram()
{
    return std::make_unique<OutcomeHistogram>();
}

std::unique_ptr<const LiveBarChart::Source> startLatency()
{
    return std::make_unique<StartLatency>();
}

} // namespace interleave::bar_sources
