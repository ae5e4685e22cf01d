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
    {"counted_in_one_turn", QT_TRANSLATE_NOOP("claims", "counter after as many additions, each in one turn")},
    {"counted_across_await", QT_TRANSLATE_NOOP("claims", "counter after as many additions, each with an await in between")},
    {"unscheduled_ran", QT_TRANSLATE_NOOP("claims", "coroutines that ran though nobody scheduled them")},
    {"orders_kept", QT_TRANSLATE_NOOP("claims", "rounds in the order that the program chose")},
};

constexpr Word claims[] = {
    {"all-on-one-thread", QT_TRANSLATE_NOOP("claims", "all tasks run on one thread of the system")},
    {"switch-far-cheaper", QT_TRANSLATE_NOOP("claims", "a switch between tasks is far cheaper than one between threads")},
    {"send-and-yield-in-turn", QT_TRANSLATE_NOOP("claims", "producer and consumer take turns by send and yield, without a lock")},
    {"all-sleep-at-once", QT_TRANSLATE_NOOP("claims", "all can sleep at once: together hardly longer than one")},
    {"awaited-sleep-stalls-none", QT_TRANSLATE_NOOP("claims", "a sleep that is awaited stalls nobody")},
    {"blocking-call-stalls-all", QT_TRANSLATE_NOOP("claims", "a call that blocks stalls every task for as long")},
    {"no-await-no-loss", QT_TRANSLATE_NOOP("claims", "tasks that read and write in one turn lose nothing, without a lock")},
    {"await-in-between-loses", QT_TRANSLATE_NOOP("claims", "an await between reading and writing loses updates")},
    {"unscheduled-does-nothing", QT_TRANSLATE_NOOP("claims", "a coroutine that is called but never scheduled does nothing")},
    {"order-is-the-programs", QT_TRANSLATE_NOOP("claims", "the program decides who goes first, and it is so each time")},
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
