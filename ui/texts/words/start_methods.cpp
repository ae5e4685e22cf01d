// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"parent_mb", QT_TRANSLATE_NOOP("experiments", "Parent's memory")},
    {"children", QT_TRANSLATE_NOOP("experiments", "Children")},
    {"main_guard", QT_TRANSLATE_NOOP("experiments", "Main guard")},
    {"lock_held", QT_TRANSLATE_NOOP("experiments", "A lock is held")},
};

constexpr Word hints[] = {
    {"parent_mb", QT_TRANSLATE_NOOP("experiments", "Memory the parent has touched before it starts anybody: fork must copy its page tables.")},
    {"main_guard",
        QT_TRANSLATE_NOOP("experiments",
            "Does the main program start children only under “if __name__ == '__main__'”? Without it each fresh child comes to that line too: it is "
            "refused, or one of them is allowed, and so are those who come from it, eight at most.")},
    {"lock_held",
        QT_TRANSLATE_NOOP("experiments", "Another thread of the parent holds a lock while the children are started, and each child wants it.")},
};

constexpr Word choices[] = {
    {"main_guard/on", QT_TRANSLATE_NOOP("experiments", "there")},
    {"main_guard/off", QT_TRANSLATE_NOOP("experiments", "missing")},
    {"main_guard/never-refused", QT_TRANSLATE_NOOP("experiments", "never refused")},
};

constexpr Word presets[] = {
    {"without-guard", QT_TRANSLATE_NOOP("experiments", "Without the main guard")},
    {"with-guard", QT_TRANSLATE_NOOP("experiments", "With the main guard")},
};

constexpr Word presetHints[] = {
    {"without-guard", QT_TRANSLATE_NOOP("experiments", "Each spawned child comes to the start of a child itself, and ends with an error.")},
    {"with-guard", QT_TRANSLATE_NOOP("experiments", "A spawned child executes the main program too, but not what stands under the guard.")},
};

constexpr Word measures[] = {
    {"from_small_parent_ns", QT_TRANSLATE_NOOP("claims", "time to the first instruction, small parent")},
    {"first_instruction_ns", QT_TRANSLATE_NOOP("claims", "time to the first instruction")},
    {"private_dirty_kib", QT_TRANSLATE_NOOP("claims", "memory of its own")},
    {"pss_kib", QT_TRANSLATE_NOOP("claims", "share of memory")},
    {"rss_kib", QT_TRANSLATE_NOOP("claims", "resident memory")},
    {"inherited_fds", QT_TRANSLATE_NOOP("claims", "inherited descriptors")},
    {"main_runs", QT_TRANSLATE_NOOP("claims", "children that executed the main program again")},
    {"ended_in_error", QT_TRANSLATE_NOOP("claims", "children that ended with an error before their work")},
    {"generations", QT_TRANSLATE_NOOP("claims", "generations, each started by the one before it")},
    {"lock_acquired", QT_TRANSLATE_NOOP("claims", "children that got the lock")},
    {"lock_timed_out", QT_TRANSLATE_NOOP("claims", "children that waited for the lock in vain")},
};

constexpr Word claims[] = {
    {"thread-forkserver-spawn",
        QT_TRANSLATE_NOOP("claims", "a thread starts sooner than a fork server's child, and that sooner than a spawned process")},
    {"fork-grows", QT_TRANSLATE_NOOP("claims", "fork takes longer, the more memory the parent has")},
    {"spawn-does-not-grow", QT_TRANSLATE_NOOP("claims", "spawn does not care for the parent's memory")},
    {"spawn-inherits-only-given", QT_TRANSLATE_NOOP("claims", "a spawned process inherits only what it was given")},
    {"fresh-program-runs-main-again", QT_TRANSLATE_NOOP("claims", "a fresh program executes the main program again, a forked one does not")},
    {"without-guard-one-error", QT_TRANSLATE_NOOP("claims", "without the main guard each fresh child ends with an error; there is no endless chain")},
    {"unrefused-without-end", QT_TRANSLATE_NOOP("claims", "were it not refused, every child would start another, without end")},
    {"forked-lock-stays-locked",
        QT_TRANSLATE_NOOP("claims", "a lock that another thread held stays locked in a forked child, and is free in a fresh one")},
};

} // namespace

ExperimentWords startMethodsWords()
{
    return {.id = "start-methods",
        .title = QT_TRANSLATE_NOOP("experiments", "fork, spawn, forkserver, thread"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Start methods"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .presets = presets,
        .presetHints = presetHints,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
