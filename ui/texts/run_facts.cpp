// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/run_facts.h"

#include "ui/texts/quantities.h"
#include "ui/texts/texts.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace interleave::texts {

namespace {

/// Mean of a series over a stretch; each point stands for the time since the one before it.
std::optional<double> meanOf(const TraceView &view, TrackId track, TimeRange stretch)
{
    double sum = 0;
    double time = 0;
    for (std::uint64_t i = view.pointAt(track, stretch.begin); i < view.pointCount(track); ++i) {
        const Nanos begin = std::max(i > 0 ? view.point(track, i - 1).time : 0, stretch.begin);
        const Nanos end = std::min(view.point(track, i).time, stretch.end);
        if (begin >= stretch.end)
            break;
        sum += view.point(track, i).value * static_cast<double>(end - begin);
        time += static_cast<double>(end - begin);
    }
    return time > 0 ? std::optional(sum / time) : std::nullopt;
}

} // namespace

QString shownAs(const QString &name, double value)
{
    const QString family = name.section(QLatin1Char('.'), 0, 0);
    const auto endsWith = [&](const char *suffix) { return name.endsWith(QLatin1String(suffix)) || family.endsWith(QLatin1String(suffix)); };
    if (endsWith("_ns") || name.endsWith(QLatin1String("ns_per_op")) || family.startsWith(QLatin1String("ns_per_")))
        return shortDuration(value);
    if (endsWith("_share"))
        return percent(value);
    if (endsWith("_kib"))
        return memorySize(value);
    if (value == std::floor(value) && std::abs(value) < 1e9)
        return grouped(static_cast<std::int64_t>(value));
    return shortCount(value);
}

RunFacts::RunFacts(const Report &report, const Settings &settings, const TraceView &view)
{
    addParameters(report, settings);
    addMeasures(report);
    addRun(report);
    addPhases(report, settings, view);
}

void RunFacts::addNumber(const QString &name, double value)
{
    m_facts.insert(name, {QString::number(value, 'g', 12), shownAs(name, value), value});
}

void RunFacts::addText(const QString &name, const QString &raw, const QString &shown)
{
    bool isNumber = false;
    const double number = raw.toDouble(&isNumber);
    m_facts.insert(name, {raw, shown, isNumber ? std::optional(number) : std::nullopt});
}

void RunFacts::addMeasures(const Report &report)
{
    if (!report.measures || !report.measures->is_object())
        return;
    const auto add = [this](const auto &self, const QString &name, const nlohmann::ordered_json &value) -> void {
        if (value.is_number())
            addNumber(name, value.get<double>());
        else if (value.is_boolean())
            addText(name, value.get<bool>() ? QStringLiteral("true") : QStringLiteral("false"), choiceLabel({}, value.get<bool>() ? "on" : "off"));
        else if (value.is_string())
            addText(name, fromUtf8(value.get_ref<const std::string &>()), fromUtf8(value.get_ref<const std::string &>()));
        else if (value.is_object())
            for (const auto &[key, inner] : value.items())
                self(self, name + QLatin1Char('.') + QString::fromStdString(key), inner);
        else if (value.is_array())
            addNumber(name + QLatin1String(".count"), static_cast<double>(value.size()));
    };
    for (const auto &[key, value] : report.measures->items())
        add(add, QString::fromStdString(key), value);
}

void RunFacts::addParameters(const Report &report, const Settings &settings)
{
    for (const auto &[name, text] : report.parameters) {
        const ParameterId id = settings.experiment().find(name);
        if (!id.isValid())
            continue;
        const Parameter &parameter = settings.experiment().parameter(id);
        const auto raw = parseValue(parameter, text);
        addText(QStringLiteral("p.") + fromUtf8(name), fromUtf8(text), raw ? valueLabel(parameter, *raw) : fromUtf8(text));
    }
}

void RunFacts::addRun(const Report &report)
{
    addNumber(QStringLiteral("trials"), static_cast<double>(report.outcome.trials));
    if (report.outcome.expected)
        addNumber(QStringLiteral("expected"), static_cast<double>(*report.outcome.expected));
    if (report.outcome.actual)
        addNumber(QStringLiteral("actual"), static_cast<double>(*report.outcome.actual));
    if (report.outcome.lost && !has(QStringLiteral("lost")))
        addNumber(QStringLiteral("lost"), static_cast<double>(*report.outcome.lost));
    addText(QStringLiteral("verdict"), fromUtf8(report.outcome.verdict), verdict(report.outcome.verdict));
    addNumber(QStringLiteral("duration_ns"), static_cast<double>(report.duration));
    addNumber(QStringLiteral("cores"), report.machine.coresUsable);
    addNumber(QStringLiteral("workers"), static_cast<double>(report.workers.size()));
    double busy = 0;
    double operations = 0;
    for (const CoreReport &core : report.cores)
        busy += static_cast<double>(core.busy);
    for (const WorkerReport &worker : report.workers)
        operations += static_cast<double>(worker.operations);
    const QString name = QStringLiteral("cores_used");
    if (report.duration > 0 && !report.cores.empty() && !has(name)) {
        const double used = busy / static_cast<double>(report.duration);
        m_facts.insert(name, {QString::number(used), QString::number(used, 'f', 1), used});
    }
    addNumber(QStringLiteral("operations"), operations);
    if (report.duration > 0)
        addNumber(QStringLiteral("operations_per_s"), operations * 1e9 / static_cast<double>(report.duration));
    if (!report.locks.empty()) {
        const LockReport &lock = report.locks.front();
        addNumber(QStringLiteral("lock.acquisitions"), static_cast<double>(lock.acquisitions));
        addNumber(QStringLiteral("lock.contended"), static_cast<double>(lock.contended));
        if (lock.wait.count > 0)
            addNumber(QStringLiteral("lock.longest_wait_ns"), static_cast<double>(lock.wait.max));
    }
}

void RunFacts::addPhases(const Report &report, const Settings &settings, const TraceView &view)
{
    const std::uint64_t markers = view.markerCount();
    if (markers == 0)
        return;
    const MarkerRow change = view.marker(markers - 1);
    if (change.parameter.value >= settings.experiment().parameters.size())
        return;
    const Parameter &parameter = settings.experiment().parameter(change.parameter);
    addText(QStringLiteral("change.parameter"), fromUtf8(parameter.name), parameterLabel(parameter.name));
    addText(QStringLiteral("change.from"), fromUtf8(valueText(parameter, change.from)), valueLabel(parameter, change.from));
    addText(QStringLiteral("change.to"), fromUtf8(valueText(parameter, change.to)), valueLabel(parameter, change.to));
    addNumber(QStringLiteral("change.time_ns"), static_cast<double>(change.time));

    const TimeRange before{markers > 1 ? view.marker(markers - 2).time : 0, change.time};
    const TimeRange after{change.time, std::max(change.time, std::min(view.end(), report.duration))};
    addNumber(QStringLiteral("after.length_ns"), static_cast<double>(after.length()));
    for (std::uint32_t i = 0; i < view.trackCount(); ++i) {
        const TrackInfo &info = view.track(TrackId{i});
        if (info.kind != TrackKind::series || info.lane.isValid())
            continue;
        const QString name = fromUtf8(info.name);
        if (const auto mean = meanOf(view, TrackId{i}, before))
            addNumber(QStringLiteral("before.") + name, *mean);
        if (const auto mean = meanOf(view, TrackId{i}, after))
            addNumber(QStringLiteral("after.") + name, *mean);
    }
    // Where the claims have the exact sums of each phase, they beat the mean of a sampled series.
    if (report.measures && report.measures->contains("phases") && report.measures->at("phases").is_array()) {
        const auto &phases = report.measures->at("phases");
        const std::size_t count = phases.size();
        const auto add = [this](const QString &prefix, const nlohmann::ordered_json &phase) {
            for (const auto &[key, value] : phase.items())
                if (value.is_number())
                    addNumber(prefix + QString::fromStdString(key), value.get<double>());
        };
        if (count > 1 && phases[count - 1].contains(std::string(parameter.name))) {
            add(QStringLiteral("before."), phases[count - 2]);
            add(QStringLiteral("after."), phases[count - 1]);
        }
    }
    const auto slower = number(QStringLiteral("before.throughput"));
    const auto now = number(QStringLiteral("after.throughput"));
    if (slower && now && *now > 0)
        addNumber(QStringLiteral("slowdown"), *slower / *now);
}

} // namespace interleave::texts
