// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"mode", QT_TRANSLATE_NOOP("experiments", "Mode")},
    {"crash", QT_TRANSLATE_NOOP("experiments", "Crash")},
    {"crash_after", QT_TRANSLATE_NOOP("experiments", "Crash after")},
    {"respawn", QT_TRANSLATE_NOOP("experiments", "Start anew")},
    {"requeue", QT_TRANSLATE_NOOP("experiments", "Put up again")},
};

constexpr Word hints[] = {
    {"mode",
        QT_TRANSLATE_NOOP("experiments", "Each worker a process, all of them threads of the master's process, or processes with two threads each.")},
    {"crash", QT_TRANSLATE_NOOP("experiments", "How one worker goes down in the middle of a task.")},
    {"crash_after", QT_TRANSLATE_NOOP("experiments", "Tasks done by all together before it happens.")},
    {"respawn", QT_TRANSLATE_NOOP("experiments", "Whoever died is started anew.")},
    {"requeue", QT_TRANSLATE_NOOP("experiments", "The task a dead worker had in hand goes back on the board.")},
};

constexpr Word choices[] = {
    {"mode/processes", QT_TRANSLATE_NOOP("experiments", "processes")},
    {"mode/threads", QT_TRANSLATE_NOOP("experiments", "threads")},
    {"mode/processes-x-threads", QT_TRANSLATE_NOOP("experiments", "processes × threads")},
    {"crash/SIGSEGV", QT_TRANSLATE_NOOP("experiments", "bad pointer (SIGSEGV)")},
    {"crash/abort", QT_TRANSLATE_NOOP("experiments", "abort")},
    {"crash/exception", QT_TRANSLATE_NOOP("experiments", "exception")},
    {"crash/exit", QT_TRANSLATE_NOOP("experiments", "exit(3)")},
    {"crash/endless-loop", QT_TRANSLATE_NOOP("experiments", "endless loop")},
    {"crash/memory-limit", QT_TRANSLATE_NOOP("experiments", "out of memory")},
};

constexpr Word measures[] = {
    {"survivors", QT_TRANSLATE_NOOP("claims", "workers that survived")},
    {"recovery_ns", QT_TRANSLATE_NOOP("claims", "time until a replacement was at work")},
};

constexpr Word claims[] = {
    {"crash-takes-its-process", QT_TRANSLATE_NOOP("claims", "a crash takes its whole process along, and nobody else")},
    {"others-go-on", QT_TRANSLATE_NOOP("claims", "whoever is left does all the other tasks")},
    {"requeue-loses-nothing", QT_TRANSLATE_NOOP("claims", "put up again, no task is lost; otherwise the one in hand is")},
    {"respawn-restores-the-team", QT_TRANSLATE_NOOP("claims", "whoever died is started anew")},
    {"master-only-assigns", QT_TRANSLATE_NOOP("claims", "the master hands out work and does none itself")},
};

} // namespace

ExperimentWords masterWorkerWords()
{
    return {.id = "master-worker",
        .title = QT_TRANSLATE_NOOP("experiments", "One crash"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Master and workers"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
