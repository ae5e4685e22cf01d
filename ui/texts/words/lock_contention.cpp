// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"locked_percent", QT_TRANSLATE_NOOP("experiments", "Locked share")},
    {"unit_us", QT_TRANSLATE_NOOP("experiments", "Unit of work")},
    {"locks", QT_TRANSLATE_NOOP("experiments", "Locks")},
};

constexpr Word hints[] = {
    {"locked_percent", QT_TRANSLATE_NOOP("experiments", "Share of each unit of work that is done while holding the lock.")},
    {"unit_us", QT_TRANSLATE_NOOP("experiments", "Length of one unit of work, inside and outside the lock together.")},
    {"locks", QT_TRANSLATE_NOOP("experiments", "One lock for all data, or one for each slot of it.")},
};

constexpr Word choices[] = {
    {"locks/one", QT_TRANSLATE_NOOP("experiments", "one for all")},
    {"locks/one-per-slot", QT_TRANSLATE_NOOP("experiments", "one per slot")},
};

constexpr Word measures[] = {
    {"speedup", QT_TRANSLATE_NOOP("claims", "speedup")},
    {"wait_share", QT_TRANSLATE_NOOP("claims", "time spent waiting")},
    {"owner_change_share", QT_TRANSLATE_NOOP("claims", "changes of owner")},
    {"handoff_ns", QT_TRANSLATE_NOOP("claims", "hand-over of the lock")},
    {"fairness", QT_TRANSLATE_NOOP("claims", "busiest to laziest worker")},
    {"switches_per_s", QT_TRANSLATE_NOOP("claims", "switches per second")},
};

constexpr Word claims[] = {
    {"locking-costs-speed", QT_TRANSLATE_NOOP("claims", "the less is locked, the faster")},
    {"all-locked-is-serial", QT_TRANSLATE_NOOP("claims", "all locked: no faster than one worker")},
    {"ticket-changes-owner", QT_TRANSLATE_NOOP("claims", "a ticket lock changes its owner nearly every time")},
    {"coarser-is-faster", QT_TRANSLATE_NOOP("claims", "larger units of work are faster at the same locked share")},
};

} // namespace

ExperimentWords lockContentionWords()
{
    return {.id = "lock-contention",
        .title = QT_TRANSLATE_NOOP("experiments", "What a lock costs"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Lock contention"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
