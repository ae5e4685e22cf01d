// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/bar_sources.h"

#include "ui/charts/histogram_bins.h"
#include "ui/texts/quantities.h"
#include "ui/texts/texts.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

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

} // namespace

std::unique_ptr<const LiveBarChart::Source> outcomeHistogram()
{
    return std::make_unique<OutcomeHistogram>();
}

std::unique_ptr<const LiveBarChart::Source> startLatency()
{
    return std::make_unique<StartLatency>();
}

} // namespace interleave::bar_sources
