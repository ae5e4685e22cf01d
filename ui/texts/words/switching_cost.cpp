// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"max_workers", QT_TRANSLATE_NOOP("experiments", "Most workers")},
    {"working_set_kib", QT_TRANSLATE_NOOP("experiments", "Working set")},
    {"frames_mb", QT_TRANSLATE_NOOP("experiments", "Memory for all")},
};

constexpr Word hints[] = {
    {"max_workers", QT_TRANSLATE_NOOP("experiments", "The run goes through 1, 2, 4 and so on up to this many.")},
    {"work", QT_TRANSLATE_NOOP("experiments",
                 "Whether a worker only computes, offers its core after each unit, wakes the next one and waits for its turn, or has its "
                 "working set in a file and waits for what does not fit into memory.")},
    {"working_set_kib", QT_TRANSLATE_NOOP("experiments", "Memory each worker walks through while it works. After a switch it may have to come into "
                                                         "the cache again. When paging, 0 is 1 MiB each, or as much as 64 MiB have "
                                                         "room for.")},
    {"frames_mb", QT_TRANSLATE_NOOP("experiments", "When paging: how much of all working sets has room in memory at a time.")},
};

constexpr Word choices[] = {
    {"work/pure-cpu", QT_TRANSLATE_NOOP("experiments", "only compute")},
    {"work/yield", QT_TRANSLATE_NOOP("experiments", "yield each time")},
    {"work/hand-over", QT_TRANSLATE_NOOP("experiments", "hand over")},
    {"work/paging", QT_TRANSLATE_NOOP("experiments", "paging")},
};

constexpr Word presets[] = {
    {"paging", QT_TRANSLATE_NOOP("experiments", "The rattling disk")},
};

constexpr Word presetHints[] = {
    {"paging", QT_TRANSLATE_NOOP("experiments", "From the fifth worker on, the working sets no longer fit into memory together.")},
};

constexpr Word measures[] = {
    {"throughput", QT_TRANSLATE_NOOP("claims", "units per second")},
    {"throughput_kept_share", QT_TRANSLATE_NOOP("claims", "throughput kept with the most workers")},
    {"us_per_switch", QT_TRANSLATE_NOOP("claims", "microseconds per switch")},
    {"faults_per_s", QT_TRANSLATE_NOOP("claims", "pages read from the file per second")},
    {"read_mib_per_s", QT_TRANSLATE_NOOP("claims", "MiB read from the file per second")},
};

constexpr Word claims[] = {
    {"many-compute-as-much", QT_TRANSLATE_NOOP("claims", "hundreds of workers that only compute get as much done as a few")},
    {"switching-costs", QT_TRANSLATE_NOOP("claims", "where every unit brings a switch, much less gets done")},
    {"switches-explode", QT_TRANSLATE_NOOP("claims", "and the switches per second multiply")},
    {"paging-begins-where-memory-ends",
        QT_TRANSLATE_NOOP("claims", "as long as all working sets fit into memory nothing is read from the file, and nearly every page afterwards")},
    {"paging-slows-many-times", QT_TRANSLATE_NOOP("claims", "where they no longer fit, the work slows down many times")},
};

} // namespace

ExperimentWords switchingCostWords()
{
    return {.id = "switching-cost",
        .title = QT_TRANSLATE_NOOP("experiments", "Too many workers"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Switching"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .presets = presets,
        .presetHints = presetHints,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
