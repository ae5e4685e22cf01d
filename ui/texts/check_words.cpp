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
    QT_TRANSLATE_NOOP("checks", "%1 of %2"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 wrong, %3 ways"),
    QT_TRANSLATE_NOOP("checks", "%1 sent, %2 received"),
    QT_TRANSLATE_NOOP("checks", "%1 refused, %2 let in"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 clients, %3 ms"),
    QT_TRANSLATE_NOOP("checks", "all, <= %1 ms"),
    QT_TRANSLATE_NOOP("checks", "received < sent"),
    QT_TRANSLATE_NOOP("checks", "%1 sent, %2 received, %3 out of order"),
    QT_TRANSLATE_NOOP("checks", "all, in order"),
    QT_TRANSLATE_NOOP("checks", "signal %1"),
    QT_TRANSLATE_NOOP("checks", "%1 stops, handler ran %2 times"),
    QT_TRANSLATE_NOOP("checks", "stopped each time, never handled"),
    QT_TRANSLATE_NOOP("checks", "%1 times"),
    QT_TRANSLATE_NOOP("checks", "%1 ns, pipe %2 ns"),
    QT_TRANSLATE_NOOP("checks", "< pipe"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 refused"),
    QT_TRANSLATE_NOOP("checks", "all refused"),
    QT_TRANSLATE_NOOP("checks", "all of them"),
    QT_TRANSLATE_NOOP("checks", "%1 torn of %2"),
    QT_TRANSLATE_NOOP("checks", "none torn"),
    QT_TRANSLATE_NOOP("checks", "%1 torn under the lock"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 messages, then %3 of %4 told the end"),
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
    QT_TRANSLATE_NOOP("checks", "%1 inside at once"),
    QT_TRANSLATE_NOOP("checks", "> %1 inside at once"),
    QT_TRANSLATE_NOOP("checks", "%1 inside at once, %2 lost of %3"),
    QT_TRANSLATE_NOOP("checks", "%1 inside at once, %2 lost"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 refused, %3 inside at once"),
    QT_TRANSLATE_NOOP("checks", "all refused, <= %1 inside at once"),
    QT_TRANSLATE_NOOP("checks", "deadlock after %1 rounds"),
    QT_TRANSLATE_NOOP("checks", "no deadlock in %1 rounds"),
    QT_TRANSLATE_NOOP("checks", "a deadlock, found by its cycle"),
    QT_TRANSLATE_NOOP("checks", "a cycle"),
    QT_TRANSLATE_NOOP("checks", "no cycle"),
    QT_TRANSLATE_NOOP("checks", "%1 retries in %2 rounds"),
    QT_TRANSLATE_NOOP("checks", "retries, and no deadlock"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 done"),
    QT_TRANSLATE_NOOP("checks", "%1 wait for Thread-%2"),
    QT_TRANSLATE_NOOP("checks", "%1 wait for Process-%2"),
    QT_TRANSLATE_NOOP("checks", "all others wait for the dead holder"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 woken, %3 lost"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 woken, %3 too early"),
    QT_TRANSLATE_NOOP("checks", "all woken, none too early"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 waits blocked"),
    QT_TRANSLATE_NOOP("checks", "no wait blocked"),
    QT_TRANSLATE_NOOP("checks", "wake-ups lost"),
    QT_TRANSLATE_NOOP("checks", "all woken, %1 lost"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 greetings wrong"),
    QT_TRANSLATE_NOOP("checks", "> %1 wrong"),
    QT_TRANSLATE_NOOP("checks", "%1 wrong"),
    QT_TRANSLATE_NOOP("checks", "%1 addresses, %2 threads"),
    QT_TRANSLATE_NOOP("checks", "%1 address"),
    QT_TRANSLATE_NOOP("checks", "%1 addresses"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 greetings with the last one's name"),
    QT_TRANSLATE_NOOP("checks", "> %1 leaked"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 calls"),
    QT_TRANSLATE_NOOP("checks", "%1 in the child, its pid in the parent"),
    QT_TRANSLATE_NOOP("checks", "all"),
    QT_TRANSLATE_NOOP("checks", "%1 in the parent, %2 in the child"),
    QT_TRANSLATE_NOOP("checks", "only the writer's changes"),
    QT_TRANSLATE_NOOP("checks", "the same in both"),
    QT_TRANSLATE_NOOP("checks", "%1 lines"),
    QT_TRANSLATE_NOOP("checks", "%1 pages written, %2 faults, %3 KiB its own"),
    QT_TRANSLATE_NOOP("checks", "a fault each, <= %1 KiB its own"),
    QT_TRANSLATE_NOOP("checks", "signal %1, finally ran"),
    QT_TRANSLATE_NOOP("checks", "signal %1, finally did not run"),
    QT_TRANSLATE_NOOP("checks", "exit %1, finally ran"),
    QT_TRANSLATE_NOOP("checks", "exit %1, finally did not run"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 finished"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 finished, the main program waited"),
    QT_TRANSLATE_NOOP("checks", "the next one takes over"),
    QT_TRANSLATE_NOOP("checks", "the next one got it"),
    QT_TRANSLATE_NOOP("checks", "the next one waits for ever"),
    QT_TRANSLATE_NOOP("checks", "after its end"),
    QT_TRANSLATE_NOOP("checks", "after its end, or after %1 ms"),
    QT_TRANSLATE_NOOP("checks", "after %1 ms, it had ended"),
    QT_TRANSLATE_NOOP("checks", "after %1 ms, it was still running"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 zombies, %3 gone after it"),
    QT_TRANSLATE_NOOP("checks", "all, and nobody after it"),
    QT_TRANSLATE_NOOP("checks", "its whole process, and nobody else"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 workers died, %3 were in its process"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 tasks done"),
    QT_TRANSLATE_NOOP("checks", "all others done"),
    QT_TRANSLATE_NOOP("checks", "the rest is lost"),
    QT_TRANSLATE_NOOP("checks", "%1 lost, %2 put up again"),
    QT_TRANSLATE_NOOP("checks", "%1 lost"),
    QT_TRANSLATE_NOOP("checks", ">= %1 lost"),
    QT_TRANSLATE_NOOP("checks", "everybody who died"),
    QT_TRANSLATE_NOOP("checks", "%1 started anew"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 started anew"),
    QT_TRANSLATE_NOOP("checks", "%1 by the master, %2 by workers"),
    QT_TRANSLATE_NOOP("checks", "%1 by the master"),
    QT_TRANSLATE_NOOP("checks", "%1 in progress at once"),
    QT_TRANSLATE_NOOP("checks", "%1 in progress, %2 running"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 workers preempted"),
    QT_TRANSLATE_NOOP("checks", "all"),
    QT_TRANSLATE_NOOP("checks", "%1 % off the mean"),
    QT_TRANSLATE_NOOP("checks", "falling"),
    QT_TRANSLATE_NOOP("checks", "%1 ms after %2 ms"),
    QT_TRANSLATE_NOOP("checks", "%1/s, %2/s with one"),
    QT_TRANSLATE_NOOP("checks", "> %1 times"),
    QT_TRANSLATE_NOOP("checks", "%1 % faster"),
    QT_TRANSLATE_NOOP("checks", "%1 ms with %2, %3 ms with %4"),
    QT_TRANSLATE_NOOP("checks", "signal %1, %2 killed, %3 left"),
    QT_TRANSLATE_NOOP("checks", "exit %1, %2 killed, %3 left"),
    QT_TRANSLATE_NOOP("checks", "signal %1, %2 left"),
    QT_TRANSLATE_NOOP("checks", "a reason, and no process"),
    QT_TRANSLATE_NOOP("checks", "%1 bytes in, %2 out"),
    QT_TRANSLATE_NOOP("checks", "every byte, in order"),
    QT_TRANSLATE_NOOP("checks", "stuck"),
    QT_TRANSLATE_NOOP("checks", "stuck with %1 bytes in its output"),
    QT_TRANSLATE_NOOP("checks", "exit %1"),
    QT_TRANSLATE_NOOP("checks", "signal %1"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 fresh, %3 of %4 forked"),
    QT_TRANSLATE_NOOP("checks", "all fresh, none forked"),
    QT_TRANSLATE_NOOP("checks", "an error in all fresh, none forked"),
    QT_TRANSLATE_NOOP("checks", "%1 generations"),
    QT_TRANSLATE_NOOP("checks", "all %1 that are allowed"),
    QT_TRANSLATE_NOOP("checks", "forked %1 of %2 in vain, fresh %3 of %4"),
    QT_TRANSLATE_NOOP("checks", "all forked in vain, no fresh one"),
    QT_TRANSLATE_NOOP("checks", "%1 times as long"),
    QT_TRANSLATE_NOOP("checks", "%1 ns, native %2 ns"),
    QT_TRANSLATE_NOOP("checks", "%1 ms interpreted, %2 ms native"),
    QT_TRANSLATE_NOOP("checks", "%1 % within, %2 % beyond, %3 wrong"),
    QT_TRANSLATE_NOOP("checks", "< %1 % within, > %2 % beyond, %3 wrong"),
    QT_TRANSLATE_NOOP("checks", "%1/s, then %2/s"),
    QT_TRANSLATE_NOOP("checks", "<= a fifth"),
    QT_TRANSLATE_NOOP("checks", "still stuck"),
    QT_TRANSLATE_NOOP("checks", "%1 of %2 live on"),
    QT_TRANSLATE_NOOP("checks", "%1 printed while typing"),
    QT_TRANSLATE_NOOP("checks", "> %1 printed while typing"),
    QT_TRANSLATE_NOOP("checks", "%1 started"),
    QT_TRANSLATE_NOOP("checks", "%1 started, the next refused"),
    QT_TRANSLATE_NOOP("checks", "%1 orders in %2 signals"),
    QT_TRANSLATE_NOOP("checks", ">= %1 orders"),
    QT_TRANSLATE_NOOP("checks", "%1, %2"),
    QT_TRANSLATE_NOOP("checks", "refused, nobody started"),
    QT_TRANSLATE_NOOP("checks", "not refused"),
    QT_TRANSLATE_NOOP("checks", "exit %1 before its work"),
    QT_TRANSLATE_NOOP("checks", "it did its work"),
    QT_TRANSLATE_NOOP("checks", "%1 % and %2 %"),
    QT_TRANSLATE_NOOP("checks", "%1 % and %2 %, by %3 %"),
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
