// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text_table.h"

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

/// Wide in every terminal: Chinese, Japanese, Korean and full-width forms.
bool isWide(char32_t letter)
{
    return (letter >= 0x1100 && letter <= 0x115f) || (letter >= 0x2e80 && letter <= 0xa4cf) || (letter >= 0xac00 && letter <= 0xd7a3) ||
           (letter >= 0xf900 && letter <= 0xfaff) || (letter >= 0xfe30 && letter <= 0xfe4f) || (letter >= 0xff00 && letter <= 0xff60) ||
           (letter >= 0x20000 && letter <= 0x3fffd);
}

} // namespace

int displayWidth(const QString &text)
{
    int width = 0;
    for (const char32_t letter : text.toStdU32String())
        width += isWide(letter) ? 2 : 1;
    return width;
}

QString padded(const QString &text, int width)
{
    return text + QString(std::max(0, width - displayWidth(text)), QLatin1Char(' '));
}

QString TextTable::text(int indent) const
{
    std::vector<int> widths;
    for (const QStringList &row : m_rows) {
        widths.resize(std::max(widths.size(), static_cast<std::size_t>(row.size())));
        for (qsizetype column = 0; column < row.size(); ++column)
            widths[static_cast<std::size_t>(column)] = std::max(widths[static_cast<std::size_t>(column)], displayWidth(row[column]));
    }
    QString text;
    for (const QStringList &row : m_rows) {
        QString line(indent, QLatin1Char(' '));
        for (qsizetype column = 0; column < row.size(); ++column) {
            const int width = widths[static_cast<std::size_t>(column)];
            if (column == 0)
                line += padded(row[column], width);
            else
                line += QString(2 + std::max(0, width - displayWidth(row[column])), QLatin1Char(' ')) + row[column];
        }
        while (line.endsWith(QLatin1Char(' ')))
            line.chop(1);
        text += line + QLatin1Char('\n');
    }
    return text;
}

QString durationText(qint64 nanos)
{
    struct Unit
    {
        double length;
        const char *name;
    };
    constexpr Unit units[] = {{1e9, " s"}, {1e6, " ms"}, {1e3, " \u00b5s"}, {1, " ns"}};
    for (const Unit &unit : units) {
        const double value = static_cast<double>(nanos) / unit.length;
        // What would be rounded to 1000 of a unit belongs to the next one.
        if (std::abs(value) >= 0.9995 || unit.length == 1) {
            const int decimals = unit.length == 1 || std::abs(value) >= 99.95 ? 0 : std::abs(value) >= 9.995 ? 1 : 2;
            return QString::number(value, 'f', decimals) + QString::fromUtf8(unit.name);
        }
    }
    return {};
}

QString countText(quint64 count)
{
    QString text = QString::number(count);
    for (qsizetype place = text.size() - 3; place > 0; place -= 3)
        text.insert(place, QChar(0x202f)); // narrow, does not break
    return text;
}

QString shareText(double share)
{
    return QString::number(share * 100, 'f', 1) + QStringLiteral(" %");
}

} // namespace interleave
