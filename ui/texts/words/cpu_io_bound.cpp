// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"cpu_share", QT_TRANSLATE_NOOP("experiments", "Computing share")},
    {"engine", QT_TRANSLATE_NOOP("experiments", "Engine")},
    {"io", QT_TRANSLATE_NOOP("experiments", "Waits for")},
    {"code", QT_TRANSLATE_NOOP("experiments", "Language")},
};

constexpr Word hints[] = {
    {"cpu_share", QT_TRANSLATE_NOOP("experiments", "How much of each item is computing; the rest is waiting.")},
    {"workers", QT_TRANSLATE_NOOP("experiments", "The run does the same items with 1, 2, 3 and so on up to this many workers.")},
    {"engine", QT_TRANSLATE_NOOP("experiments", "Threads, processes, or coroutines that all live on one thread.")},
    {"io", QT_TRANSLATE_NOOP("experiments", "A clock, real reads from a file past the cache, or the answer of a server over a socket.")},
    {"code", QT_TRANSLATE_NOOP("experiments", "Native code, or the same loops first by an interpreter and then in native code. The share of "
                                              "computing is then that of the interpreter.")},
};

constexpr Word choices[] = {
    {"engine/threads", QT_TRANSLATE_NOOP("experiments", "threads")},
    {"engine/processes", QT_TRANSLATE_NOOP("experiments", "processes")},
    {"engine/coroutines", QT_TRANSLATE_NOOP("experiments", "coroutines")},
    {"io/sleep", QT_TRANSLATE_NOOP("experiments", "a clock")},
    {"io/file", QT_TRANSLATE_NOOP("experiments", "a file")},
    {"io/socket", QT_TRANSLATE_NOOP("experiments", "a socket")},
    {"code/native", QT_TRANSLATE_NOOP("experiments", "native code")},
    {"code/compared", QT_TRANSLATE_NOOP("experiments", "both compared")},
};

constexpr Word measures[] = {
    {"optimum_workers", QT_TRANSLATE_NOOP("claims", "fewest workers that are nearly the fastest")},
    {"predicted_workers", QT_TRANSLATE_NOOP("claims", "workers that theory says are enough")},
    {"cpu_percent", QT_TRANSLATE_NOOP("claims", "CPU use in percent of a core")},
    {"loop_ns", QT_TRANSLATE_NOOP("claims", "one loop of the program")},
    {"interpreter_price", QT_TRANSLATE_NOOP("claims", "times as long in the interpreter")},
    {"native_makespan_ns", QT_TRANSLATE_NOOP("claims", "makespan in native code")},
};

constexpr Word claims[] = {
    {"computing-gains-nothing", QT_TRANSLATE_NOOP("claims", "only computing: more workers than cores gain nothing")},
    {"waiting-gains-all", QT_TRANSLATE_NOOP("claims", "only waiting: sixteen workers are at least ten times as fast as one")},
    {"interpreter-costs-tenfold", QT_TRANSLATE_NOOP("claims", "the same loop takes an interpreter at least ten times as long as native code")},
    {"waiting-needs-no-fast-language", QT_TRANSLATE_NOOP("claims", "mostly waiting: the fast language gains hardly anything")},
    {"computing-wants-the-fast-language", QT_TRANSLATE_NOOP("claims", "only computing: the fast language is several times as fast")},
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
