// SPDX-License-Identifier: GPL-3.0-or-later
// The words of what a run says of itself: verdicts, reasons, states, capture.
#include "ui/texts/texts.h"
#include "ui/texts/word_table.h"

#include "core/capture/capture_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace interleave::texts {

namespace {

QString inWords(const char *text)
{
    return QCoreApplication::translate("run", text);
}

QString wordsOr(std::span<const Word> table, std::string_view key)
{
    const char *text = find(table, key);
    return text ? inWords(text) : fromUtf8(key);
}

constexpr Word verdicts[] = {
    {"correct", QT_TRANSLATE_NOOP("run", "every result was right")},
    {"wrong", QT_TRANSLATE_NOOP("run", "results were wrong")},
    {"stuck", QT_TRANSLATE_NOOP("run", "the workers got stuck")},
    {"cut", QT_TRANSLATE_NOOP("run", "stopped before the end")},
    {"done", QT_TRANSLATE_NOOP("run", "done")},
    {"refused", QT_TRANSLATE_NOOP("run", "the key was refused")},
    {"no-descriptors", QT_TRANSLATE_NOOP("run", "there were not enough file descriptors for all connections")},
};

constexpr Word reasons[] = {
    {"other-settings", QT_TRANSLATE_NOOP("run", "needs %1")},
    {"cores-missing", QT_TRANSLATE_NOOP("run", "needs %1 cores")},
    {"external-load", QT_TRANSLATE_NOOP("run", "other programs used %1 % of the cores")},
    {"watching-load", QT_TRANSLATE_NOOP("run", "this window and other programs used %1 % of the cores")},
    {"no-direct-reads", QT_TRANSLATE_NOOP("run", "no folder here lets reads go past the kernel's cache")},
    {"not-measured", QT_TRANSLATE_NOOP("run", "not measured in this capture mode")},
    {"no-overlap", QT_TRANSLATE_NOOP("run", "the workers hardly ever ran at the same time")},
    {"too-short", QT_TRANSLATE_NOOP("run", "the run was too short")},
    {"changed-live", QT_TRANSLATE_NOOP("run", "%1 was changed during the run")},
    {"cut", QT_TRANSLATE_NOOP("run", "stopped before the end")},
    {"no-deadlock", QT_TRANSLATE_NOOP("run", "there was no deadlock")},
    {"descriptors-missing", QT_TRANSLATE_NOOP("run", "not enough file descriptors; raise the limit (ulimit -n)")},
    {"refused", QT_TRANSLATE_NOOP("run", "the system refused %1")},
};

constexpr Word roles[] = {
    {"worker", QT_TRANSLATE_NOOP("run", "worker")},
    {"master", QT_TRANSLATE_NOOP("run", "master")},
    {"producer", QT_TRANSLATE_NOOP("run", "producer")},
    {"consumer", QT_TRANSLATE_NOOP("run", "consumer")},
    {"child", QT_TRANSLATE_NOOP("run", "child")},
    {"detector", QT_TRANSLATE_NOOP("run", "detector")},
    {"waiter", QT_TRANSLATE_NOOP("run", "waiter")},
    {"setter", QT_TRANSLATE_NOOP("run", "setter")},
    {"scheduler", QT_TRANSLATE_NOOP("run", "scheduler")},
    {"client", QT_TRANSLATE_NOOP("run", "client")},
    {"server", QT_TRANSLATE_NOOP("run", "server")},
    {"pool", QT_TRANSLATE_NOOP("run", "pool thread")},
    {"mixed", QT_TRANSLATE_NOOP("run", "process or thread")},
    {"loop", QT_TRANSLATE_NOOP("run", "event loop")},
    {"coro", QT_TRANSLATE_NOOP("run", "event loop of coroutines")},
    {"spinner", QT_TRANSLATE_NOOP("run", "spinner")},
    {"eventloop", QT_TRANSLATE_NOOP("run", "event loop")},
    {"writer", QT_TRANSLATE_NOOP("run", "writer")},
    {"reader", QT_TRANSLATE_NOOP("run", "reader")},
    {"sender", QT_TRANSLATE_NOOP("run", "sender")},
    {"receiver", QT_TRANSLATE_NOOP("run", "receiver")},
    {"target", QT_TRANSLATE_NOOP("run", "target")},
    {"manager", QT_TRANSLATE_NOOP("run", "manager")},
};

constexpr Word modes[] = {
    {"kernel", QT_TRANSLATE_NOOP("run", "kernel-exact")},
    {"kernel+wakeups", QT_TRANSLATE_NOOP("run", "kernel-exact, wakeups")},
    {"self", QT_TRANSLATE_NOOP("run", "self-measured")},
    {"probes", QT_TRANSLATE_NOOP("run", "probes only")},
};

constexpr Word meanings[] = {
    {"kernel", QT_TRANSLATE_NOOP("run", "The kernel told every switch of every worker, exactly.")},
    {"kernel+wakeups", QT_TRANSLATE_NOOP("run", "The kernel told every switch of every worker, and who woke whom.")},
    {"self", QT_TRANSLATE_NOOP(
                 "run", "Each worker noticed by itself that it had lost its core; begin and end of such stretches are exact to about 15 µs.")},
    {"probes", QT_TRANSLATE_NOOP("run", "Only waits for locks and queues are known; when a worker lost its core is not.")},
};

/// The unit that a parameter's name ends with.
QString unitOf(std::string_view name)
{
    const std::size_t underscore = name.rfind('_');
    const std::string_view unit = underscore == std::string_view::npos ? std::string_view() : name.substr(underscore + 1);
    return unit == "us" || unit == "ms" || unit == "ns" || unit == "mb" || unit == "kib" ? QChar(0x202f) + unitLabel(unit) : QString();
}

/// "storage=private-copy" as "Storage: private copy"; "--at 1:lock=mutex" as a change during the run.
QString settingWords(std::string_view setting)
{
    constexpr std::string_view during = "--at ";
    const bool later = setting.starts_with(during);
    if (later)
        setting.remove_prefix(std::min(setting.size(), setting.find(':') + 1));
    const std::size_t equals = setting.find('=');
    if (equals == std::string_view::npos)
        return fromUtf8(setting);
    const std::string_view name = setting.substr(0, equals);
    QStringList values;
    for (const QString &value : fromUtf8(setting.substr(equals + 1)).split(QLatin1Char('|')))
        values.append(choiceLabel(name, value.toStdString()) + unitOf(name));
    const QString text = parameterLabel(name) + QStringLiteral(": ") + values.join(inWords(QT_TRANSLATE_NOOP("run", " or ")));
    return later ? inWords(QT_TRANSLATE_NOOP("run", "%1, chosen during the run")).arg(text) : text;
}

QString settingsWords(const QString &settings)
{
    QStringList words;
    for (const QString &setting : settings.split(QStringLiteral(", ")))
        words.append(settingWords(setting.toStdString()));
    return words.join(QStringLiteral("; "));
}

} // namespace

QString reason(std::string_view why)
{
    const std::size_t bar = why.find('|');
    const std::string_view key = why.substr(0, bar);
    QString text = wordsOr(reasons, key);
    if (bar == std::string_view::npos)
        return text;
    const QString argument = fromUtf8(why.substr(bar + 1));
    return text.replace(QLatin1String("%1"), key == "other-settings" ? settingsWords(argument) : argument);
}

QString verdict(std::string_view key)
{
    return wordsOr(verdicts, key);
}

QString roleLabel(std::string_view role)
{
    return wordsOr(roles, role);
}

QString captureMode(std::string_view key)
{
    return wordsOr(modes, key);
}

QString captureMode(CaptureMode mode)
{
    return captureMode(captureModeName(mode));
}

QString captureMeaning(std::string_view key)
{
    const char *text = find(meanings, key);
    return text ? inWords(text) : QString();
}

QString stateLabel(SliceState state)
{
    switch (state) {
    case SliceState::running: return inWords(QT_TRANSLATE_NOOP("run", "running"));
    case SliceState::runnable: return inWords(QT_TRANSLATE_NOOP("run", "runnable, wants a core"));
    case SliceState::lock: return inWords(QT_TRANSLATE_NOOP("run", "waiting for lock"));
    case SliceState::queue: return inWords(QT_TRANSLATE_NOOP("run", "waiting for queue"));
    case SliceState::pipe: return inWords(QT_TRANSLATE_NOOP("run", "waiting for pipe or socket"));
    case SliceState::io: return inWords(QT_TRANSLATE_NOOP("run", "waiting for I/O"));
    case SliceState::sleep: return inWords(QT_TRANSLATE_NOOP("run", "sleeping"));
    case SliceState::stopped: return inWords(QT_TRANSLATE_NOOP("run", "stopped"));
    case SliceState::other: return inWords(QT_TRANSLATE_NOOP("run", "off the core: gate, join or unknown"));
    case SliceState::held: return inWords(QT_TRANSLATE_NOOP("run", "holding the lock"));
    case SliceState::waiting: return inWords(QT_TRANSLATE_NOOP("run", "waiting for the lock"));
    case SliceState::density: return inWords(QT_TRANSLATE_NOOP("run", "share of the lock"));
    case SliceState::lost: return inWords(QT_TRANSLATE_NOOP("run", "lost: records are missing"));
    case SliceState::count: break;
    }
    return {};
}

} // namespace interleave::texts
