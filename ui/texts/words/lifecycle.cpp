// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"kind", QT_TRANSLATE_NOOP("experiments", "Kind")},
    {"daemon", QT_TRANSLATE_NOOP("experiments", "Daemon")},
    {"wait", QT_TRANSLATE_NOOP("experiments", "Main waits")},
    {"end", QT_TRANSLATE_NOOP("experiments", "End")},
    {"handler_installed", QT_TRANSLATE_NOOP("experiments", "Signal handler")},
    {"holds_lock", QT_TRANSLATE_NOOP("experiments", "Holds a lock")},
    {"robust_mutex", QT_TRANSLATE_NOOP("experiments", "Robust mutex")},
    {"arguments", QT_TRANSLATE_NOOP("experiments", "Arguments")},
    {"leaving", QT_TRANSLATE_NOOP("experiments", "Main leaves")},
};

constexpr Word hints[] = {
    {"kind", QT_TRANSLATE_NOOP("experiments", "Whether the main program's two children are processes or threads.")},
    {"daemon", QT_TRANSLATE_NOOP("experiments", "A daemon is not waited for: it ends with the main program.")},
    {"wait", QT_TRANSLATE_NOOP("experiments", "Whether the main program joins its children before it goes on, for how long, or not at all.")},
    {"handler_installed", QT_TRANSLATE_NOOP("experiments", "The first child handles SIGTERM and SIGINT and cleans up. SIGKILL cannot be handled.")},
    {"holds_lock", QT_TRANSLATE_NOOP("experiments", "The first child holds a lock that the second one wants.")},
    {"leaving", QT_TRANSLATE_NOOP("experiments",
                    "As Python's libraries do, which end daemons and wait for the others; just so, as after a fork of one's own; or "
                    "killed by SIGKILL.")},
    {"robust_mutex", QT_TRANSLATE_NOOP("experiments", "A mutex that the kernel hands on when its owner has died.")},
    {"arguments", QT_TRANSLATE_NOOP("experiments",
                      "How the first child is called, whose function has the parameters name and age. A group is refused before anybody is "
                      "started, and then left out.")},
};

constexpr Word choices[] = {
    {"kind/process", QT_TRANSLATE_NOOP("experiments", "processes")},
    {"kind/thread", QT_TRANSLATE_NOOP("experiments", "threads")},
    {"wait/join", QT_TRANSLATE_NOOP("experiments", "join")},
    {"wait/none", QT_TRANSLATE_NOOP("experiments", "not at all")},
    {"wait/join-timeout", QT_TRANSLATE_NOOP("experiments", "join, 50 ms at most")},
    {"end/return", QT_TRANSLATE_NOOP("experiments", "return")},
    {"end/exception", QT_TRANSLATE_NOOP("experiments", "exception")},
    {"end/kill-9", QT_TRANSLATE_NOOP("experiments", "kill -9")},
    {"end/sigint", QT_TRANSLATE_NOOP("experiments", "SIGINT")},
    {"leaving/library", QT_TRANSLATE_NOOP("experiments", "as Python does")},
    {"leaving/bare", QT_TRANSLATE_NOOP("experiments", "just so")},
    {"leaving/killed", QT_TRANSLATE_NOOP("experiments", "killed")},
    {"arguments/by-position", QT_TRANSLATE_NOOP("experiments", "by position")},
    {"arguments/by-name", QT_TRANSLATE_NOOP("experiments", "by name")},
    {"arguments/by-name-swapped", QT_TRANSLATE_NOOP("experiments", "by name, the other way round")},
    {"arguments/missing", QT_TRANSLATE_NOOP("experiments", "one is missing")},
    {"arguments/group", QT_TRANSLATE_NOOP("experiments", "with a group")},
};

constexpr Word presets[] = {
    {"process", QT_TRANSLATE_NOOP("experiments", "A child, waited for")},
    {"as-printed", QT_TRANSLATE_NOOP("experiments", "As printed: killed at once")},
    {"corrected", QT_TRANSLATE_NOOP("experiments", "Corrected: waited for")},
    {"thread", QT_TRANSLATE_NOOP("experiments", "A thread with a name")},
    {"arguments", QT_TRANSLATE_NOOP("experiments", "Arguments by name")},
    {"missing-argument", QT_TRANSLATE_NOOP("experiments", "An argument is missing")},
    {"orphans", QT_TRANSLATE_NOOP("experiments", "Orphans")},
    {"daemon-thread", QT_TRANSLATE_NOOP("experiments", "A daemon thread")},
};

constexpr Word presetHints[] = {
    {"process", QT_TRANSLATE_NOOP("experiments", "The parent goes on when its child has ended.")},
    {"as-printed", QT_TRANSLATE_NOOP("experiments", "The child kills itself inside its loop, and nobody waits for it.")},
    {"corrected", QT_TRANSLATE_NOOP("experiments", "The parent learns which signal ended its child.")},
    {"thread", QT_TRANSLATE_NOOP("experiments", "It ends before the thread that started it.")},
    {"arguments", QT_TRANSLATE_NOOP("experiments", "They arrive in whatever order they were given.")},
    {"missing-argument", QT_TRANSLATE_NOOP("experiments", "The child is started all the same, and ends with an error before its work.")},
    {"orphans", QT_TRANSLATE_NOOP("experiments", "The main program does not wait: its children go on under another parent.")},
    {"daemon-thread", QT_TRANSLATE_NOOP("experiments", "Nobody waits for it: it ends with its process.")},
};

constexpr Word measures[] = {
    {"exit", QT_TRANSLATE_NOOP("claims", "how the first child ended")},
    {"zombie_ns", QT_TRANSLATE_NOOP("claims", "time as a zombie")},
    {"finally_ran", QT_TRANSLATE_NOOP("claims", "its cleaning up ran")},
    {"lock_left_held", QT_TRANSLATE_NOOP("claims", "lock left held")},
    {"order_of_end", QT_TRANSLATE_NOOP("claims", "order in which they ended")},
    {"received", QT_TRANSLATE_NOOP("claims", "what the first child received")},
    {"group_refused", QT_TRANSLATE_NOOP("claims", "the group was refused")},
    {"orphans", QT_TRANSLATE_NOOP("claims", "children that outlived their parent")},
};

constexpr Word claims[] = {
    {"kill-ends-at-once", QT_TRANSLATE_NOOP("claims", "kill -9 ends a process at once: nothing of it runs any more")},
    {"terminate-needs-a-handler", QT_TRANSLATE_NOOP("claims", "terminate: with a handler it cleans up, without one it is simply gone")},
    {"interrupt-needs-a-handler", QT_TRANSLATE_NOOP("claims", "SIGINT: with a handler it cleans up, without one it is simply gone")},
    {"leaving-runs-finally", QT_TRANSLATE_NOOP("claims", "however it leaves by itself, it cleans up; the exit code tells how")},
    {"daemon-ends-with-parent", QT_TRANSLATE_NOOP("claims", "a daemon ends with the main program, anybody else is waited for")},
    {"dead-owner-keeps-the-lock", QT_TRANSLATE_NOOP("claims", "who dies with a lock keeps it for ever, unless the mutex is robust")},
    {"join-waits-for-the-end", QT_TRANSLATE_NOOP("claims", "join returns when the other has ended, or when its time is over")},
    {"zombie-until-waited-for", QT_TRANSLATE_NOOP("claims", "a process that has ended is a zombie until it is waited for")},
    {"names-by-default", QT_TRANSLATE_NOOP("claims", "children are named Process-N or Thread-N, the main one by its kind")},
    {"arguments-arrive-by-place-or-name", QT_TRANSLATE_NOOP("claims", "arguments arrive by position, or by name in any order")},
    {"missing-argument-ends-the-child", QT_TRANSLATE_NOOP("claims", "a missing argument is noticed in the child, which ends with an error")},
    {"group-must-be-none", QT_TRANSLATE_NOOP("claims", "a group is refused, and nobody is started")},
    {"without-the-library-orphans-live-on",
        QT_TRANSLATE_NOOP("claims", "it is the library that waits and ends daemons: without it the children live on")},
};

} // namespace

ExperimentWords lifecycleWords()
{
    return {.id = "lifecycle",
        .title = QT_TRANSLATE_NOOP("experiments", "Names, join, daemon, terminate, kill"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Life and end"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .presets = presets,
        .presetHints = presetHints,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
