// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"count", QT_TRANSLATE_NOOP("experiments", "Count")},
    {"yields", QT_TRANSLATE_NOOP("experiments", "Yields of each")},
    {"blocking_call_ms", QT_TRANSLATE_NOOP("experiments", "Blocking call")},
    {"compare", QT_TRANSLATE_NOOP("experiments", "Compare")},
};

constexpr Word hints[] = {
    {"count", QT_TRANSLATE_NOOP("experiments", "Coroutines that are at work at the same time, all on one thread.")},
    {"yields", QT_TRANSLATE_NOOP("experiments", "How often each goes back to the end of the line while switches are timed.")},
    {"blocking_call_ms", QT_TRANSLATE_NOOP("experiments", "One of them makes a call that blocks its thread for so long; 0: none does.")},
    {"compare", QT_TRANSLATE_NOOP("experiments", "Time the same hand-over between two threads and between two processes first.")},
};

constexpr Word measures[] = {
    {"ns_per_switch", QT_TRANSLATE_NOOP("claims", "one switch")},
    {"bytes_each", QT_TRANSLATE_NOOP("claims", "memory of each, in bytes")},
    {"os_threads", QT_TRANSLATE_NOOP("claims", "threads of the system")},
    {"longest_stall_ns", QT_TRANSLATE_NOOP("claims", "longest stall")},
    {"tasks_at_once", QT_TRANSLATE_NOOP("claims", "tasks at once")},
    {"sleep_all_ns", QT_TRANSLATE_NOOP("claims", "until all had slept")},
    {"stall_ns", QT_TRANSLATE_NOOP("claims", "stall by kind of call")},
    {"items_in_turn", QT_TRANSLATE_NOOP("claims", "items sent and yielded in turn")},
};

constexpr Word claims[] = {
    {"all-on-one-thread", QT_TRANSLATE_NOOP("claims", "all tasks run on one thread of the system")},
    {"switch-far-cheaper", QT_TRANSLATE_NOOP("claims", "a switch between tasks is far cheaper than one between threads")},
    {"send-and-yield-in-turn", QT_TRANSLATE_NOOP("claims", "producer and consumer take turns by send and yield, without a lock")},
    {"all-sleep-at-once", QT_TRANSLATE_NOOP("claims", "all can sleep at once: together hardly longer than one")},
    {"awaited-sleep-stalls-none", QT_TRANSLATE_NOOP("claims", "a sleep that is awaited stalls nobody")},
    {"blocking-call-stalls-all", QT_TRANSLATE_NOOP("claims", "a call that blocks stalls every task for as long")},
};

} // namespace

ExperimentWords coroutinesWords()
{
    return {.id = "coroutines",
        .title = QT_TRANSLATE_NOOP("experiments", "Coroutines"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Coroutines"),
        .labels = labels,
        .hints = hints,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
