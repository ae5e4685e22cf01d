// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"max_workers", QT_TRANSLATE_NOOP("experiments", "Most workers")},
    {"working_set_kib", QT_TRANSLATE_NOOP("experiments", "Working set")},
};

constexpr Word hints[] = {
    {"max_workers", QT_TRANSLATE_NOOP("experiments", "The run goes through 1, 2, 4 and so on up to this many.")},
    {"work", QT_TRANSLATE_NOOP(
                 "experiments", "Whether a worker only computes, offers its core after each unit, or wakes the next one and waits for its turn.")},
    {"working_set_kib", QT_TRANSLATE_NOOP("experiments",
                            "Memory each worker walks through while it works. After a switch it may have to come into the cache again.")},
};

constexpr Word choices[] = {
    {"work/pure-cpu", QT_TRANSLATE_NOOP("experiments", "only compute")},
    {"work/yield", QT_TRANSLATE_NOOP("experiments", "yield each time")},
    {"work/hand-over", QT_TRANSLATE_NOOP("experiments", "hand over")},
};

constexpr Word measures[] = {
    {"throughput", QT_TRANSLATE_NOOP("claims", "units per second")},
    {"throughput_kept_share", QT_TRANSLATE_NOOP("claims", "throughput kept with the most workers")},
    {"us_per_switch", QT_TRANSLATE_NOOP("claims", "microseconds per switch")},
};

constexpr Word claims[] = {
    {"many-compute-as-much", QT_TRANSLATE_NOOP("claims", "hundreds of workers that only compute get as much done as a few")},
    {"switching-costs", QT_TRANSLATE_NOOP("claims", "where every unit brings a switch, much less gets done")},
    {"switches-explode", QT_TRANSLATE_NOOP("claims", "and the switches per second multiply")},
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
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
