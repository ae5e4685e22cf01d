// SPDX-License-Identifier: GPL-3.0-or-later
// What a claim got and wanted: short phrases with numbers in them, as the report has them.
#include "ui/texts/texts.h"
#include "ui/texts/word_table.h"

#include <QCoreApplication>

#include <algorithm>

namespace interleave::texts {

namespace {

/// Each number of the report's phrase is one of %1, %2, … here.
constexpr const char *phrases[] = {
    QT_TRANSLATE_NOOP("checks", "%1 of %2 trials wrong"),
    QT_TRANSLATE_NOOP("checks", "%1 lost of %2"),
    QT_TRANSLATE_NOOP("checks", "%1 / %2 per million"),
    QT_TRANSLATE_NOOP("checks", "> %1 without, %2 with lock"),
    QT_TRANSLATE_NOOP("checks", "each right / %1"),
    QT_TRANSLATE_NOOP("checks", ">= %1 and above the mutex's"),
    QT_TRANSLATE_NOOP("checks", "%1 began too early"),
    QT_TRANSLATE_NOOP("checks", "%1 refused"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 in place, %3 overtaken on the way"),
    QT_TRANSLATE_NOOP("checks", "all in place"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 workers in %3 ms"),
    QT_TRANSLATE_NOOP("checks", "%1 lost, %2 begun"),
    QT_TRANSLATE_NOOP("checks", "no task lost, none begun"),
    QT_TRANSLATE_NOOP("checks", "%1 killed, %2 replaced, %3 tasks lost"),
    QT_TRANSLATE_NOOP("checks", "its task lost, all others done"),
    QT_TRANSLATE_NOOP("checks", "no task lost"),
    QT_TRANSLATE_NOOP("checks", "<= capacity"),
    QT_TRANSLATE_NOOP("checks", "%1 put, %2 got, %3 lost, %4 twice"),
    QT_TRANSLATE_NOOP("checks", "%1 put, %2 got, %3 lost"),
    QT_TRANSLATE_NOOP("checks", "gets = puts"),
    QT_TRANSLATE_NOOP("checks", "puts = gets + lost"),
    QT_TRANSLATE_NOOP("checks", "depth %1, blocked %2 %"),
    QT_TRANSLATE_NOOP("checks", "depth %1, producers blocked"),
    QT_TRANSLATE_NOOP("checks", "consumers blocked"),
    QT_TRANSLATE_NOOP("checks", "%1 us with %2 MB, %3 us with %4 MB"),
    QT_TRANSLATE_NOOP("checks", "%1 ms, then %2 ms"),
    QT_TRANSLATE_NOOP("checks", "%1 times"),
    QT_TRANSLATE_NOOP("checks", "%1 tasks on %2 threads"),
    QT_TRANSLATE_NOOP("checks", "all on %1 thread"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2"),
    QT_TRANSLATE_NOOP("checks", "%1 / %2 requests per second"),
    QT_TRANSLATE_NOOP("checks", "more with the shorter interval"),
    QT_TRANSLATE_NOOP("checks", "%1 wrong of %2"),
    QT_TRANSLATE_NOOP("checks", "longer with the longer interval"),
    QT_TRANSLATE_NOOP("checks", ">= %1 times"),
    QT_TRANSLATE_NOOP("checks", "< %1 times"),
};

/// The phrase with its numbers taken out, and the numbers.
QString withoutNumbers(const QString &text, QStringList &numbers)
{
    QString phrase;
    for (qsizetype i = 0; i < text.size();) {
        if (!text[i].isDigit()) {
            phrase += text[i++];
            continue;
        }
        qsizetype end = i;
        while (end < text.size() && (text[end].isDigit() || (text[end] == QLatin1Char('.') && end + 1 < text.size() && text[end + 1].isDigit())))
            ++end;
        numbers << text.mid(i, end - i);
        phrase += QLatin1Char('%') + QString::number(numbers.size());
        i = end;
    }
    return phrase;
}

} // namespace

QString checkValue(std::string_view value)
{
    const QString text = fromUtf8(value);
    QStringList numbers;
    const QByteArray phrase = withoutNumbers(text, numbers).toUtf8();
    const auto known = std::find_if(std::begin(phrases), std::end(phrases), [&](const char *candidate) { return phrase == candidate; });
    QString words = known == std::end(phrases) ? text : QCoreApplication::translate("checks", *known);
    for (qsizetype i = numbers.size(); known != std::end(phrases) && i > 0; --i)
        words.replace(QLatin1Char('%') + QString::number(i), numbers[i - 1]);
    return words.replace(QLatin1String("<="), QString(QChar(0x2264)))
        .replace(QLatin1String(">="), QString(QChar(0x2265)))
        .replace(QLatin1String(" us"), QString::fromUtf8(" \u00b5s"));
}

} // namespace interleave::texts
