// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"scenario", QT_TRANSLATE_NOOP("experiments", "Scenario")},
    {"philosophers", QT_TRANSLATE_NOOP("experiments", "Philosophers")},
    {"order", QT_TRANSLATE_NOOP("experiments", "Order of locking")},
    {"gap_us", QT_TRANSLATE_NOOP("experiments", "Between the locks")},
    {"remedy", QT_TRANSLATE_NOOP("experiments", "Remedy")},
    {"detector", QT_TRANSLATE_NOOP("experiments", "Detector")},
    {"ended_by", QT_TRANSLATE_NOOP("experiments", "Ended by")},
};

constexpr Word hints[] = {
    {"philosophers", QT_TRANSLATE_NOOP("experiments", "How many sit at the table, with one fork between every two of them.")},
    {"order", QT_TRANSLATE_NOOP("experiments", "Whether all workers take their two locks in the same order.")},
    {"gap_us", QT_TRANSLATE_NOOP("experiments", "Computing between taking the first lock and the second.")},
    {"remedy", QT_TRANSLATE_NOOP("experiments", "What is done against the deadlock. Takes effect between two rounds.")},
    {"detector", QT_TRANSLATE_NOOP("experiments", "A worker that looks for a cycle in the wait-for graph whenever somebody goes to sleep. Without it "
                                                  "the deadlock lasts until you stop the run.")},
    {"ended_by", QT_TRANSLATE_NOOP("experiments",
                     "What ends the deadlock: the detector, or signals from outside to a process of its own whose threads are stuck. Its "
                     "main thread treats Ctrl+C (SIGINT) as Python does.")},
};

constexpr Word choices[] = {
    {"scenario/two-locks", QT_TRANSLATE_NOOP("experiments", "two locks")},
    {"scenario/philosophers", QT_TRANSLATE_NOOP("experiments", "dining philosophers")},
    {"scenario/one-lock-twice", QT_TRANSLATE_NOOP("experiments", "one lock twice")},
    {"order/opposite", QT_TRANSLATE_NOOP("experiments", "opposite")},
    {"order/same", QT_TRANSLATE_NOOP("experiments", "same for all")},
    {"remedy/global-order", QT_TRANSLATE_NOOP("experiments", "global order")},
    {"remedy/try-back-off", QT_TRANSLATE_NOOP("experiments", "try and back off")},
    {"remedy/timeout", QT_TRANSLATE_NOOP("experiments", "time-out")},
    {"remedy/arbitrator", QT_TRANSLATE_NOOP("experiments", "arbitrator")},
    {"remedy/recursive", QT_TRANSLATE_NOOP("experiments", "recursive lock")},
    {"ended_by/detector", QT_TRANSLATE_NOOP("experiments", "the detector")},
    {"ended_by/sigint", QT_TRANSLATE_NOOP("experiments", "SIGINT, once")},
    {"ended_by/sigint-twice", QT_TRANSLATE_NOOP("experiments", "SIGINT, twice")},
    {"ended_by/sigterm", QT_TRANSLATE_NOOP("experiments", "SIGTERM")},
    {"ended_by/sigkill", QT_TRANSLATE_NOOP("experiments", "SIGKILL")},
};

constexpr Word presets[] = {
    {"opposite", QT_TRANSLATE_NOOP("experiments", "Opposite order")},
    {"same", QT_TRANSLATE_NOOP("experiments", "The same order")},
    {"twice", QT_TRANSLATE_NOOP("experiments", "One lock, taken twice")},
    {"recursive", QT_TRANSLATE_NOOP("experiments", "A recursive lock")},
    {"interrupted", QT_TRANSLATE_NOOP("experiments", "Ctrl+C in a deadlock")},
    {"killed", QT_TRANSLATE_NOOP("experiments", "Ended by force")},
};

constexpr Word presetHints[] = {
    {"opposite", QT_TRANSLATE_NOOP("experiments", "Each holds what the other one wants.")},
    {"same", QT_TRANSLATE_NOOP("experiments", "Whoever is second waits for the first lock and holds nothing meanwhile.")},
    {"twice", QT_TRANSLATE_NOOP("experiments", "Its holder waits for itself.")},
    {"recursive", QT_TRANSLATE_NOOP("experiments", "It lets its holder in again, and wants to be released as often.")},
    {"interrupted", QT_TRANSLATE_NOOP("experiments", "The main thread is interrupted, and then waits for its threads again.")},
    {"killed", QT_TRANSLATE_NOOP("experiments", "The operating system ends the process, and with it its threads and locks.")},
};

constexpr Word measures[] = {
    {"deadlocked", QT_TRANSLATE_NOOP("claims", "deadlocked")},
    {"rounds_to_deadlock", QT_TRANSLATE_NOOP("claims", "rounds before the deadlock")},
    {"cycle", QT_TRANSLATE_NOOP("claims", "cycle")},
    {"retries", QT_TRANSLATE_NOOP("claims", "retries")},
    {"rounds", QT_TRANSLATE_NOOP("claims", "rounds done")},
    {"detection_ns", QT_TRANSLATE_NOOP("claims", "cycle closed to cycle found")},
    {"signals_sent", QT_TRANSLATE_NOOP("claims", "signals sent")},
    {"ended_by_signal", QT_TRANSLATE_NOOP("claims", "signal that ended the process")},
};

constexpr Word claims[] = {
    {"opposite-order-deadlocks", QT_TRANSLATE_NOOP("claims", "opposite orders end in a deadlock, found by its cycle")},
    {"one-lock-twice-deadlocks", QT_TRANSLATE_NOOP("claims", "who takes a lock that it holds waits for itself")},
    {"cycle-is-in-the-trace", QT_TRANSLATE_NOOP("claims", "the cycle found is the one that the events show")},
    {"never-with-order-or-remedy", QT_TRANSLATE_NOOP("claims", "one order for all, or a remedy: never a deadlock")},
    {"backing-off-retries", QT_TRANSLATE_NOOP("claims", "backing off costs retries instead")},
    {"one-interrupt-is-not-enough", QT_TRANSLATE_NOOP("claims", "one Ctrl+C ends the main thread's waiting, not the deadlock")},
    {"a-signal-from-outside-ends-it", QT_TRANSLATE_NOOP("claims", "SIGTERM, SIGKILL or a second Ctrl+C end the process with all its threads")},
};

} // namespace

ExperimentWords deadlockWords()
{
    return {.id = "deadlock",
        .title = QT_TRANSLATE_NOOP("experiments", "Each holds what the other wants"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Deadlock"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .presets = presets,
        .presetHints = presetHints,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
