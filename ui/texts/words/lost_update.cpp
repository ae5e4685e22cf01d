// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"operation", QT_TRANSLATE_NOOP("experiments", "Operation")},
    {"variable", QT_TRANSLATE_NOOP("experiments", "Variable")},
    {"storage", QT_TRANSLATE_NOOP("experiments", "Storage")},
    {"iterations", QT_TRANSLATE_NOOP("experiments", "Iterations")},
    {"start_gate", QT_TRANSLATE_NOOP("experiments", "Start gate")},
    {"join_first", QT_TRANSLATE_NOOP("experiments", "Join first")},
    {"window_ns", QT_TRANSLATE_NOOP("experiments", "Window")},
};

constexpr Word hints[] = {
    {"operation", QT_TRANSLATE_NOOP("experiments", "Add and take away the same amount (the sum must be 0), or count up.")},
    {"variable", QT_TRANSLATE_NOOP("experiments", "How the shared word is changed: a separate load and store; the same through volatile, which "
                                                  "changes nothing; or one indivisible instruction.")},
    {"storage", QT_TRANSLATE_NOOP("experiments", "One word for all workers, or a copy of its own for each process.")},
    {"iterations", QT_TRANSLATE_NOOP("experiments", "Operations of each worker in one trial.")},
    {"start_gate",
        QT_TRANSLATE_NOOP("experiments", "All workers wait until every one is there. Without it the first may be done before the second exists.")},
    {"join_first", QT_TRANSLATE_NOOP("experiments", "A worker begins only when the one before it has ended: join() instead of a lock.")},
    {"window_ns", QT_TRANSLATE_NOOP("experiments", "Extra time between load and store: the wider, the more often another worker comes in between.")},
};

constexpr Word choices[] = {
    {"operation/balance", QT_TRANSLATE_NOOP("experiments", "balance ± n")},
    {"operation/counter", QT_TRANSLATE_NOOP("experiments", "counter + 1")},
    {"variable/load-store", QT_TRANSLATE_NOOP("experiments", "load, store")},
    {"variable/volatile", QT_TRANSLATE_NOOP("experiments", "volatile")},
    {"variable/fetch-add", QT_TRANSLATE_NOOP("experiments", "fetch-and-add")},
    {"storage/shared", QT_TRANSLATE_NOOP("experiments", "shared")},
    {"storage/private-copy", QT_TRANSLATE_NOOP("experiments", "private copy")},
};

constexpr Word presets[] = {
    {"without-lock", QT_TRANSLATE_NOOP("experiments", "The balance without a lock")},
    {"with-lock", QT_TRANSLATE_NOOP("experiments", "The balance with a lock")},
    {"counter", QT_TRANSLATE_NOOP("experiments", "A counter to two million")},
    {"joined", QT_TRANSLATE_NOOP("experiments", "One after the other")},
};

constexpr Word presetHints[] = {
    {"without-lock", QT_TRANSLATE_NOOP("experiments", "Two threads add and subtract; the sum should be 0.")},
    {"with-lock", QT_TRANSLATE_NOOP("experiments", "Acquired before each change and released after it.")},
    {"counter", QT_TRANSLATE_NOOP("experiments", "Two threads count a million each; the sum is less.")},
    {"joined", QT_TRANSLATE_NOOP("experiments", "The second thread is started when the first has been joined: no lock, and nothing is lost.")},
};

constexpr Word measures[] = {
    {"lost", QT_TRANSLATE_NOOP("claims", "lost updates")},
    {"lost_per_million", QT_TRANSLATE_NOOP("claims", "lost per million")},
    {"wrong_trials", QT_TRANSLATE_NOOP("claims", "wrong trials")},
    {"overlap_share", QT_TRANSLATE_NOOP("claims", "time with overlap")},
    {"ns_per_op", QT_TRANSLATE_NOOP("claims", "time per operation")},
    {"phases", QT_TRANSLATE_NOOP("claims", "phases between changes")},
    {"private_values", QT_TRANSLATE_NOOP("claims", "values of the private copies")},
    {"parent_value", QT_TRANSLATE_NOOP("claims", "value in the parent")},
};

constexpr Word claims[] = {
    {"unlocked-loses", QT_TRANSLATE_NOOP("claims", "without lock: results are wrong")},
    {"locked-loses-nothing", QT_TRANSLATE_NOOP("claims", "with a lock, or one atomic instruction: nothing is lost")},
    {"joining-loses-nothing", QT_TRANSLATE_NOOP("claims", "one after the other, without a lock: nothing is lost")},
    {"toggle-stops-loss", QT_TRANSLATE_NOOP("claims", "switching the lock on stops the loss")},
    {"private-copy-right", QT_TRANSLATE_NOOP("claims", "a private copy each: every worker right, the parent's value untouched")},
    {"ungated-mostly-right", QT_TRANSLATE_NOOP("claims", "without start gate and with few iterations: mostly right")},
};

} // namespace

ExperimentWords lostUpdateWords()
{
    return {.id = "lost-update",
        .title = QT_TRANSLATE_NOOP("experiments", "The balance"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Lost update"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .presets = presets,
        .presetHints = presetHints,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
