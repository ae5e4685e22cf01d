// SPDX-License-Identifier: GPL-3.0-or-later
// How the channels between processes compare.
#include "ui/charts/bar_sources.h"

#include "ui/texts/quantities.h"
#include "ui/texts/texts.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

namespace interleave::bar_sources {

namespace {

QString channelWords(const char *text)
{
    return QCoreApplication::translate("charts", text);
}

/// One bar for each channel of the report's measure `channels`.
class ChannelBars : public LiveBarChart::Source
{
public:
    QString hint() const override
    {
        return channelWords(QT_TRANSLATE_NOOP("charts", "Run the experiment: each channel appears here when its turn is over."));
    }

    BarFigure figure(const ChartInput &input, const Theme &theme) const override
    {
        BarFigure figure;
        if (!input.report || !input.report->measures || !input.report->measures->contains("channels"))
            return figure;
        for (const auto &[channel, measured] : input.report->measures->at("channels").items()) {
            ChartBar bar;
            if (!measured.is_object() || !fill(measured, bar))
                continue;
            bar.color = theme.ink;
            bar.inTable = texts::choiceLabel("channels", channel);
            bar.below = texts::choiceLabel("channel", channel); // the short word
            bar.above = axisLabel(bar.value);
            figure.bars.push_back(bar);
        }
        figure.logarithmic = true;
        if (!figure.bars.empty())
            figure.current = current();
        return figure;
    }

protected:
    virtual bool fill(const nlohmann::ordered_json &measured, ChartBar &bar) const = 0;
    virtual QString current() const = 0;
};

class ChannelRate : public ChannelBars
{
public:
    QString title() const override { return channelWords(QT_TRANSLATE_NOOP("charts", "Messages per second")); }
    QString axisLabel(double value) const override { return texts::shortCount(value); }

protected:
    bool fill(const nlohmann::ordered_json &measured, ChartBar &bar) const override
    {
        if (!measured.contains("messages_per_s"))
            return false;
        bar.value = measured.at("messages_per_s").get<double>();
        return bar.value > 0;
    }
    QString current() const override { return channelWords(QT_TRANSLATE_NOOP("charts", "one way; logarithmic")); }
};

class ChannelRoundTrip : public ChannelBars
{
public:
    QString title() const override { return channelWords(QT_TRANSLATE_NOOP("charts", "Round trip")); }
    QString axisLabel(double value) const override { return texts::shortDuration(value); }

protected:
    bool fill(const nlohmann::ordered_json &measured, ChartBar &bar) const override
    {
        if (!measured.contains("round_trip_ns"))
            return false;
        const auto &times = measured.at("round_trip_ns");
        bar.value = times.at("p50").get<double>();
        bar.upper = times.at("p99").get<double>();
        return bar.value > 0;
    }
    QString current() const override { return channelWords(QT_TRANSLATE_NOOP("charts", "median; line up to 99 of 100; logarithmic")); }
};

} // namespace

std::unique_ptr<const LiveBarChart::Source> channelRate()
{
    return std::make_unique<ChannelRate>();
}

std::unique_ptr<const LiveBarChart::Source> channelRoundTrip()
{
    return std::make_unique<ChannelRoundTrip>();
}

} // namespace interleave::bar_sources
