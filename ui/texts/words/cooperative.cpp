// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"engine", QT_TRANSLATE_NOOP("experiments", "Engine")},
    {"fields", QT_TRANSLATE_NOOP("experiments", "Fields")},
    {"step_us", QT_TRANSLATE_NOOP("experiments", "Length of a step")},
};

constexpr Word hints[] = {
    {"engine", QT_TRANSLATE_NOOP("experiments", "Two threads, two threads with a lock around each step, or two coroutines on one thread.")},
    {"fields", QT_TRANSLATE_NOOP("experiments", "Each wants a hole, a radish in it, and a cover, in this order.")},
};

constexpr Word choices[] = {
    {"engine/threads", QT_TRANSLATE_NOOP("experiments", "threads")},
    {"engine/threads+lock", QT_TRANSLATE_NOOP("experiments", "threads and a lock")},
    {"engine/coroutines", QT_TRANSLATE_NOOP("experiments", "coroutines")},
};

constexpr Word presets[] = {
    {"hired", QT_TRANSLATE_NOOP("experiments", "Hired hands")},
    {"told", QT_TRANSLATE_NOOP("experiments", "Hired hands with a lock")},
    {"own-order", QT_TRANSLATE_NOOP("experiments", "An order of one's own")},
};

constexpr Word presetHints[] = {
    {"hired", QT_TRANSLATE_NOOP("experiments", "They know nothing of each other: what is covered may not be planted.")},
    {"told", QT_TRANSLATE_NOOP("experiments", "Each field is worked on by one of them at a time.")},
    {"own-order", QT_TRANSLATE_NOOP("experiments", "One worker who changes jobs only where the work allows it.")},
};

constexpr Word measures[] = {
    {"out_of_order", QT_TRANSLATE_NOOP("claims", "steps out of order")},
    {"switches_inside", QT_TRANSLATE_NOOP("claims", "steps with another inside")},
    {"covered_unplanted", QT_TRANSLATE_NOOP("claims", "covered before the radish was in")},
    {"fields_right", QT_TRANSLATE_NOOP("claims", "fields done in order")},
};

constexpr Word claims[] = {
    {"threads-lose-order", QT_TRANSLATE_NOOP("claims", "threads begin a step before the one ahead of it is finished")},
    {"lock-keeps-order", QT_TRANSLATE_NOOP("claims", "with a lock every step waits for the one ahead of it")},
    {"coroutines-keep-order", QT_TRANSLATE_NOOP("claims", "coroutines keep the order without any lock")},
};

} // namespace

ExperimentWords cooperativeWords()
{
    return {.id = "cooperative",
        .title = QT_TRANSLATE_NOOP("experiments", "Who decides the order: dig, plant, cover"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Preemptive and cooperative"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .presets = presets,
        .presetHints = presetHints,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
