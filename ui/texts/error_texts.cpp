// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/error_texts.h"

#include "ui/texts/texts.h"

#include <QCoreApplication>

#include <cerrno>
#include <system_error>

namespace interleave::texts {

namespace {

QString inWords(const char *text)
{
    return QCoreApplication::translate("errors", text);
}

/// The sentence of a code; %1, %2, %3 are its arguments in their order.
const char *sentenceOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::unknownOption: return QT_TRANSLATE_NOOP("errors", "There is no “%1” here. Accepted: %2.");
    case ErrorCode::optionNeedsValue: return QT_TRANSLATE_NOOP("errors", "%1 needs a value: %2.");
    case ErrorCode::optionValue: return QT_TRANSLATE_NOOP("errors", "%1 cannot be “%2”. Accepted: %3.");
    case ErrorCode::unknownExperiment: return QT_TRANSLATE_NOOP("errors", "There is no experiment “%1”. Choose one of: %2.");
    case ErrorCode::unknownPreset: return QT_TRANSLATE_NOOP("errors", "Experiment “%1” has no preset “%2”. It has: %3.");
    case ErrorCode::unknownParameter: return QT_TRANSLATE_NOOP("errors", "Experiment “%1” has no parameter “%2”. It has: %3.");
    case ErrorCode::valueOfWrongType: return QT_TRANSLATE_NOOP("errors", "Parameter “%1” cannot be “%2”. Accepted: %3.");
    case ErrorCode::valueOutOfRange: return QT_TRANSLATE_NOOP("errors", "Parameter “%1” cannot be %2: out of range. Accepted: %3.");
    case ErrorCode::meaninglessCombination: return QT_TRANSLATE_NOOP("errors", "%1 together with %2 has no meaning. Change one of the two.");
    case ErrorCode::parameterNotLive:
        return QT_TRANSLATE_NOOP("errors", "Parameter “%1” acts at the start of a run only. During a run these can be changed: %2.");
    case ErrorCode::badSchedule: return QT_TRANSLATE_NOOP("errors", "“%1” is not a change at a time. Accepted: %2.");
    case ErrorCode::captureRefused: return QT_TRANSLATE_NOOP("errors", "Capture mode “%1” is not to be had here: %2. %3");
    case ErrorCode::notAvailableHere: return QT_TRANSLATE_NOOP("errors", "Not to be had here: %1 (%2). %3");
    case ErrorCode::noDisplay: return QT_TRANSLATE_NOOP("errors", "No display for the window: %1. %2");
    case ErrorCode::startFailed: return QT_TRANSLATE_NOOP("errors", "Could not start %1: %2.");
    case ErrorCode::hostLost:
        return QT_TRANSLATE_NOOP("errors", "The experiment's process ended before its time (%1). What had been recorded is kept. Run it again.");
    case ErrorCode::guardLost:
        return QT_TRANSLATE_NOOP("errors",
            "The process that guards the experiment was ended (%1), and with it the experiment. What had been recorded is kept. Run it again.");
    case ErrorCode::protocolViolated:
        return QT_TRANSLATE_NOOP("errors",
            "The window and interleave-host do not understand each other (%1). Are both from the same build? Install or build them together.");
    case ErrorCode::outOfLanes: return QT_TRANSLATE_NOOP("errors", "%1 workers were asked for; at most %2 are possible. Choose fewer.");
    case ErrorCode::outOfTasks:
        return QT_TRANSLATE_NOOP("errors",
            "Could not start %1: the system allows no more processes and threads, and a run may have about %2 of them beyond "
            "what the machine had before. Choose fewer workers.");
    case ErrorCode::cannotWrite: return QT_TRANSLATE_NOOP("errors", "Cannot write %1: %2. Choose a place where you may write.");
    case ErrorCode::systemCallFailed: return QT_TRANSLATE_NOOP("errors", "The system refused %1: %2.");
    }
    return QT_TRANSLATE_NOOP("errors", "Something went wrong that has no name.");
}

} // namespace

QString errorText(const Error &error)
{
    const QString sentence = inWords(sentenceOf(error.code));
    QString text;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const int number = sentence[i] == QLatin1Char('%') && i + 1 < sentence.size() ? sentence[i + 1].digitValue() : -1;
        if (number < 1) {
            text += sentence[i];
            continue;
        }
        if (static_cast<std::size_t>(number) <= error.arguments.size())
            text += fromUtf8(error.arguments[static_cast<std::size_t>(number - 1)]);
        ++i;
    }
    return text.trimmed();
}

QString captureCure(const QString &call, const QString &why)
{
    if (call.contains(QLatin1String("perf_event_open")))
        return inWords(QT_TRANSLATE_NOOP(
            "errors", "To allow it until the next boot: sudo sysctl kernel.perf_event_paranoid=2 (Debian and Ubuntu start with a stricter value)."));
    if (call.contains(QLatin1String("trac")) && why == fromUtf8(std::generic_category().message(ENOENT)))
        return inWords(QT_TRANSLATE_NOOP(
            "errors", "Who woke whom is told by tracefs, which is not mounted here: sudo mount -t tracefs tracefs /sys/kernel/tracing"));
    if (call.contains(QLatin1String("trac")))
        return inWords(QT_TRANSLATE_NOOP(
            "errors", "Who woke whom is told by tracefs, which only root may read: sudo interleave, or give interleave CAP_PERFMON."));
    if (call.contains(QLatin1String("rseq")))
        return inWords(
            QT_TRANSLATE_NOOP("errors", "Self-measuring needs rseq: Linux 4.18 and glibc 2.35 or newer, and GLIBC_TUNABLES must not turn it off."));
    if (call.contains(QLatin1String("schedstat")))
        return inWords(
            QT_TRANSLATE_NOOP("errors", "Self-measuring needs /proc with schedstat: mount /proc, or use a kernel with CONFIG_SCHED_INFO."));
    return {};
}

} // namespace interleave::texts
