// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"cpu_share", QT_TRANSLATE_NOOP("experiments", "Computing share")},
    {"engine", QT_TRANSLATE_NOOP("experiments", "Engine")},
    {"io", QT_TRANSLATE_NOOP("experiments", "Waits for")},
};

constexpr Word hints[] = {
    {"cpu_share", QT_TRANSLATE_NOOP("experiments", "How much of each item is computing; the rest is waiting.")},
    {"workers", QT_TRANSLATE_NOOP("experiments", "The run does the same items with 1, 2, 3 and so on up to this many workers.")},
    {"engine", QT_TRANSLATE_NOOP("experiments", "Threads, processes, or coroutines that all live on one thread.")},
    {"io", QT_TRANSLATE_NOOP("experiments", "A clock, real reads from a file past the cache, or the answer of a server over a socket.")},
};

constexpr Word choices[] = {
    {"engine/threads", QT_TRANSLATE_NOOP("experiments", "threads")},
    {"engine/processes", QT_TRANSLATE_NOOP("experiments", "processes")},
    {"engine/coroutines", QT_TRANSLATE_NOOP("experiments", "coroutines")},
    {"io/sleep", QT_TRANSLATE_NOOP("experiments", "a clock")},
    {"io/file", QT_TRANSLATE_NOOP("experiments", "a file")},
    {"io/socket", QT_TRANSLATE_NOOP("experiments", "a socket")},
};

constexpr Word measures[] = {
    {"optimum_workers", QT_TRANSLATE_NOOP("claims", "fewest workers that are nearly the fastest")},
    {"predicted_workers", QT_TRANSLATE_NOOP("claims", "workers that theory says are enough")},
    {"cpu_percent", QT_TRANSLATE_NOOP("claims", "CPU use in percent of a core")},
};

constexpr Word claims[] = {
    {"computing-gains-nothing", QT_TRANSLATE_NOOP("claims", "only computing: more workers than cores gain nothing")},
    {"waiting-gains-all", QT_TRANSLATE_NOOP("claims", "only waiting: sixteen workers are at least ten times as fast as one")},
};

} // namespace

ExperimentWords cpuIoBoundWords()
{
    return {.id = "cpu-io-bound",
        .title = QT_TRANSLATE_NOOP("experiments", "CPU-bound and I/O-bound"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Computing and waiting"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
