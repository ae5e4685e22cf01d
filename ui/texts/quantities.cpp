// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/quantities.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace interleave::texts {

namespace {

constexpr QChar thinSpace(0x202f);

struct Step
{
    double factor;
    const char *unit;
};

/// Three significant digits, without trailing zeros after the point.
QString threeDigits(double value)
{
    const double size = std::abs(value);
    const int decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
    QString text = QString::number(value, 'f', decimals);
    if (decimals > 0) {
        while (text.endsWith(QLatin1Char('0')))
            text.chop(1);
        if (text.endsWith(QLatin1Char('.')))
            text.chop(1);
    }
    if (text.startsWith(QLatin1Char('-')))
        text[0] = QChar(0x2212);
    return text;
}

/// `steps` from the largest factor to the smallest.
QString scaled(double value, std::span<const Step> steps)
{
    const double size = std::abs(value);
    const auto step = std::find_if(steps.begin(), steps.end() - 1, [&](const Step &s) { return size >= s.factor * 0.9995; });
    const QString unit = QString::fromUtf8(step->unit);
    return threeDigits(value / step->factor) + (unit.isEmpty() ? QString() : thinSpace + unit);
}

} // namespace

QString grouped(std::int64_t value)
{
    QString text = QString::number(value);
    const qsizetype first = value < 0 ? 1 : 0;
    for (qsizetype at = text.size() - 3; at > first; at -= 3)
        text.insert(at, thinSpace);
    if (value < 0)
        text[0] = QChar(0x2212);
    return text;
}

QString shortCount(double value)
{
    static constexpr Step steps[] = {{1e9, "G"}, {1e6, "M"}, {1e3, "k"}, {1, ""}};
    return scaled(value, steps);
}

QString memorySize(double kib)
{
    static constexpr Step steps[] = {{1024.0 * 1024, "GiB"}, {1024, "MiB"}, {1, "KiB"}};
    return scaled(kib, steps);
}

QString percent(double share)
{
    const double value = share * 100;
    const bool whole = value >= 9.95 || value == 0 || std::abs(value - std::round(value)) < 0.05;
    return QString::number(value, 'f', whole ? 0 : 1) + thinSpace + QLatin1Char('%');
}

QString shortDuration(double nanos)
{
    static constexpr Step steps[] = {{1e9, "s"}, {1e6, "ms"}, {1e3, "µs"}, {1, "ns"}};
    return scaled(nanos, steps);
}

QString exactTime(Nanos nanos)
{
    if (std::abs(nanos) < 10'000)
        return grouped(nanos) + thinSpace + QStringLiteral("ns");
    const qlonglong micros = (nanos + 500) / 1000;
    return grouped(micros / 1000) + QStringLiteral(".%1").arg(micros % 1000, 3, 10, QLatin1Char('0')) + thinSpace + QStringLiteral("ms");
}

QString clockTime(Nanos nanos)
{
    const std::int64_t seconds = std::max<Nanos>(nanos, 0) / 1'000'000'000;
    return QStringLiteral("%1:%2").arg(seconds / 60, 2, 10, QLatin1Char('0')).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

double niceCeiling(double value)
{
    if (!(value > 0) || !std::isfinite(value))
        return 1;
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0})
        if (value <= step * power * 1.0001)
            return step * power;
    return 10 * power;
}

} // namespace interleave::texts
