// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"tasks", QT_TRANSLATE_NOOP("experiments", "Tasks")},
    {"task_ms", QT_TRANSLATE_NOOP("experiments", "Task length")},
    {"mode", QT_TRANSLATE_NOOP("experiments", "Mode")},
};

constexpr Word hints[] = {
    {"tasks", QT_TRANSLATE_NOOP("experiments", "Each has a worker of its own. No more than there are cores: parallel. More: they take turns.")},
    {"task_ms", QT_TRANSLATE_NOOP("experiments", "Time that a task needs on a core. A worker without one gets nothing done.")},
    {"mode", QT_TRANSLATE_NOOP("experiments", "Start all tasks at once, or join each before the next begins.")},
    {"work", QT_TRANSLATE_NOOP(
                 "experiments", "Computing for its own sake, or a word processor with three tasks: one types, one checks the spelling, one prints.")},
};

constexpr Word choices[] = {
    {"mode/concurrent", QT_TRANSLATE_NOOP("experiments", "concurrent")},
    {"mode/sequential", QT_TRANSLATE_NOOP("experiments", "sequential")},
    {"work/numbers", QT_TRANSLATE_NOOP("experiments", "computing")},
    {"work/editor", QT_TRANSLATE_NOOP("experiments", "a word processor")},
};

constexpr Word presets[] = {
    {"as-printed", QT_TRANSLATE_NOOP("experiments", "As printed: one by one")},
    {"corrected", QT_TRANSLATE_NOOP("experiments", "Corrected: both at once")},
    {"editor", QT_TRANSLATE_NOOP("experiments", "A word processor")},
    {"editor-one-by-one", QT_TRANSLATE_NOOP("experiments", "The same without threads")},
};

constexpr Word presetHints[] = {
    {"as-printed", QT_TRANSLATE_NOOP("experiments", "The first process is waited for before the second is started.")},
    {"corrected", QT_TRANSLATE_NOOP("experiments", "Both are started, then both are waited for.")},
    {"editor", QT_TRANSLATE_NOOP("experiments", "It types, checks the spelling and prints at the same time.")},
    {"editor-one-by-one", QT_TRANSLATE_NOOP("experiments", "Nothing is checked before all is typed, and nothing printed before all is checked.")},
};

constexpr Word measures[] = {
    {"in_progress_max", QT_TRANSLATE_NOOP("claims", "most tasks in progress at once")},
    {"longest_pause_ns", QT_TRANSLATE_NOOP("claims", "longest time a task stood still")},
    {"typed", QT_TRANSLATE_NOOP("claims", "characters typed")},
    {"checked", QT_TRANSLATE_NOOP("claims", "characters checked")},
    {"misspelt", QT_TRANSLATE_NOOP("claims", "misspelt words found")},
    {"printed", QT_TRANSLATE_NOOP("claims", "characters printed")},
    {"printed_while_typing", QT_TRANSLATE_NOOP("claims", "characters printed before typing ended")},
};

constexpr Word claims[] = {
    {"running-fits-cores", QT_TRANSLATE_NOOP("claims", "never more tasks on a core at the same instant than there are cores")},
    {"sequential-one-at-a-time", QT_TRANSLATE_NOOP("claims", "sequential: the next task begins only when the one before it has ended")},
    {"one-core-takes-turns", QT_TRANSLATE_NOOP("claims", "one core: all tasks are in progress, one of them runs")},
    {"two-cores-are-faster", QT_TRANSLATE_NOOP("claims", "two cores: the tasks really run at the same time")},
    {"nobody-stands-still", QT_TRANSLATE_NOOP("claims", "more tasks than cores: every one of them gets on all the time")},
    {"typing-checking-printing-at-once", QT_TRANSLATE_NOOP("claims", "a program types, checks and prints at the same time only by several tasks")},
};

} // namespace

ExperimentWords parallelismWords()
{
    return {.id = "parallelism",
        .title = QT_TRANSLATE_NOOP("experiments", "Concurrency and parallelism"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Parallelism"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .presets = presets,
        .presetHints = presetHints,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
