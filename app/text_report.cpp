// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text_report.h"

#include "app/text_table.h"
#include "ui/texts/texts.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

namespace interleave {

namespace {

QString inWords(const char *text)
{
    return QCoreApplication::translate("report", text);
}

QString words(const std::string &text)
{
    return texts::fromUtf8(text);
}

QString heading(const QString &text)
{
    return QLatin1Char('\n') + text + QLatin1Char('\n');
}

QString outcomeLines(const Report &report)
{
    const Outcome &outcome = report.outcome;
    QString text = texts::verdict(outcome.verdict);
    if (!outcome.conclusive)
        text += QStringLiteral(" (") + (outcome.why.empty() ? inWords(QT_TRANSLATE_NOOP("report", "inconclusive")) : texts::reason(outcome.why)) +
                QLatin1Char(')');
    text += QLatin1Char('\n');
    if (outcome.expected && outcome.actual)
        text += QStringLiteral("  ") +
                inWords(QT_TRANSLATE_NOOP("report", "last round: expected %1, got %2")).arg(*outcome.expected).arg(*outcome.actual) +
                QLatin1Char('\n');
    if (outcome.lost && report.measures && report.measures->contains("lost_per_million"))
        text += QStringLiteral("  ") + inWords(QT_TRANSLATE_NOOP("report", "lost updates: %1")).arg(countText(*outcome.lost)) + QLatin1Char('\n');
    if (outcome.trials > 0)
        text += QStringLiteral("  ") + inWords(QT_TRANSLATE_NOOP("report", "rounds: %1")).arg(countText(outcome.trials)) + QLatin1Char('\n');
    return text;
}

QString claimLines(const std::vector<Check> &checks)
{
    QString text = heading(inWords(QT_TRANSLATE_NOOP("report", "Claims")));
    for (const Check &check : checks) {
        const QString mark = !check.ok ? QStringLiteral("[?]") : *check.ok ? QString::fromUtf8("[\u2713]") : QString::fromUtf8("[\u2717]");
        text += QStringLiteral("  ") + mark + QLatin1Char(' ') + texts::claim(check.claim);
        if (!check.got.empty() && check.ok)
            text += QStringLiteral(" \u2014 ") +
                    inWords(QT_TRANSLATE_NOOP("report", "got %1, wanted %2")).arg(texts::checkValue(check.got), texts::checkValue(check.want));
        if (!check.ok)
            text += QStringLiteral(" \u2014 ") + inWords(QT_TRANSLATE_NOOP("report", "inconclusive: %1")).arg(texts::reason(check.why));
        text += QLatin1Char('\n');
    }
    return text;
}

/// How many rows of a table a reader at a terminal still reads; the report has them all.
constexpr std::size_t mostRows = 40;

QString andMore(std::size_t count)
{
    return count > mostRows
               ? QStringLiteral("  ") + inWords(QT_TRANSLATE_NOOP("report", "\u2026 and %1 more")).arg(count - mostRows) + QLatin1Char('\n')
               : QString();
}

QString stateCell(const WorkerReport &worker, std::string_view state)
{
    for (const auto &[name, time] : worker.states) {
        if (name == state)
            return time > 0 ? durationText(time) : QStringLiteral("\u2013");
    }
    return {};
}

QString workerLines(const std::vector<WorkerReport> &workers)
{
    TextTable table({inWords(QT_TRANSLATE_NOOP("report", "Workers")), inWords(QT_TRANSLATE_NOOP("report", "pid")),
        inWords(QT_TRANSLATE_NOOP("report", "tid")), inWords(QT_TRANSLATE_NOOP("report", "running")),
        inWords(QT_TRANSLATE_NOOP("report", "runnable")), inWords(QT_TRANSLATE_NOOP("report", "lock")), inWords(QT_TRANSLATE_NOOP("report", "queue")),
        inWords(QT_TRANSLATE_NOOP("report", "I/O")), inWords(QT_TRANSLATE_NOOP("report", "asleep")), inWords(QT_TRANSLATE_NOOP("report", "other")),
        inWords(QT_TRANSLATE_NOOP("report", "left by itself")), inWords(QT_TRANSLATE_NOOP("report", "preempted")),
        inWords(QT_TRANSLATE_NOOP("report", "done"))});
    for (std::size_t i = 0; i < workers.size() && i < mostRows; ++i) {
        const WorkerReport &worker = workers[i];
        QStringList row{words(worker.name), QString::number(worker.pid), QString::number(worker.tid)};
        for (const char *state : {"running", "runnable", "lock", "queue", "io", "sleep", "other"})
            row << stateCell(worker, state);
        row << (worker.voluntary ? countText(*worker.voluntary) : QString()) << (worker.preempted ? countText(*worker.preempted) : QString());
        row << countText(worker.operations);
        table.addRow(row);
    }
    return QLatin1Char('\n') + table.text(0) + andMore(workers.size());
}

QStringList summaryCells(const Summary &summary)
{
    if (summary.count == 0)
        return {QString(), QString(), QString()};
    return {durationText(summary.p50), durationText(summary.p99), durationText(summary.max)};
}

QString lockLines(const std::vector<LockReport> &locks)
{
    TextTable table({inWords(QT_TRANSLATE_NOOP("report", "Locks")), inWords(QT_TRANSLATE_NOOP("report", "kind")),
        inWords(QT_TRANSLATE_NOOP("report", "taken")), inWords(QT_TRANSLATE_NOOP("report", "contended")),
        inWords(QT_TRANSLATE_NOOP("report", "slept")), inWords(QT_TRANSLATE_NOOP("report", "new owner")),
        inWords(QT_TRANSLATE_NOOP("report", "waited")), inWords(QT_TRANSLATE_NOOP("report", "wait p50")), inWords(QT_TRANSLATE_NOOP("report", "p99")),
        inWords(QT_TRANSLATE_NOOP("report", "longest"))});
    for (std::size_t i = 0; i < locks.size() && i < mostRows; ++i) {
        const LockReport &lock = locks[i];
        QStringList row{words(lock.name), texts::choiceLabel("lock", lock.kind), countText(lock.acquisitions), countText(lock.contended),
            countText(lock.slept), countText(lock.ownerChanges), durationText(lock.wait.total)};
        row += summaryCells(lock.wait);
        table.addRow(row);
    }
    return QLatin1Char('\n') + table.text(0) + andMore(locks.size());
}

/// A pipe's or a socket's room is the kernel's affair.
QString capacityWords(const QueueReport &queue)
{
    if (queue.capacity > 0)
        return QString::number(queue.capacity);
    return queue.kind == "queue" ? inWords(QT_TRANSLATE_NOOP("report", "unbounded")) : QString(QChar(0x2013));
}

QString queueLines(const std::vector<QueueReport> &queues)
{
    TextTable table({inWords(QT_TRANSLATE_NOOP("report", "Queues")), inWords(QT_TRANSLATE_NOOP("report", "capacity")),
        inWords(QT_TRANSLATE_NOOP("report", "put")), inWords(QT_TRANSLATE_NOOP("report", "got")), inWords(QT_TRANSLATE_NOOP("report", "deepest")),
        inWords(QT_TRANSLATE_NOOP("report", "mean depth")), inWords(QT_TRANSLATE_NOOP("report", "stay p50")),
        inWords(QT_TRANSLATE_NOOP("report", "p99")), inWords(QT_TRANSLATE_NOOP("report", "longest"))});
    for (const QueueReport &queue : queues) {
        QStringList row{words(queue.name), capacityWords(queue), countText(queue.puts), countText(queue.gets), QString::number(queue.maxDepth),
            QString::number(queue.meanDepth, 'f', 2)};
        row += summaryCells(queue.latency);
        table.addRow(row);
    }
    return QLatin1Char('\n') + table.text(0);
}

QString coreLines(const std::vector<CoreReport> &cores)
{
    TextTable table({inWords(QT_TRANSLATE_NOOP("report", "Cores")), inWords(QT_TRANSLATE_NOOP("report", "used")),
        inWords(QT_TRANSLATE_NOOP("report", "share")), inWords(QT_TRANSLATE_NOOP("report", "stretches"))});
    for (const CoreReport &core : cores)
        table.addRow({QString::number(core.cpu), durationText(core.busy), shareText(core.utilisation), countText(core.slices)});
    return QLatin1Char('\n') + table.text(0);
}

QString markerLines(const std::vector<MarkerReport> &markers)
{
    QString text = heading(inWords(QT_TRANSLATE_NOOP("report", "Changes")));
    for (const MarkerReport &marker : markers) {
        text += QStringLiteral("  ") +
                inWords(QT_TRANSLATE_NOOP("report", "%1: %2 from %3 to %4"))
                    .arg(durationText(marker.time), texts::parameterLabel(marker.parameter), words(marker.from), words(marker.to)) +
                QLatin1Char('\n');
    }
    return text;
}

} // namespace

QString trustLine(const Report &report)
{
    QString text = texts::captureMode(report.captureMode) + QStringLiteral(" \u00b7 ") +
                   inWords(QT_TRANSLATE_NOOP("report", "%1 events")).arg(countText(report.events)) + QStringLiteral(" \u00b7 ") +
                   inWords(QT_TRANSLATE_NOOP("report", "%1 lost")).arg(countText(report.eventsLost));
    if (report.probeCostNs > 0)
        text += QStringLiteral(" \u00b7 ") + inWords(QT_TRANSLATE_NOOP("report", "%1 ns an event")).arg(report.probeCostNs, 0, 'f', 1);
    if (report.machine.externalCpuPercent)
        text += QStringLiteral(" \u00b7 ") +
                inWords(QT_TRANSLATE_NOOP("report", "others used %1 % of the cores")).arg(*report.machine.externalCpuPercent, 0, 'f', 0);
    if (!report.captureReason.empty())
        text += QStringLiteral("\n  ") + inWords(QT_TRANSLATE_NOOP("report", "why no better: %1")).arg(words(report.captureReason));
    return text;
}

QString textReport(const Report &report)
{
    QString text =
        QStringLiteral("%1 (%2) \u00b7 %3\n").arg(texts::experimentTitle(report.experiment), words(report.experiment), durationText(report.duration));
    text += outcomeLines(report);
    if (!report.checks.empty())
        text += claimLines(report.checks);
    if (!report.workers.empty())
        text += workerLines(report.workers);
    if (!report.locks.empty())
        text += lockLines(report.locks);
    if (!report.queues.empty())
        text += queueLines(report.queues);
    if (!report.cores.empty())
        text += coreLines(report.cores);
    if (!report.markers.empty())
        text += markerLines(report.markers);
    if (!report.refusals.empty()) {
        text += heading(inWords(QT_TRANSLATE_NOOP("report", "Refused by the system")));
        for (const auto &[what, why] : report.refusals)
            text += QStringLiteral("  %1: %2\n").arg(words(what), texts::reason(why));
    }
    return text + QLatin1Char('\n') + trustLine(report) + QLatin1Char('\n');
}

} // namespace interleave
