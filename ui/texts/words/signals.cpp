// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"signal", QT_TRANSLATE_NOOP("experiments", "Signal")},
    {"count", QT_TRANSLATE_NOOP("experiments", "Count")},
    {"handler", QT_TRANSLATE_NOOP("experiments", "Handler")},
    {"target_state", QT_TRANSLATE_NOOP("experiments", "The target is")},
};

constexpr Word hints[] = {
    {"signal", QT_TRANSLATE_NOOP("experiments", "Which signal is sent, as fast as it goes.")},
    {"handler", QT_TRANSLATE_NOOP("experiments", "On: the target handles it. Off: what the system does with it by default.")},
    {"target_state", QT_TRANSLATE_NOOP("experiments", "What the signal interrupts.")},
};

constexpr Word choices[] = {
    {"signal/real-time", QT_TRANSLATE_NOOP("experiments", "real-time signal")},
    {"target_state/computing", QT_TRANSLATE_NOOP("experiments", "computing")},
    {"target_state/sleeping", QT_TRANSLATE_NOOP("experiments", "sleeping")},
    {"target_state/in-a-lock", QT_TRANSLATE_NOOP("experiments", "waiting for a lock")},
};

constexpr Word measures[] = {
    {"sent", QT_TRANSLATE_NOOP("claims", "signals sent")},
    {"received", QT_TRANSLATE_NOOP("claims", "signals received")},
    {"coalesced", QT_TRANSLATE_NOOP("claims", "fallen together with an earlier one")},
    {"out_of_order", QT_TRANSLATE_NOOP("claims", "signals out of order")},
    {"queue_full", QT_TRANSLATE_NOOP("claims", "sends that had to wait for the queue")},
    {"stopped", QT_TRANSLATE_NOOP("claims", "times the target stood still")},
    {"ended_by_signal", QT_TRANSLATE_NOOP("claims", "the target was ended by signal")},
};

constexpr Word claims[] = {
    {"standard-coalesce", QT_TRANSLATE_NOOP("claims", "standard signals sent in a row fall together: fewer arrive")},
    {"real-time-in-order", QT_TRANSLATE_NOOP("claims", "real-time signals all arrive, in order")},
    {"unhandled-ends", QT_TRANSLATE_NOOP("claims", "without a handler the signal ends the process")},
    {"stop-not-caught", QT_TRANSLATE_NOOP("claims", "SIGSTOP stops the process and cannot be handled")},
};

} // namespace

ExperimentWords signalsWords()
{
    return {.id = "signals",
        .title = QT_TRANSLATE_NOOP("experiments", "Signals"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Signals"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
