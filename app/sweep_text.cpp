// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sweep_text.h"

#include "app/text_report.h"
#include "app/text_table.h"
#include "core/analysis/sweep.h"
#include "ui/texts/run_facts.h"
#include "ui/texts/texts.h"

#include <QCoreApplication>

#include <algorithm>

namespace interleave {

namespace {

/// More columns do not fit on a terminal; the report has them all.
constexpr std::size_t mostColumns = 6;

QString inWords(const char *text)
{
    return QCoreApplication::translate("report", text);
}

QString claimsCell(const Report &run)
{
    const auto held = std::count_if(run.checks.begin(), run.checks.end(), [](const Check &check) { return check.ok && *check.ok; });
    const auto judged = std::count_if(run.checks.begin(), run.checks.end(), [](const Check &check) { return check.ok.has_value(); });
    return inWords(QT_TRANSLATE_NOOP("report", "%1 of %2")).arg(held).arg(judged);
}

} // namespace

QString sweepText(const Report &report)
{
    QString text = QStringLiteral("%1 (%2) \u00b7 %3\n\n")
                       .arg(texts::experimentTitle(report.experiment), texts::fromUtf8(report.experiment), durationText(report.duration));
    const std::size_t columns = std::min(report.curves.size(), mostColumns);
    QStringList headings{texts::parameterLabel(report.sweepParameter)};
    for (std::size_t i = 0; i < columns; ++i)
        headings << texts::fromUtf8(report.curves[i].measure);
    headings << inWords(QT_TRANSLATE_NOOP("report", "claims held"));
    TextTable table(headings);
    for (const Report::Part &part : report.sweep) {
        QStringList row{texts::fromUtf8(part.value)};
        const auto numbers = numericMeasures(*part.report);
        for (std::size_t i = 0; i < columns; ++i) {
            const auto number = std::find_if(numbers.begin(), numbers.end(), [&](const auto &one) { return one.first == report.curves[i].measure; });
            row << (number == numbers.end() ? QStringLiteral("\u2013") : texts::shownAs(texts::fromUtf8(number->first), number->second));
        }
        table.addRow(row << claimsCell(*part.report));
    }
    return text + table.text(0) + QLatin1Char('\n') + trustLine(report) + QLatin1Char('\n');
}

QString sweepProgress(std::size_t run, std::size_t runs, const Parameter &parameter, RawValue value)
{
    return QCoreApplication::translate("progress", "%1 of %2 · %3: %4 · ")
        .arg(run)
        .arg(runs)
        .arg(texts::parameterLabel(parameter.name), texts::valueLabel(parameter, value));
}

} // namespace interleave
