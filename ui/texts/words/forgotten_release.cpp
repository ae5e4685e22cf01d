// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"guard", QT_TRANSLATE_NOOP("experiments", "Guard")},
    {"exit", QT_TRANSLATE_NOOP("experiments", "Way out")},
};

constexpr Word hints[] = {
    {"guard", QT_TRANSLATE_NOOP("experiments", "Whether an object releases the lock in its destructor, whatever way leads out of the block.")},
    {"exit", QT_TRANSLATE_NOOP("experiments", "How the first worker leaves its third critical section.")},
};

constexpr Word choices[] = {
    {"guard/raii", QT_TRANSLATE_NOOP("experiments", "RAII guard")},
    {"exit/exception", QT_TRANSLATE_NOOP("experiments", "exception")},
    {"exit/early-return", QT_TRANSLATE_NOOP("experiments", "early return")},
};

constexpr Word presets[] = {
    {"by-hand", QT_TRANSLATE_NOOP("experiments", "Released by hand")},
    {"with-lock", QT_TRANSLATE_NOOP("experiments", "With the lock")},
};

constexpr Word presetHints[] = {
    {"by-hand", QT_TRANSLATE_NOOP("experiments", "An exception leaves the function before the release, and the lock is held for ever.")},
    {"with-lock", QT_TRANSLATE_NOOP("experiments", "The block releases it, however it is left.")},
};

constexpr Word measures[] = {
    {"blocked_workers", QT_TRANSLATE_NOOP("claims", "workers that wait for ever")},
    {"detected_after_ns", QT_TRANSLATE_NOOP("claims", "until it was found")},
    {"owner", QT_TRANSLATE_NOOP("claims", "dead holder")},
    {"lock", QT_TRANSLATE_NOOP("claims", "lock that stays taken")},
    {"entries_done", QT_TRANSLATE_NOOP("claims", "stays done")},
    {"entries_wanted", QT_TRANSLATE_NOOP("claims", "stays wanted")},
};

constexpr Word claims[] = {
    {"others-wait-for-ever", QT_TRANSLATE_NOOP("claims", "without a guard all others wait for ever for the dead holder")},
    {"guard-lets-all-finish", QT_TRANSLATE_NOOP("claims", "with a guard all others finish")},
};

} // namespace

ExperimentWords forgottenReleaseWords()
{
    return {.id = "forgotten-release",
        .title = QT_TRANSLATE_NOOP("experiments", "try … finally"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Forgotten release"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .presets = presets,
        .presetHints = presetHints,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
