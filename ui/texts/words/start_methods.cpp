// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"parent_mb", QT_TRANSLATE_NOOP("experiments", "Parent's memory")},
    {"children", QT_TRANSLATE_NOOP("experiments", "Children")},
};

constexpr Word hints[] = {
    {"parent_mb", QT_TRANSLATE_NOOP("experiments", "Memory the parent has touched before it starts anybody: fork must copy its page tables.")},
};

constexpr Word measures[] = {
    {"from_small_parent_ns", QT_TRANSLATE_NOOP("claims", "time to the first instruction, small parent")},
    {"first_instruction_ns", QT_TRANSLATE_NOOP("claims", "time to the first instruction")},
    {"private_dirty_kib", QT_TRANSLATE_NOOP("claims", "memory of its own")},
    {"pss_kib", QT_TRANSLATE_NOOP("claims", "share of memory")},
    {"rss_kib", QT_TRANSLATE_NOOP("claims", "resident memory")},
    {"inherited_fds", QT_TRANSLATE_NOOP("claims", "inherited descriptors")},
};

constexpr Word claims[] = {
    {"thread-forkserver-spawn",
        QT_TRANSLATE_NOOP("claims", "a thread starts sooner than a fork server's child, and that sooner than a spawned process")},
    {"fork-grows", QT_TRANSLATE_NOOP("claims", "fork takes longer, the more memory the parent has")},
    {"spawn-does-not-grow", QT_TRANSLATE_NOOP("claims", "spawn does not care for the parent's memory")},
    {"spawn-inherits-only-given", QT_TRANSLATE_NOOP("claims", "a spawned process inherits only what it was given")},
};

} // namespace

ExperimentWords startMethodsWords()
{
    return {.id = "start-methods",
        .title = QT_TRANSLATE_NOOP("experiments", "fork, spawn, forkserver, thread"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Start methods"),
        .labels = labels,
        .hints = hints,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
