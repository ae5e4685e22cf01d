// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"waiters", QT_TRANSLATE_NOOP("experiments", "Waiters")},
    {"notify", QT_TRANSLATE_NOOP("experiments", "Notify")},
    {"check", QT_TRANSLATE_NOOP("experiments", "Check")},
    {"set_before_wait", QT_TRANSLATE_NOOP("experiments", "Signal before the wait")},
};

constexpr Word hints[] = {
    {"notify", QT_TRANSLATE_NOOP("experiments", "A condition can call all who wait, or one at a time.")},
    {"check", QT_TRANSLATE_NOOP("experiments", "while: the state is looked at again under the mutex. if: once, before the mutex is taken.")},
    {"set_before_wait", QT_TRANSLATE_NOOP("experiments", "The signal comes before anybody waits: for a condition, between the look and the wait.")},
};

constexpr Word choices[] = {
    {"kind/event", QT_TRANSLATE_NOOP("experiments", "event")},
    {"kind/condition", QT_TRANSLATE_NOOP("experiments", "condition variable")},
    {"kind/barrier", QT_TRANSLATE_NOOP("experiments", "barrier")},
    {"notify/one", QT_TRANSLATE_NOOP("experiments", "one at a time")},
    {"check/while", QT_TRANSLATE_NOOP("experiments", "while")},
    {"check/if", QT_TRANSLATE_NOOP("experiments", "if")},
    {"lock/event", QT_TRANSLATE_NOOP("experiments", "event")},
    {"lock/condition", QT_TRANSLATE_NOOP("experiments", "condition variable")},
    {"lock/barrier", QT_TRANSLATE_NOOP("experiments", "barrier")},
};

constexpr Word measures[] = {
    {"woken", QT_TRANSLATE_NOOP("claims", "woken")},
    {"wake_spread_ns", QT_TRANSLATE_NOOP("claims", "first to last woken")},
    {"lost_wakeups", QT_TRANSLATE_NOOP("claims", "wake-ups lost")},
    {"early_wakeups", QT_TRANSLATE_NOOP("claims", "went on too early")},
    {"unfounded_wakeups", QT_TRANSLATE_NOOP("claims", "went on without cause")},
    {"signals", QT_TRANSLATE_NOOP("claims", "signals")},
    {"blocked_waits", QT_TRANSLATE_NOOP("claims", "waits that blocked")},
    {"orders_seen", QT_TRANSLATE_NOOP("claims", "different orders of the first four")},
    {"commonest_order_share", QT_TRANSLATE_NOOP("claims", "share of the commonest order")},
};

constexpr Word claims[] = {
    {"signal-wakes-all", QT_TRANSLATE_NOOP("claims", "a signal wakes all who wait, and nobody before it")},
    {"set-event-does-not-block", QT_TRANSLATE_NOOP("claims", "an event that is already set does not block")},
    {"if-loses-wake-ups", QT_TRANSLATE_NOOP("claims", "if: a call before the wait is lost")},
    {"while-loses-none", QT_TRANSLATE_NOOP("claims", "while: no wake-up is lost")},
    {"order-is-not-fixed", QT_TRANSLATE_NOOP("claims", "in which order they go on is not fixed")},
};

} // namespace

ExperimentWords eventWords()
{
    return {.id = "event",
        .title = QT_TRANSLATE_NOOP("experiments", "Waiting for a signal"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Event, condition, barrier"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
